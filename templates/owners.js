"use strict";

/** The files by their owners, where the report knows them: a row for each, which filters by it. */
IndexPage.parts.push((page) => {
  const button = document.getElementById("owners-open");
  if (!button) return;
  const { table } = page;
  const names = table.names.slice(1).filter((name) => name !== "cover");
  const part = make("section", { id: "owners", "aria-label": "Owners" });
  part.hidden = true;
  document.querySelector(".scroll").before(part);

  /** What the files of each owner add up to; those of nobody come last. */
  function sums() {
    const sums = new Map();
    for (const row of table.leaves) {
      for (const owner of table.rows.owners(row)) {
        if (!sums.has(owner)) sums.set(owner, { files: 0, covered: 0, total: 0, figures: names.map(() => 0) });
        const sum = sums.get(owner);
        const [covered, total] = table.rows.ratio(row);
        sum.files += 1;
        sum.covered += covered;
        sum.total += total;
        names.forEach((name, at) => { sum.figures[at] += table.rows.columns[name][row]; });
      }
    }
    return [...sums].sort(([a], [b]) => (a === "") - (b === "") || (a < b ? -1 : 1));
  }

  function build() {
    const heads = ["Owner", "Files", ...table.heads.slice(1, -1).map((head) => head.textContent), "Cover"];
    const head = make("tr", {}, ...heads.map((title) => make("th", { scope: "col" }, title)));
    const rows = sums().map(([owner, { files, covered, total, figures }]) => {
      const name = make("button", { type: "button" }, owner || "nobody");
      name.addEventListener("click", () => {
        page.filterField.value = "owner:" + (owner || "nobody");
        page.showRows();
        page.write();
      });
      const share = percentage(covered, total, Number(table.element.dataset.precision)) + "%";
      return make("tr", {}, make("th", { scope: "row" }, name),
        ...[files, ...figures].map((figure) => make("td", {}, String(figure))), make("td", {}, bar(covered, total), share));
    });
    part.replaceChildren(make("table", {}, make("thead", {}, head), make("tbody", {}, ...rows)));
  }

  function toggle() {
    if (!part.firstChild) build();
    part.hidden = !part.hidden;
    button.ariaPressed = String(!part.hidden);
  }

  button.addEventListener("click", toggle);
  keys.set("i", toggle);
});
