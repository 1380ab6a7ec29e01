"use strict";

/** One row: its words, its figures and, in a tree, the rows below it. */
class Row {
  constructor(element, names) {
    this.element = element;
    this.isFolder = element.classList.contains("folder");
    this.depth = Number(element.dataset.depth ?? 0);
    this.values = {};
    this.children = [];
    this.parent = null;
    this.isOpen = true;
    names.forEach((name, index) => {
      const cell = element.cells[index];
      this.values[name] = cell.dataset.ratio ? share(cell.dataset.ratio) : valueOf(cell);
      if (cell.dataset.ratio) this.ratio = cell.dataset.ratio.split("/").map(Number);
    });
    this.link = element.querySelector("a");
    this.words = [...element.querySelectorAll("th, .path")].map((cell) => cell.textContent)
      .join(" ").toLowerCase();
  }

  get isCovered() { return this.values.miss === 0 && this.values.cover === 100; }
}

/** Text sorts as the report does, by its letters; figures by value. */
function valueOf(cell) {
  const text = cell.textContent;
  return cell.tagName === "TD" && !cell.classList.contains("path") ? Number(text) : text;
}

function share(ratio) {
  const [covered, total] = ratio.split("/").map(Number);
  return total === 0 ? 100 : 100 * covered / total;
}

/** A filter as typed: words that all have to be in the name, and conditions such as cover<80. */
class Filter {
  constructor(text, hidesCovered) {
    this.hidesCovered = hidesCovered;
    this.words = [];
    this.conditions = [];
    for (const part of text.toLowerCase().split(/\s+/).filter(Boolean)) {
      const condition = /^([a-z]+)([<>=])(\d+(?:\.\d+)?)%?$/.exec(part);
      if (condition) this.conditions.push(condition.slice(1)); else this.words.push(part);
    }
  }

  passes(row) {
    if (this.hidesCovered && row.isCovered) return false;
    if (!this.words.every((word) => row.words.includes(word))) return false;
    return this.conditions.every(([name, sign, number]) => {
      const value = row.values[name];
      if (typeof value !== "number") return false;
      return sign === "<" ? value < number : sign === ">" ? value > number : value === Number(number);
    });
  }
}

/** Never 0 or 100 unless nothing or everything is covered. */
function percentage(covered, total, precision) {
  const value = total === 0 ? 100 : 100 * covered / total;
  const step = 10 ** -precision;
  if (value > 0 && value < step) return step.toFixed(precision);
  if (value < 100 && value > 100 - step) return (100 - step).toFixed(precision);
  return value.toFixed(precision);
}

/** The table of an index page: its rows in the order and the selection that the reader wants. */
class Table {
  constructor(element) {
    this.element = element;
    this.body = element.tBodies[0];
    this.heads = [...element.tHead.rows[0].cells];
    this.names = this.heads.map((head) => head.dataset.name);
    this.rows = [...this.body.rows].map((row) => new Row(row, this.names));
    this.top = this.rows.filter((row) => row.depth === 0);
    const stack = [];
    for (const row of this.rows) {
      row.parent = stack[row.depth - 1] ?? null;
      row.parent?.children.push(row);
      stack[row.depth] = row;
    }
    this.leaves = this.rows.filter((row) => !row.isFolder);
    this.totals = [...element.tFoot.rows[0].cells].slice(1).map((cell) => cell.cloneNode(true));
  }

  /** Rows in a new order; a tree keeps folders before files and sorts what lies side by side. */
  sort({ name, isDescending }, isFlat) {
    const direction = isDescending ? -1 : 1;
    const compare = (a, b) => {
      if (a.isFolder !== b.isFolder) return a.isFolder ? -1 : 1;
      const [x, y] = [a.values[name], b.values[name]];
      return x < y ? -direction : x > y ? direction : 0;
    };
    const order = [];
    const add = (rows) => {
      for (const row of rows.toSorted(compare)) {
        order.push(row.element);
        add(row.children);
      }
    };
    if (isFlat) order.push(...this.leaves.toSorted(compare).map((row) => row.element)); else add(this.top);
    this.arrange(order);
    for (const head of this.heads) {
      if (head.dataset.name !== name) head.removeAttribute("aria-sort");
      else head.setAttribute("aria-sort", isDescending ? "descending" : "ascending");
    }
  }

  /** Puts rows into an order; moving thousands of them is slow, so not when they are in it. */
  arrange(order) {
    const rows = this.body.rows;
    if (order.every((row, index) => row === rows[index])) return;
    const moved = document.createDocumentFragment();
    for (const row of order) moved.append(row);
    this.body.append(moved);
  }

  /** Shows the rows that pass, and the folders above them; says how many rows that are. */
  filter(filter, isFlat) {
    const passing = new Set(this.leaves.filter((row) => filter.passes(row)));
    const folders = new Set();
    for (const row of passing) {
      for (let parent = row.parent; parent; parent = parent.parent) folders.add(parent);
    }
    for (const row of this.rows) {
      const isWanted = row.isFolder ? !isFlat && folders.has(row) : passing.has(row);
      row.element.hidden = !isWanted || (!isFlat && this.isFolded(row));
    }
    this.total(passing);
    return passing.size;
  }

  isFolded(row) {
    for (let parent = row.parent; parent; parent = parent.parent) if (!parent.isOpen) return true;
    return false;
  }

  /** The last line adds up what is shown; everything shown gives back what the report says. */
  total(passing) {
    const cells = [...this.element.tFoot.rows[0].cells].slice(1);
    const isWhole = passing.size === this.leaves.length;
    const names = this.names.slice(-cells.length);
    cells.forEach((cell, index) => {
      if (isWhole) { cell.replaceChildren(...this.totals[index].cloneNode(true).childNodes); return; }
      if ("union" in cell.dataset) { cell.textContent = ""; return; }
      if (cell.dataset.ratio) { this.totalShare(cell, passing); return; }
      let sum = 0;
      for (const row of passing) sum += row.values[names[index]];
      cell.textContent = sum;
    });
  }

  totalShare(cell, passing) {
    let [covered, total] = [0, 0];
    for (const row of passing) { covered += row.ratio[0]; total += row.ratio[1]; }
    cell.querySelector("rect").setAttribute("width", (total === 0 ? 100 : 100 * covered / total) + "%");
    cell.lastChild.textContent = percentage(covered, total, Number(this.element.dataset.precision)) + "%";
  }

  get shownLinks() {
    return [...this.body.querySelectorAll("tr:not([hidden]) :is(a, .twist)")];
  }
}
