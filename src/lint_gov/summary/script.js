"use strict";
(() => {
  const form = document.querySelector("form.filters");
  const table = document.querySelector("table.league");
  if (!form || !table) return;
  const body = table.tBodies[0];
  const rows = Array.from(body.rows);
  const heads = Array.from(table.tHead.rows[0].cells);

  // Sorting: a click turns the order around; equal ones keep the order of the ranks.
  function value(row, column) {
    const text = row.cells[column].dataset.v;
    return text !== "" && !isNaN(text) ? Number(text) : text;
  }

  function compare(one, other) {
    if (typeof one === "number" && typeof other === "number") return one - other;
    return String(one).localeCompare(String(other), document.documentElement.lang);
  }

  function sort(column, up) {
    rows.sort((one, other) =>
      (up ? 1 : -1) * compare(value(one, column), value(other, column)) || value(one, 0) - value(other, 0));
    body.append(...rows);
    heads.forEach((head, index) => {
      if (index === column) head.setAttribute("aria-sort", up ? "ascending" : "descending");
      else head.removeAttribute("aria-sort");
    });
  }

  heads.forEach((head, column) => {
    const button = head.querySelector("button");
    if (!button) return;
    button.addEventListener("click", () => {
      const now = head.getAttribute("aria-sort");
      sort(column, now ? now === "descending" : button.dataset.first === "up");
    });
  });

  // Filters
  function filter() {
    const wanted = new FormData(form);
    const words = wanted.get("find").trim().toLowerCase();
    let shown = 0;
    for (const row of rows) {
      const fits =
        (!words || row.cells[1].textContent.toLowerCase().includes(words)) &&
        (!wanted.get("kind") || wanted.get("kind") === row.dataset.kind) &&
        (!wanted.has("errors") || row.dataset.errors !== "0");
      row.hidden = !fits;
      shown += fits;
    }
    const count = form.querySelector("output");
    count.textContent = count.dataset.text.replace("{shown}", shown).replace("{all}", rows.length);
  }

  form.hidden = false;
  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  filter();

  let folded = [];
  addEventListener("beforeprint", () => {
    folded = Array.from(document.querySelectorAll("details:not([open])"));
    folded.forEach((one) => (one.open = true));
  });
  addEventListener("afterprint", () => folded.forEach((one) => (one.open = false)));
})();
