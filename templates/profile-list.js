"use strict";

part(".profile.list", async (signal) => {
  const element = document.getElementById("rows");
  const list = await data.json(element.dataset.source).catch(complain);
  if (!signal.aborted) new TimedPage(new TimedTable(element, new TimedRows(list, element)), signal);
});

/** The rows of a list of times: figures are nanoseconds or counts, as the heads say. */
class TimedRows extends DataRows {
  constructor(list, element) {
    const heads = [...element.tHead.rows[0].cells];
    const lower = list.names.map((name, row) => `${name} ${list.places[row]}`.toLowerCase());
    super(list, 1, {
      texts: { [heads[0].dataset.name]: list.names },
      words: (row) => lower[row],
      label: (made, row) => made.append(this.head(row)),
      value: (row, name) => list.figures[name] ? this.text(name, row) : `${list.names[row]} ${list.places[row]}`.trim(),
    });
    this.kinds = Object.fromEntries(heads.map((head) => [head.dataset.name, head.dataset.kind]));
    this.unit = element.dataset.unit;
    this.measured = this.unit === "test"
      ? list.figures.total.reduce((sum, time) => sum + time, 0) : Number(element.dataset.measured);
  }

  head(row) {
    const { names, places, links } = this.list;
    const name = names[row];
    const isCode = this.unit === "line";
    const label = isCode ? make("code", {}, name) : name;
    const head = make("th", { scope: "row" });
    if (this.unit === "test") head.append(make("a", { href: address.link("#test=" + encodeURIComponent(name)) }, name));
    else head.append(links[row] ? make("a", { href: address.link(links[row]) }, label) : make("span", { class: "plain" }, label));
    if (places[row]) head.append(" ", make("span", {}, places[row]));
    const calls = this.unit === "function" ? address.link("calls.html#f=" + this.list.function[row]) : null;
    if (calls) head.append(" ", make("a", { class: "more", href: calls, "aria-label": "Calls of " + name }, "calls"));
    return head;
  }

  text(name, row) {
    const value = this.list.figures[name][row];
    if (this.kinds[name] === "count") return value.toLocaleString("en-US");
    return this.kinds[name] === "share" ? shareText(value, this.measured) : duration(value);
  }

  build(row) {
    const element = document.createElement("tr");
    this.label(element, row);
    for (const name of this.figures) {
      const cell = make("td", {}, String(this.text(name, row)));
      if (this.kinds[name] === "share") cell.prepend(heatBar(this.columns[name][row], this.measured));
      else if (this.columns[name][row] === 0) cell.className = "none";
      element.append(cell);
    }
    return element;
  }

  isOwn(row) { return this.list.own[row] === 1; }

  /** What takes the focus of a row: its link, else the link to its calls. */
  link(row) { return this.element(row).querySelector("a"); }
}

/** The last line adds up the times that are shown. */
class TimedTable extends Table {
  total() {
    const cells = [...this.element.tFoot.rows[0].cells].slice(1);
    const isWhole = this.passing.length === this.leaves.length;
    cells.forEach((cell, index) => {
      if (isWhole) { cell.replaceChildren(...this.totals[index].cloneNode(true).childNodes); return; }
      const name = this.names[index + 1];
      if ("union" in cell.dataset) { cell.textContent = ""; return; }
      let sum = 0;
      for (const row of this.passing) sum += this.rows.columns[name][row];
      const kind = this.rows.kinds[name];
      cell.textContent = kind === "count" ? sum.toLocaleString("en-US") : kind === "share" ? shareText(sum, this.rows.measured) : duration(sum);
    });
  }
}

/** A filter whose conditions may have units: own>5ms, share<1, calls>100. */
class TimedFilter {
  constructor(text, hidesLibraries) {
    this.hidesLibraries = hidesLibraries;
    this.words = [];
    this.conditions = [];
    for (const word of text.toLowerCase().split(/\s+/).filter(Boolean)) {
      const condition = /^([a-z]+)([<>]=?|=)(\d+(?:\.\d+)?)(ns|us|µs|ms|s|%)?$/.exec(word);
      if (condition) this.conditions.push(condition.slice(1)); else this.words.push(word);
    }
  }

  passes(rows, row) {
    if (this.hidesLibraries && !rows.isOwn(row)) return false;
    for (const [name, sign, number, unit] of this.conditions) {
      let value = rows.list.figures[name]?.[row];
      if (value === undefined) return false;
      if (rows.kinds[name] === "share") value = 100 * value / Math.max(rows.measured, 1);
      const wanted = Number(number) * (rows.kinds[name] === "time" ? Filter.units[unit] ?? 1e6 : 1);
      if (!Filter.holds(value, sign, wanted)) return false;
    }
    const words = rows.words(row);
    return this.words.every((word) => words.includes(word));
  }
}

/** A page with a list of times: the most time comes first until a reader sorts otherwise. */
class TimedPage extends IndexPage {
  get key() { return "profile." + this.unit; }

  read() {
    const inAddress = address.read();
    const names = this.table.names;
    const chosen = inAddress.get("sort") ?? (inAddress.size ? null : choices.read(this.key + ".sort"));
    const sorting = (chosen ?? "").split(",")
      .map((key) => ({ name: key.replace(/^-/, ""), isDescending: key.startsWith("-") }))
      .filter(({ name }) => names.includes(name));
    this.sorting = sorting.length ? sorting : [{ name: this.firstSorted, isDescending: true }];
    this.filterField.value = inAddress.get("filter") ?? "";
    if (this.hideField) this.hideField.checked = (inAddress.get("hide") ?? choices.read("profile.hide")) === "1";
  }

  get firstSorted() { return this.unit === "test" ? "total" : "own"; }

  write() {
    const sort = this.sorting.map(({ name, isDescending }) => (isDescending ? "-" : "") + name).join(",");
    const values = {
      sort: sort === "-" + this.firstSorted ? "" : sort,
      filter: this.filterField.value.trim(),
      hide: this.hideField?.checked ? "1" : "",
    };
    address.write(Object.entries(values).filter(([, value]) => value));
    choices.write(this.key + ".sort", values.sort);
    if (this.hideField) choices.write("profile.hide", values.hide);
  }

  showRows() {
    const count = this.table.filter(new TimedFilter(this.filterField.value, this.hideField?.checked ?? false), true);
    const total = this.table.leaves.length;
    document.getElementById("shown").textContent = count === total
      ? counted(total, this.unit) : `${count.toLocaleString("en-US")} of ${counted(total, this.unit)} shown`;
    this.rove(null);
  }

  /** Figures are sorted from the most down first, names from A. */
  sortBy(name, isAdded = false) {
    const old = this.sorting.find((key) => key.name === name);
    const isWords = this.table.rows.kinds[name] === "words";
    const isCurrent = old && (isAdded || this.sorting[0] === old);
    const key = { name, isDescending: isCurrent ? !old.isDescending : !isWords };
    if (!isAdded) this.sorting = [key];
    else if (old) this.sorting = this.sorting.map((other) => other === old ? key : other);
    else this.sorting = [...this.sorting, key];
    this.showAll();
    this.write();
  }
}
