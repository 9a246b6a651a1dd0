// What is filled in goes into the attributes, so that a saved copy of the page holds it.
function keep(event) {
  const field = event.target;
  if (field.tagName === "SELECT") {
    for (const option of field.options) option.toggleAttribute("selected", option.selected);
  } else if (field.tagName === "TEXTAREA") {
    field.textContent = field.value;
  } else if (field.tagName === "INPUT") {
    field.setAttribute("value", field.value);
  }
}
document.addEventListener("input", keep);
document.addEventListener("change", keep);
document.getElementById("few").addEventListener("click", (event) => {
  const on = document.body.classList.toggle("few");
  event.target.setAttribute("aria-pressed", on);
});
document.getElementById("save").addEventListener("click", () => {
  const page = "<!doctype html>\n" + document.documentElement.outerHTML;
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([page], { type: "text/html;charset=utf-8" }));
  link.download = decodeURIComponent(location.pathname.split("/").pop() || "checklist.html");
  link.click();
  URL.revokeObjectURL(link.href);
});
