"use strict";

/**
 * The rows of a table that stands in the page. Rows are numbers; `columns` has by name what each
 * shows, and `ratios` the covered and all parts of the shares.
 */
class StaticRows {
  constructor(body, names) {
    this.elements = [...body.rows];
    this.measured = Number(body.parentElement.dataset.measured ?? 0);
    this.count = this.elements.length;
    this.columns = Object.fromEntries(names.map((name) => [name, new Array(this.count)]));
    this.depth = this.elements.map((row) => Number(row.dataset.depth ?? 0));
    this.folders = this.elements.map((row) => row.classList.contains("folder"));
    this.ratios = this.elements.map((row, index) => this.read(row, index, names));
    this.texts = this.elements.map((row) => [...row.querySelectorAll("th, .path")]
      .map((cell) => cell.textContent).join(" ").toLowerCase());
  }

  /** Takes the figures out of a row; gives back its ratio. */
  read(row, index, names) {
    let ratio = null;
    names.forEach((name, column) => {
      const cell = row.cells[column];
      const isWords = cell.tagName === "TH" || cell.classList.contains("path");
      if (cell.dataset.ratio) ratio = cell.dataset.ratio.split("/").map(Number);
      this.columns[name][index] =
        cell.dataset.ratio ? share(...ratio) : isWords ? cell.textContent : Number(cell.dataset.value ?? cell.textContent);
      if (name === "share") this.columns.share[index] *= 100 / Math.max(this.measured, 1);
    });
    return ratio;
  }

  /** What a cell says. */
  value(row, name) { return this.columns[name][row]; }

  element(row) { return this.elements[row]; }
  words(row) { return this.texts[row]; }
  isFolder(row) { return this.folders[row]; }
  ratio(row) { return this.ratios[row]; }
  link(row) { return this.elements[row].querySelector("a"); }

  /** Who looks after a file; nobody is an empty name. */
  owners(row) { return (this.elements[row].dataset.owners ?? "").split(" "); }

  /** The files of a test, as its row has them. */
  detail(row) { return this.elements[row].dataset.files ?? ""; }

  /** The number of a group of tests that run the same; below 0 for none. */
  twins(row) { return Number(this.elements[row].dataset.twins ?? -1); }
}

/** The rows of a table whose figures came as data; elements are made when they are shown. */
class DataRows {
  /**
   * `list` has the names of rows and their figures by column, `texts` the columns before these;
   * `label` writes the first cells of a row, and `words` says what of it is searched.
   */
  constructor(list, precision, { texts, label, words, value, measured }) {
    this.count = list.names.length;
    this.list = list;
    this.precision = precision;
    this.figures = Object.keys(list.figures);
    this.columns = { ...texts, ...list.figures };
    this.depth = list.depth ?? new Uint8Array(this.count);
    if (measured !== undefined && list.figures.time) {
      this.columns.share = Float64Array.from(list.figures.time, (time) => 100 * time / Math.max(measured, 1));
      this.figures.push("share");
    }
    if (list.covered) {
      this.columns.cover = Float64Array.from(list.covered, (covered, row) => share(covered, list.total[row]));
      this.figures.push("cover");
    }
    this.label = label;
    this.words = words;
    this.value = value ?? ((row, name) => this.columns[name][row]);
    this.made = new Map();
  }

  isFolder(row) { return this.list.folder?.[row] === 1; }
  ratio(row) { return this.list.covered ? [this.list.covered[row], this.list.total[row]] : null; }
  link(row) { return this.element(row).querySelector("a"); }
  detail(row) { return this.list.files?.[row] ?? ""; }
  twins(row) { return this.list.twins?.[row] ?? -1; }
  owners(row) { return (this.list.owners?.[row] ?? "").split(" "); }

  element(row) {
    if (!this.made.has(row)) this.made.set(row, this.build(row));
    return this.made.get(row);
  }

  build(row) {
    const element = document.createElement("tr");
    if (this.isFolder(row)) element.className = "folder";
    element.dataset.depth = this.depth[row];
    this.label(element, row);
    for (const name of this.figures) {
      const cell = document.createElement("td");
      if (name === "cover") this.fill(cell, ...this.ratio(row)); else cell.textContent = figureText(name, this.columns[name][row]);
      element.append(cell);
    }
    return element;
  }

  fill(cell, covered, total) {
    cell.append(bar(covered, total), percentage(covered, total, this.precision) + "%");
  }
}

/** What a cell says; times are nanoseconds, and no time says nothing. */
function figureText(name, value) {
  if (name !== "time" && name !== "share") return String(value);
  if (!(value > 0) || name === "share" && value < 0.05) return "";
  return name === "time" ? duration(value) : value.toFixed(1) + "%";
}

function share(covered, total) { return total === 0 ? 100 : 100 * covered / total; }

/** Never 0 or 100 unless nothing or everything is covered. */
function percentage(covered, total, precision) {
  const value = share(covered, total);
  const step = 10 ** -precision;
  if (value > 0 && value < step) return step.toFixed(precision);
  if (value < 100 && value > 100 - step) return (100 - step).toFixed(precision);
  return value.toFixed(precision);
}

/** A small picture of a share, as the pages that stand in files have it. */
function bar(covered, total) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("class", "bar");
  svg.setAttribute("aria-hidden", "true");
  const rect = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  rect.setAttribute("width", Math.floor(share(covered, total)) + "%");
  rect.setAttribute("height", "100%");
  svg.append(rect);
  return svg;
}
