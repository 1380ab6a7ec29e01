"use strict";

part(".index", async (signal) => {
  const element = document.getElementById("rows");
  const names = [...element.tHead.rows[0].cells].map((head) => head.dataset.name);
  const rows = await rowsOf(element, names).catch(complain);
  if (!signal.aborted) new IndexPage(new Table(element, rows), signal);
});

/** A page with a list: what the reader sees of it is in the address, and remembered. */
class IndexPage {
  constructor(table, signal) {
    this.table = table;
    this.unit = table.element.dataset.unit;
    this.isTree = "tree" in table.element.dataset;
    this.filterField = document.getElementById("filter");
    this.hideField = document.getElementById("hide");
    this.flatField = document.getElementById("flat");
    this.sorting = [];
    this.current = -1;
    this.buildHeads();
    this.listen(signal);
    this.addKeys();
    document.querySelector(".filter").hidden = false;
    const isAsked = address.read().has("find");
    this.read();
    this.showAll();
    if (isAsked) { this.filterField.focus(); this.write(); }
    for (const open of IndexPage.parts) open(this, signal);
  }

  /** What else pages with lists have: functions that get the page and its signal. */
  static parts = [];

  get isFlat() { return !this.isTree || this.flatField.checked; }

  read() {
    const inAddress = address.read();
    const read = (name) => inAddress.get(name) ?? (inAddress.size ? null : choices.read("index." + name));
    const sorting = (read("sort") ?? "").split(",")
      .map((key) => ({ name: key.replace(/^-/, ""), isDescending: key.startsWith("-") }))
      .filter(({ name }) => this.table.names.includes(name));
    this.sorting = sorting.length ? sorting : [{ name: this.table.names[0], isDescending: false }];
    this.filterField.value = inAddress.get("filter") ?? "";
    if (this.hideField) this.hideField.checked = read("hide") === "1";
    if (!this.isTree) return;
    this.flatField.checked = read("flat") === "1";
    this.openFolders(read("fold"));
  }

  /** All folders are open, of a long tree the outermost; the address names those that are not so. */
  openFolders(text) {
    const changed = new Set((text ?? "").split(",").filter(Boolean));
    const { rows, children, closed } = this.table;
    closed.clear();
    for (const row of children.keys()) {
      if (row < 0) continue;
      if (changed.has(rows.columns[this.table.names[0]][row]) === this.opensAtFirst(row)) closed.add(row);
    }
    for (const row of children.keys()) this.sayWhetherOpen(row);
  }

  opensAtFirst(row) { return this.table.rows.count <= Table.mostRows || this.table.rows.depth[row] < 1; }

  get changedFolders() {
    const { rows, children, closed } = this.table;
    const changed = [...children.keys()].filter((row) => row >= 0 && closed.has(row) === this.opensAtFirst(row));
    return changed.map((row) => rows.columns[this.table.names[0]][row]).join(",");
  }

  write() {
    const sort = this.sorting.map(({ name, isDescending }) => (isDescending ? "-" : "") + name).join(",");
    const values = {
      sort: sort === this.table.names[0] ? "" : sort,
      filter: this.filterField.value.trim(),
      hide: this.hideField?.checked ? "1" : "",
      flat: this.isTree && this.flatField.checked ? "1" : "",
      fold: this.isTree ? this.changedFolders : "",
    };
    address.write(Object.entries(values).filter(([, value]) => value));
    choices.write("index.sort", values.sort);
    if (this.hideField) choices.write("index.hide", values.hide);
    if (!this.isTree) return;
    choices.write("index.flat", values.flat);
    choices.write("index.fold", values.fold);
  }

  showRows() {
    const count = this.table.filter(new Filter(this.filterField.value, this.hideField?.checked ?? false), this.isFlat);
    const total = this.table.leaves.length;
    const units = total === 1 ? this.unit : this.unit === "class" ? "classes" : this.unit + "s";
    document.getElementById("shown").textContent =
      count === total ? `${total} ${units}` : `${count} of ${total} ${units} shown`;
    this.rove(null);
  }

