"use strict";

/** A filter as typed: words that all have to be in the name, and conditions such as cover<80 or time>5ms. */
class Filter {
  /** Times without a unit are milliseconds. */
  static units = { ns: 1, us: 1e3, "µs": 1e3, ms: 1e6, s: 1e9 };

  constructor(text, hidesCovered) {
    this.hidesCovered = hidesCovered;
    this.words = [];
    this.conditions = [];
    this.owners = [];
    for (const part of text.toLowerCase().split(/\s+/).filter(Boolean)) {
      const condition = /^([a-z]+)([<>]=?|=)(\d+(?:\.\d+)?)(ns|us|µs|ms|s|%)?$/.exec(part);
      if (condition) this.conditions.push(condition.slice(1));
      else if (part.startsWith("owner:")) this.owners.push(part.slice(6));
      else this.words.push(part);
    }
  }

  static holds(value, sign, wanted) {
    switch (sign) {
      case "<": return value < wanted;
      case "<=": return value <= wanted;
      case ">": return value > wanted;
      case ">=": return value >= wanted;
      default: return value === wanted;
    }
  }

  passes(rows, row) {
    if (this.hidesCovered && rows.columns.miss[row] === 0 && rows.columns.cover[row] === 100) return false;
    for (const [name, sign, number, unit] of this.conditions) {
      const value = rows.columns[name]?.[row];
      if (typeof value !== "number") return false;
      const wanted = Number(number) * (name === "time" ? Filter.units[unit] ?? 1e6 : 1);
      if (!Filter.holds(value, sign, wanted)) return false;
    }
    if (this.owners.length > 0) {
      const owners = rows.owners(row).map((owner) => (owner || "nobody").toLowerCase());
      if (!this.owners.every((owner) => owners.includes(owner))) return false;
    }
    if (this.words.length === 0) return true;
    const words = rows.words(row);
    return this.words.every((word) => words.includes(word));
  }
}

/** The table of an index page: its rows in the order and the selection that the reader wants. */
class Table {
  /** Longer lists show the rows in sight alone. */
  static mostRows = 400;

  constructor(element, rows) {
    this.element = element;
    this.body = element.tBodies[0];
    this.heads = [...element.tHead.rows[0].cells];
    this.names = this.heads.map((head) => head.dataset.name);
    this.rows = rows;
    this.parent = new Int32Array(rows.count).fill(-1);
    this.children = new Map([[-1, []]]);
    const stack = [];
    for (let row = 0; row < rows.count; row += 1) {
      const parent = stack[rows.depth[row] - 1] ?? -1;
      this.parent[row] = parent;
      this.children.get(parent).push(row);
      stack.length = rows.depth[row];
      stack.push(row);
      if (rows.isFolder(row)) this.children.set(row, []);
    }
    this.leaves = Array.from({ length: rows.count }, (_, row) => row).filter((row) => !rows.isFolder(row));
    this.closed = new Set();
    this.order = [];
    this.shown = [];
    this.passing = this.leaves;
    this.taller = new Map();
    this.totals = [...element.tFoot.rows[0].cells].slice(1).map((cell) => cell.cloneNode(true));
    this.spaces = [0, 1].map(() => make("tr", { class: "space", "aria-hidden": "true" }, make("td", { colspan: this.heads.length })));
  }

  /** Rows in a new order; a tree keeps folders before files and sorts what lies side by side. */
  sort(keys, isFlat) {
    const { columns } = this.rows;
    const sorted = keys.map(({ name, isDescending }) => ({ values: columns[name], sign: isDescending ? -1 : 1 }));
    const compare = (a, b) => {
      for (const { values, sign } of sorted) {
        const [x, y] = [values[a], values[b]];
        if (x < y) return -sign;
        if (x > y) return sign;
      }
      return a - b;
    };
    const compareInTree = (a, b) => (this.rows.isFolder(b) ? 1 : 0) - (this.rows.isFolder(a) ? 1 : 0) || compare(a, b);
    if (isFlat) this.order = Int32Array.from(this.leaves).sort(compare); else {
      this.order = [];
      const add = (parent) => {
        for (const row of this.children.get(parent).toSorted(compareInTree)) {
          this.order.push(row);
          if (this.children.has(row)) add(row);
        }
      };
      add(-1);
    }
    this.heads.forEach((head) => {
      const place = keys.findIndex(({ name }) => name === head.dataset.name);
      head.toggleAttribute("data-second", place > 0);
      if (place !== 0) head.removeAttribute("aria-sort");
      else head.setAttribute("aria-sort", keys[0].isDescending ? "descending" : "ascending");
    });
  }

