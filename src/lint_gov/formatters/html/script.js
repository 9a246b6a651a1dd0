"use strict";
(() => {
  const root = document.documentElement;
  const wide = matchMedia("screen and (min-width: 74rem)");
  const all = (selector, within = document) => Array.from(within.querySelectorAll(selector));
  const form = document.querySelector("form.filters");

  // The place in the report that an entry of a card is about, and the other way round.
  const placeOf = (entry) => document.getElementById("p" + entry.id.slice(1));
  const entryOf = (report, number) => report.querySelector('.entry[data-f="' + number + '"]');

  // Cards in the margin: each at the height of its place, or below the card before it. Only near the window, since a
  // page may hold hundreds of reports.
  const near = new Set();
  function lay() {
    const isWide = wide.matches;
    root.classList.toggle("margin", isWide);
    const papers = Array.from(near).map((paper) => [paper, isWide ? measure(paper) : []]);
    for (const [paper, cards] of papers) {
      let floor = 0;
      for (const [card, wanted, height] of cards) {
        const top = Math.max(wanted, floor);
        card.style.top = top + "px";
        card.style.setProperty("--lift", top - wanted + "px");
        floor = top + height + 10;
      }
      paper.style.minHeight = floor ? floor + "px" : "";
    }
  }

  function measure(paper) {
    const start = paper.getBoundingClientRect().top;
    return all(".card", paper).filter((card) => !card.hidden).map((card) => {
      const place = placeOf(card.querySelector(".entry:not([hidden])"));
      const at = place && place.offsetParent ? place : card.closest(".row");
      return [card, Math.max(0, at.getBoundingClientRect().top - start - 8), card.offsetHeight];
    }).sort((one, other) => one[1] - other[1]);
  }

  let due = 0;
  function relay() {
    cancelAnimationFrame(due);
    due = requestAnimationFrame(lay);
  }

  // A finding and its places light up together.
  function light(report, number) {
    all(".on").forEach((lit) => lit.classList.remove("on"));
    if (report && number) {
      all('[data-f~="' + number + '"]', report).forEach((spot) => spot.classList.add("on"));
      const entry = entryOf(report, number);
      const place = entry && placeOf(entry);
      if (place) place.classList.add("on");
    }
  }

  function lit(event) {
    const target = event.target instanceof Element ? event.target : null;
    const spot = target && target.closest("[data-f], .ref");
    const report = spot && spot.closest(".report");
    if (!report) return [null, null, null];
    const number = spot.dataset.f || spot.getAttribute("href").split("-").pop();
    return [report, number.split(" ")[0], spot];
  }

  for (const kind of ["pointerover", "focusin"]) {
    document.addEventListener(kind, (event) => {
      const [report, number] = lit(event);
      if (report) light(report, number);
    });
  }

  function open(node) {
    for (let at = node; at; at = at.parentElement) {
      if (at.matches("details")) at.open = true;
      if (at.matches(".paper") && !near.has(at)) {
        near.add(at);
        lay();
      }
    }
  }

  function show(entry) {
    open(entry);
    const place = placeOf(entry);
    const seen = place && place.offsetParent && wide.matches ? place : entry;
    entry.focus({ preventScroll: true });
    seen.scrollIntoView({ block: "center" });
    light(entry.closest(".report"), entry.dataset.f);
  }

  document.addEventListener("click", (event) => {
    const [report, number, spot] = lit(event);
    if (!report || spot.matches(".entry") || event.target.closest("a, summary") || String(getSelection())) return;
    const entry = entryOf(report, number);
    if (entry && !entry.closest("[hidden]")) show(entry);
  });

  // A link into something folded opens it; on paper the rules are open.
  function unfold() {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    open(target);
    if (target && target.matches(".besides")) all("details", target).forEach((one) => (one.open = true));
    if (target && target.matches(".entry, .ref")) {
      light(target.closest(".report"), target.dataset.f || target.id.split("-").pop());
      target.focus({ preventScroll: true });
    }
  }
  addEventListener("hashchange", unfold);
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = all("details:not([open], .source)");
    folded.forEach((one) => (one.open = true));
  });
  addEventListener("afterprint", () => folded.forEach((one) => (one.open = false)));

  // Filters
  function filter() {
    const wanted = new FormData(form);
    const levels = new Set(wanted.getAll("level"));
    const words = wanted.get("find").trim().toLowerCase();
    const fits = (found) =>
      levels.has(found.dataset.level) &&
      (!wanted.get("rule") || wanted.get("rule") === found.dataset.rule) &&
      (!wanted.get("section") || wanted.get("section") === found.dataset.section) &&
      (!words || text(found).includes(words));
    const findings = all("[data-level]");
    const fitting = findings.filter(fits);
    const kept = new Set(fitting.map((found) => found.closest(".entry")));
    all(".entry").forEach((entry) => (entry.hidden = !kept.has(entry)));
    all(".card").forEach((card) => (card.hidden = !card.querySelector(".entry:not([hidden])")));
    all(".report").forEach((report) => narrow(report, fitting.length < findings.length));
    root.classList.toggle("bare", wanted.has("only"));
    const count = form.querySelector("output");
    const told = fitting.length ? count.dataset.text : count.dataset.none;
    count.textContent = told.replace("{shown}", fitting.length).replace("{all}", findings.length);
    lay();
  }

  function narrow(report, filtering) {
    const numbers = new Set(all(".entry:not([hidden])", report).map((entry) => entry.dataset.f));
    report.hidden = filtering && !numbers.size;
    all(".place [data-f]", report).forEach((spot) =>
      spot.classList.toggle("off", !spot.dataset.f.split(" ").some((number) => numbers.has(number))));
    all(".place .ref", report).forEach((ref) => (ref.hidden = !numbers.has(ref.getAttribute("href").split("-").pop())));
    all(".row", report).forEach((row) => row.classList.toggle("has", !!row.querySelector(".card:not([hidden])")));
  }

  const texts = new WeakMap();
  function text(found) {
    if (!texts.has(found)) {
      const title = found.closest(".report").querySelector("h2").textContent;
      texts.set(found, (title + " " + found.closest(".card").textContent).toLowerCase());
    }
    return texts.get(found);
  }

  function step(by) {
    const entries = all(".entry:not([hidden])").filter((entry) => !entry.closest("[hidden]"));
    const current = entries.findIndex((entry) => entry.classList.contains("on"));
    const next = current < 0 ? (by > 0 ? 0 : entries.length - 1) : (current + by + entries.length) % entries.length;
    if (entries.length) show(entries[next]);
  }

  if (form) {
    form.hidden = false;
    form.addEventListener("input", filter);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => setTimeout(filter));
    all("[data-step]", form).forEach((button) => button.addEventListener("click", () => step(Number(button.dataset.step))));
    filter();
  }
  const observer = new IntersectionObserver((seen) => {
    seen.forEach((one) => (one.isIntersecting ? near.add(one.target) : near.delete(one.target)));
    lay();
  }, { rootMargin: "1500px" });
  all(".paper").forEach((paper) => observer.observe(paper));
  wide.addEventListener("change", lay);
  addEventListener("resize", relay);
  document.addEventListener("toggle", relay, true);
  if (document.fonts) document.fonts.ready.then(relay);
  lay();
  unfold();
})();
