"use strict";

/** The files of a row's test: gaps between their numbers and, behind a dot, how many lines ran. */
function filesOf(row) {
  let number = 0;
  return (row.dataset.files ?? "").split(" ").filter(Boolean).map((part) => {
    const [gap, count] = part.split(".").map(Number);
    number += gap;
    return { page: testFiles[number][0], path: testFiles[number][1], count };
  });
}

/** Opens or closes the list of the files that a test runs; a file opens with its lines marked. */
function toggle(link) {
  const isOpen = link.ariaExpanded === "true";
  link.ariaExpanded = String(!isOpen);
  if (isOpen) { link.nextElementSibling.remove(); return; }
  const list = document.createElement("ul");
  for (const { page, path, count } of filesOf(link.closest("tr"))) {
    const file = document.createElement("a");
    file.href = page + "#test=" + encodeURIComponent(link.textContent);
    file.textContent = path;
    const item = document.createElement("li");
    item.append(file, ` ${count} ${count === 1 ? "line" : "lines"}`);
    list.append(item);
  }
  link.after(list);
}

for (const row of table.rows) {
  if (!row.link) continue;
  row.link.ariaExpanded = "false";
  row.link.addEventListener("click", (event) => { event.preventDefault(); toggle(row.link); });
}

/** Opens the test that the address names. */
function openTest() {
  const name = new URLSearchParams(location.hash.slice(1)).get("test");
  const row = table.rows.find((row) => row.link?.textContent === name);
  if (!row) return;
  if (row.link.ariaExpanded !== "true") toggle(row.link);
  rove(row.link);
  row.link.focus({ preventScroll: true });
  row.link.scrollIntoView({ block: "center" });
}
window.addEventListener("hashchange", openTest);
openTest();