  showAll() {
    this.table.element.toggleAttribute("data-flat", this.isTree && this.isFlat);
    this.table.sort(this.sorting, this.isFlat);
    this.showRows();
  }

  /** What readers want the most of first. */
  static mostFirst = ["time", "share", "same"];

  /** Sorts by a column, again: the other way; `isAdded` sorts the rows that are alike so far. */
  sortBy(name, isAdded = false) {
    const old = this.sorting.find((key) => key.name === name);
    const isCurrent = old && (isAdded || this.sorting[0] === old);
    const key = { name, isDescending: isCurrent ? !old.isDescending : IndexPage.mostFirst.includes(name) };
    if (!isAdded) {
      this.sorting = [key];
    } else if (old) {
      this.sorting = this.sorting.map((other) => other === old ? key : other);
    } else {
      this.sorting = [...this.sorting, key];
    }
    this.showAll();
    this.write();
  }

  /** What did not run comes first. */
  sortWorstFirst() {
    this.sorting = [{ name: "miss", isDescending: true }];
    if (this.flatField) this.flatField.checked = true;
    this.showAll();
    this.write();
    scrollTo(0, 0);
  }

  /** Shows what a filter lets through, in an order; once more: everything. */
  showOnly(filter, sorting) {
    const isShown = this.filterField.value.trim() === filter;
    this.filterField.value = isShown ? "" : filter;
    this.sorting = isShown ? [{ name: this.table.names[0], isDescending: false }] : sorting;
    if (this.flatField) this.flatField.checked = !isShown;
    this.showAll();
    this.write();
    scrollTo(0, 0);
  }

  /** What a button does that picks rows, and its key; not every page has it. */
  addPick(id, key, pick) {
    const button = document.getElementById(id);
    if (!button) return;
    button.addEventListener("click", pick);
    keys.set(key, pick);
  }

  /** What of a row takes the focus. */
  handle(row) { return this.table.rows.element(row).querySelector("th .twist, th a"); }

  /** One row of the table is in the tab order at a time; keys move it. */
  rove(row) {
    const { shown, rows } = this.table;
    if (row !== null) this.current = row;
    if (shown.length && !(shown.length > Table.mostRows ? shown.indexOf(this.current) >= 0 : shown.includes(this.current))) {
      this.current = shown[0];
    }
    for (const old of this.table.body.querySelectorAll("[tabindex='0']")) old.tabIndex = -1;
    const link = shown.length && rows.element(this.current).isConnected ? this.handle(this.current) : null;
    if (link) link.tabIndex = 0;
  }

  move(step) {
    const { shown } = this.table;
    const focused = document.activeElement.closest("tr");
    const at = focused && this.table.body.contains(focused)
      ? shown.findIndex((row) => this.table.rows.element(row) === focused) : -1;
    const row = shown[Math.max(0, Math.min(shown.length - 1, at < 0 ? 0 : at + step))];
    if (row === undefined) return;
    this.table.reveal(row);
    this.rove(row);
    this.handle(row)?.focus({ preventScroll: true });
  }

  toggleFolder(row, isOpen = this.table.closed.has(row)) {
    if (isOpen) this.table.closed.delete(row); else this.table.closed.add(row);
    this.sayWhetherOpen(row);
    this.showRows();
    this.rove(row);
    this.write();
  }

  sayWhetherOpen(row) {
    if (row < 0) return;
    const twist = this.table.rows.element(row).querySelector(".twist");
    if (twist) twist.ariaExpanded = String(!this.table.closed.has(row));
  }

  toggleAll(isOpen) {
    for (const row of this.table.children.keys()) {
      if (row < 0) continue;
      if (isOpen) this.table.closed.delete(row); else this.table.closed.add(row);
      this.sayWhetherOpen(row);
    }
    this.showRows();
    this.write();
  }

  neighbour(step) {
    const tabs = [...document.querySelectorAll(".tabs a")];
    const at = tabs.findIndex((tab) => tab.hasAttribute("aria-current"));
    const tab = tabs[at + step];
    if (tab) location.assign(tab.href);
  }