  /** Shows the rows that pass, and the folders above them; says how many rows that are. */
  filter(filter, isFlat) {
    this.passing = this.leaves.filter((row) => filter.passes(this.rows, row));
    const wanted = new Uint8Array(this.rows.count);
    for (const row of this.passing) {
      wanted[row] = 1;
      if (isFlat) continue;
      for (let up = this.parent[row]; up >= 0 && !wanted[up]; up = this.parent[up]) wanted[up] = 1;
    }
    this.shown = [];
    for (const row of this.order) if (wanted[row] && (isFlat || !this.isFolded(row))) this.shown.push(row);
    this.total();
    this.onTotal?.();
    this.draw();
    return this.passing.length;
  }

  isFolded(row) {
    for (let up = this.parent[row]; up >= 0; up = this.parent[up]) if (this.closed.has(up)) return true;
    return false;
  }

  get isLong() { return this.shown.length > Table.mostRows && !this.isPrinted; }

  /** Puts the rows in sight into the page, or all of a short list. */
  draw() {
    const { isLong, shown } = this;
    this.element.classList.toggle("long", isLong);
    this.element.setAttribute("aria-rowcount", isLong ? shown.length + 2 : -1);
    if (!isLong) return this.place(shown, 0, 0);
    const height = this.rowHeight ?? 28;
    const top = -this.body.getBoundingClientRect().top;
    const before = (place) => height * place + this.addedHeight(place);
    let first = Math.max(0, Math.floor(top / height));
    while (first > 0 && before(first) > top) first -= 1;
    first = Math.min(Math.max(0, first - 15), Math.max(0, shown.length - 50));
    const last = Math.min(shown.length, first + Math.ceil(innerHeight / height) + 40);
    this.place(shown.slice(first, last), before(first), before(shown.length) - before(last));
    for (let place = first; place < last; place += 1) {
      this.rows.element(shown[place]).setAttribute("aria-rowindex", place + 2);
    }
    const plain = shown.slice(first, last).find((row) => !this.taller.has(row));
    const measured = this.rows.element(plain ?? shown[first]).getBoundingClientRect().height;
    if (measured > 0 && this.rowHeight === undefined) {
      this.rowHeight = measured;
      if (measured !== height) this.draw();
    }
  }

  /** What opened rows add to the height of those before a place. */
  addedHeight(place) {
    let added = 0;
    for (const [row, height] of this.taller) {
      const at = this.shown.indexOf(row);
      if (at >= 0 && at < place) added += height;
    }
    return added;
  }

  /** Remembers how much taller a row became when something in it was opened. */
  measure(row) {
    const height = this.rows.element(row).getBoundingClientRect().height - (this.rowHeight ?? 28);
    if (height > 1) this.taller.set(row, height); else this.taller.delete(row);
  }

  /** Makes rows the content of the table; those that stay keep their place and the focus. */
  place(rows, above, below) {
    const [top, bottom] = this.spaces;
    const wanted = rows.map((row) => this.rows.element(row));
    for (const [space, height] of [[top, above], [bottom, below]]) space.firstChild.style.height = height + "px";
    if (above + below > 0) wanted.unshift(top), wanted.push(bottom);
    const staying = new Set(wanted);
    for (const element of [...this.body.rows]) if (!staying.has(element)) element.remove();
    let next = this.body.firstElementChild;
    for (const element of wanted) {
      if (element === next) next = next.nextElementSibling; else this.body.insertBefore(element, next);
    }
    this.onPlace?.(rows);
  }

  /** Brings a row into the page and into sight. */
  reveal(row, block = "nearest") {
    const place = this.shown.indexOf(row);
    if (place < 0) return null;
    const element = this.rows.element(row);
    if (this.isLong && !element.isConnected) {
      const height = this.rowHeight ?? 28;
      scrollTo(0, scrollY + this.body.getBoundingClientRect().top + place * height + this.addedHeight(place) - innerHeight / 2);
      this.draw();
    }
    element.scrollIntoView({ block });
    return element;
  }

  /** The last line adds up what is shown; everything shown gives back what the report says. */
  total() {
    const cells = [...this.element.tFoot.rows[0].cells].slice(1);
    const isWhole = this.passing.length === this.leaves.length;
    const names = this.names.slice(-cells.length);
    cells.forEach((cell, index) => {
      if (isWhole) { cell.replaceChildren(...this.totals[index].cloneNode(true).childNodes); return; }
      if ("union" in cell.dataset) { cell.textContent = ""; return; }
      if (cell.dataset.ratio) { this.totalShare(cell); return; }
      let sum = 0;
      for (const row of this.passing) sum += this.rows.columns[names[index]][row];
      cell.textContent = figureText(names[index], sum);
    });
  }

  totalShare(cell) {
    let [covered, total] = [0, 0];
    for (const row of this.passing) {
      const ratio = this.rows.ratio(row);
      covered += ratio[0];
      total += ratio[1];
    }
    cell.querySelector("rect").setAttribute("width", share(covered, total) + "%");
    cell.lastChild.textContent = percentage(covered, total, Number(this.element.dataset.precision)) + "%";
  }
}
