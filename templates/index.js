"use strict";

const table = new Table(document.getElementById("rows"));
const isTree = "tree" in table.element.dataset;
const filterField = document.getElementById("filter");
const hideField = document.getElementById("hide");
const flatField = document.getElementById("flat");
const isFlat = () => !isTree || flatField.checked;

/** What the reader sees: in the address, so that it can be shared, and remembered besides. */
const view = { sort: { name: table.names[0], isDescending: false } };

function readView() {
  const inAddress = new URLSearchParams(location.hash.slice(1));
  const read = (name) => inAddress.get(name) ?? (inAddress.size ? null : choices.read("index." + name));
  const sort = read("sort") ?? "";
  const name = sort.replace(/^-/, "");
  if (table.names.includes(name)) view.sort = { name, isDescending: sort.startsWith("-") };
  filterField.value = inAddress.get("filter") ?? "";
  if (hideField) hideField.checked = read("hide") === "1";
  if (isTree) flatField.checked = read("flat") === "1";
}

function writeView() {
  const { name, isDescending } = view.sort;
  const values = {
    sort: name === table.names[0] && !isDescending ? "" : (isDescending ? "-" : "") + name,
    filter: filterField.value.trim(),
    hide: hideField?.checked ? "1" : "",
    flat: isTree && flatField.checked ? "1" : "",
  };
  const shown = Object.entries(values).filter(([, value]) => value);
  const hash = new URLSearchParams(shown).toString();
  history.replaceState(null, "", hash ? "#" + hash : location.pathname + location.search);
  choices.write("index.sort", values.sort);
  if (hideField) choices.write("index.hide", values.hide);
  if (isTree) choices.write("index.flat", values.flat);
}

function showRows() {
  const count = table.filter(new Filter(filterField.value, hideField?.checked ?? false), isFlat());
  const total = table.leaves.length;
  const unit = table.element.dataset.unit;
  const units = total === 1 ? unit : unit === "class" ? "classes" : unit + "s";
  document.getElementById("shown").textContent =
    count === total ? `${total} ${units}` : `${count} of ${total} ${units} shown`;
  rove(null);
}

function showAll() {
  table.element.toggleAttribute("data-flat", isTree && isFlat());
  table.sort(view.sort, isFlat());
  showRows();
}

function sortBy(name) {
  const isSame = view.sort.name === name;
  view.sort = { name, isDescending: isSame && !view.sort.isDescending };
  showAll();
  writeView();
}

/** One link of the table is in the tab order at a time; keys move it. */
function rove(link) {
  const old = table.body.querySelector("[tabindex='0']");
  if (old) old.tabIndex = -1;
  const links = table.shownLinks;
  const chosen = link ?? (old && links.includes(old) ? old : links[0]);
  if (chosen) chosen.tabIndex = 0;
  return chosen;
}

function move(step) {
  const links = table.shownLinks;
  const at = links.indexOf(document.activeElement);
  const link = links[Math.max(0, Math.min(links.length - 1, at < 0 ? 0 : at + step))];
  if (!link) return;
  rove(link);
  link.focus();
  link.scrollIntoView({ block: "nearest" });
}

function neighbour(step) {
  const tabs = [...document.querySelectorAll(".tabs a")];
  const at = tabs.findIndex((tab) => tab.hasAttribute("aria-current"));
  const tab = tabs[at + step];
  if (tab) location.assign(tab.href);
}

for (const head of table.heads) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = head.textContent;
  button.title = `Sort by ${head.title || head.textContent.toLowerCase()} (${head.dataset.key})`;
  button.addEventListener("click", () => sortBy(head.dataset.name));
  head.replaceChildren(button);
  head.removeAttribute("title");
  keys.set(head.dataset.key, () => sortBy(head.dataset.name));
}

for (const row of table.rows) {
  if (row.link) row.link.tabIndex = -1;
  if (!row.isFolder) continue;
  const twist = document.createElement("button");
  twist.type = "button";
  twist.className = "twist";
  twist.tabIndex = -1;
  twist.ariaLabel = "Show what is in " + row.words;
  twist.ariaExpanded = "true";
  row.element.cells[0].prepend(twist);
  row.element.cells[0].addEventListener("click", () => {
    row.isOpen = !row.isOpen;
    twist.ariaExpanded = String(row.isOpen);
    showRows();
    rove(twist);
  });
}

filterField.addEventListener("input", () => { showRows(); writeView(); });
filterField.addEventListener("keydown", (event) => {
  if (event.key === "Escape") { filterField.value = ""; showRows(); writeView(); filterField.blur(); }
  if (event.key === "Enter" || event.key === "ArrowDown") { event.preventDefault(); move(0); }
});
document.querySelector(".filter").addEventListener("submit", (event) => event.preventDefault());
for (const field of [hideField, flatField]) {
  field?.addEventListener("change", () => { showAll(); writeView(); });
}
window.addEventListener("hashchange", () => { readView(); showAll(); });

keys.set("/", () => { filterField.focus(); filterField.select(); });
if (hideField) keys.set("h", () => hideField.click());
if (isTree) keys.set("t", () => flatField.click());
keys.set("j", () => move(1)).set("ArrowDown", () => move(1));
keys.set("k", () => move(-1)).set("ArrowUp", () => move(-1));
keys.set("Home", () => { scrollTo(0, 0); }).set("[", () => neighbour(-1)).set("]", () => neighbour(1));

document.querySelector(".filter").hidden = false;
if (location.hash === "#find") {
  history.replaceState(null, "", location.pathname + location.search);
  filterField.focus();
}
readView();
showAll();