  buildHeads() {
    for (const head of this.table.heads) {
      const button = make("button", { type: "button" }, head.textContent);
      button.title = `Sort by ${head.title || head.textContent.toLowerCase()} (${head.dataset.key}); with Shift within the order so far`;
      button.addEventListener("click", (event) => this.sortBy(head.dataset.name, event.shiftKey));
      head.replaceChildren(button);
      head.removeAttribute("title");
      keys.set(head.dataset.key, () => this.sortBy(head.dataset.name));
    }
    this.table.onPlace = (rows) => { for (const row of rows) this.prepare(row); };
  }

  /** Makes a row that comes into the page ready for keys and clicks. */
  prepare(row) {
    const element = this.table.rows.element(row);
    if (element.dataset.row !== undefined) return;
    element.dataset.row = row;
    for (const link of element.querySelectorAll("th a")) link.tabIndex = -1;
    if (this.table.isLong) for (const cell of element.querySelectorAll("th, .path")) cell.title = cell.textContent;
    if (!this.table.rows.isFolder(row)) return;
    const twist = make("button", { type: "button", class: "twist" });
    twist.tabIndex = -1;
    twist.ariaLabel = "Show what is in " + this.table.rows.words(row);
    element.cells[0].prepend(twist);
    this.sayWhetherOpen(row);
  }

  listen(signal) {
    const { filterField, table } = this;
    table.body.addEventListener("click", (event) => {
      const element = event.target.closest("tr.folder");
      if (element && event.target.closest("th")) this.toggleFolder(Number(element.dataset.row));
    });
    filterField.addEventListener("input", () => { this.showRows(); this.write(); });
    filterField.addEventListener("keydown", (event) => {
      if (event.key === "Escape") { filterField.value = ""; this.showRows(); this.write(); filterField.blur(); }
      if (event.key === "Enter" || event.key === "ArrowDown") { event.preventDefault(); this.move(0); }
    });
    document.querySelector(".filter").addEventListener("submit", (event) => event.preventDefault());
    for (const field of [this.hideField, this.flatField]) {
      field?.addEventListener("change", () => { this.showAll(); this.write(); });
    }
    document.getElementById("worst")?.addEventListener("click", () => this.sortWorstFirst());
    addEventListener("hashchange", () => { if (!signal.aborted) { this.read(); this.showAll(); } }, { signal });
    const draw = () => { if (table.isLong) { table.draw(); this.rove(null); } };
    addEventListener("scroll", draw, { signal, passive: true });
    addEventListener("resize", () => { table.rowHeight = undefined; draw(); }, { signal });
    addEventListener("beforeprint", () => { table.isPrinted = table.shown.length < 20000; table.draw(); }, { signal });
    addEventListener("afterprint", () => { table.isPrinted = false; table.draw(); }, { signal });
  }

  addKeys() {
    keys.set("/", () => { this.filterField.focus(); this.filterField.select(); });
    if (this.hideField) keys.set("h", () => this.hideField.click());
    keys.set("j", () => this.move(1)).set("ArrowDown", () => this.move(1));
    keys.set("k", () => this.move(-1)).set("ArrowUp", () => this.move(-1));
    keys.set("[", () => this.neighbour(-1)).set("]", () => this.neighbour(1));
    if (document.getElementById("worst")) keys.set("w", () => this.sortWorstFirst());
    const by = (...names) => names.map((name) => ({ name, isDescending: true }));
    this.addPick("hot", "z", () => this.showOnly("share>=1 miss>0", by("time")));
    this.addPick("twins", "z", () => this.showOnly("same>0", by("same", "lines", "files")));
    this.addPick("slowest", "w", () => { this.sorting = by("time"); this.showAll(); this.write(); scrollTo(0, 0); });
    if (!this.isTree) return;
    keys.set("t", () => this.flatField.click());
    keys.set("e", () => this.toggleAll(true)).set("E", () => this.toggleAll(false));
    const fold = (isOpen) => {
      const row = Number(document.activeElement.closest("tr.folder")?.dataset.row ?? -1);
      if (row >= 0) this.toggleFolder(row, isOpen);
    };
    keys.set("ArrowRight", () => fold(true)).set("ArrowLeft", () => fold(false));
  }
}
