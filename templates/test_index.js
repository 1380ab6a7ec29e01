"use strict";

/** What the list of tests has besides: each test opens and closes the list of its files. */
IndexPage.parts.push((page, signal) => {
  if (page.unit !== "test") return;
  const { table } = page;
  const rowOf = (link) => Number(link.closest("tr").dataset.row);

  /** The files of a test: gaps between their numbers and, behind a dot, how many lines ran. */
  function filesOf(row, files) {
    let number = 0;
    return table.rows.detail(row).split(" ").filter(Boolean).map((part) => {
      const [gap, count] = part.split(".").map(Number);
      number += gap;
      return { ...files[number], count };
    });
  }

  /** Links to the tests that run exactly what a test runs. */
  function twinsOf(row) {
    const group = table.rows.twins(row);
    if (group < 0) return [];
    const names = table.rows.columns.test;
    return table.leaves.filter((other) => other !== row && table.rows.twins(other) === group)
      .map((other) => make("li", {}, make("a", { href: address.of("test_index.html", { test: names[other] }) }, names[other])));
  }

  /** Opens or closes the list of the files that a test runs; a file opens with its lines marked. */
  async function toggle(link) {
    const isOpen = link.ariaExpanded === "true";
    link.ariaExpanded = String(!isOpen);
    if (isOpen) link.nextElementSibling.remove(); else {
      const list = document.createElement("ul");
      for (const { href, path, count } of filesOf(rowOf(link), await testedFiles())) {
        const name = link.textContent;
        list.append(make("li", {}, make("a", { href: href(name) }, path), ` ${count} ${count === 1 ? "line" : "lines"}`));
      }
      const twins = twinsOf(rowOf(link));
      if (twins.length > 0) list.append(make("li", {}, "Runs exactly what these run:", make("ul", {}, ...twins)));
      link.after(list);
    }
    table.measure(rowOf(link));
  }

  function isTest(link) { return link?.parentElement.tagName === "TH"; }

  table.body.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (!isTest(link)) return;
    event.preventDefault();
    toggle(link);
  });
  const place = table.onPlace;
  table.onPlace = (rows) => {
    place(rows);
    for (const row of rows) {
      const link = table.rows.link(row);
      if (link && !link.ariaExpanded) link.ariaExpanded = "false";
    }
  };
  table.onPlace(table.shown);

  /** Opens the test that the address names. */
  async function openTest() {
    const name = address.read().get("test");
    const row = name === null ? -1 : table.rows.columns.test.indexOf(name);
    if (row < 0 || !table.reveal(row, "center")) return;
    const link = table.rows.link(row);
    if (link.ariaExpanded !== "true") await toggle(link);
    page.rove(row);
    link.focus({ preventScroll: true });
    link.scrollIntoView({ block: "center" });
  }
  addEventListener("hashchange", openTest, { signal });
  openTest();
});

/** The files that tests refer to by their numbers, each with its path and its link for a test. */
async function testedFiles() {
  if (typeof testFiles !== "undefined") {
    return testFiles.map(([page, path]) => ({ path, href: (test) => address.of(page, { test }) }));
  }
  const list = await data.json("files");
  return list.names.filter((_, row) => !list.folder[row])
    .map((path) => ({ path, href: (test) => address.of("file.html", { f: path, test }) }));
}
