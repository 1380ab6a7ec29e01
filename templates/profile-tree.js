"use strict";

/** Calls as a table whose rows open and close (https://www.w3.org/WAI/ARIA/apg/patterns/treegrid). */
class CallTable {
  /** How many rows come at a time below one. */
  static step = 100;

  constructor(place, page) {
    this.place = place;
    this.page = page;
    this.shownOf = new WeakMap();
    place.addEventListener("click", (event) => this.click(event));
    place.addEventListener("keydown", (event) => this.key(event));
  }

  get rows() { return [...this.body.rows]; }

  /** Shows a view, the way of most time open. */
  show(view, isCallers) {
    this.view = view;
    const heads = [["Function", ""], ["Time", "time with all below"], ["Share", "of all that is shown"], ["Own", "time of the function itself"], ["Calls", "calls"]];
    if (isCallers) heads[1][1] = "time of the function at the top, as it was called in this way";
    this.body = make("tbody", {});
    this.table = make("table", { id: "rows", class: "tree", role: "treegrid", "aria-label": isCallers ? "Functions with their callers" : "Calls" },
      make("thead", {}, make("tr", {}, ...heads.map(([name, title]) => make("th", { scope: "col", class: name === "Function" ? "words" : null, title: title || null }, name)))), this.body);
    this.place.replaceChildren(this.table);
    const { top } = view;
    if (top.name === null) this.body.append(...this.build(top, 0)); else this.body.append(this.row(top));
    const first = this.rows[0];
    if (first) {
      first.tabIndex = 0;
      if (!isCallers || top.name !== null) this.openHottest(first);
    }
  }

  /** The rows below a call, from a place on; the last one stands for those that are left. */
  build(shown, from) {
    const below = shown.below(this.view);
    const rows = below.slice(from, from + CallTable.step).map((each) => this.row(each));
    const rest = below.slice(from + CallTable.step);
    if (rest.length > 0) {
      const time = rest.reduce((sum, each) => sum + each.total, 0);
      const row = make("tr", { role: "row", class: "rest", "aria-level": shown.level + 1, tabindex: -1 },
        make("th", { scope: "row", role: "rowheader", colspan: 5 }, make("button", { type: "button", tabindex: -1 }, `${counted(rest.length, "function")} more, ${duration(time)}`)));
      row.cells[0].style.paddingLeft = this.indent(shown.level + 1);
      this.shownOf.set(row, { rest: shown, from: from + CallTable.step });
      rows.push(row);
    }
    return rows;
  }

  /** Deep calls stay where they can be read. */
  indent(level) {
    const depth = level - (this.view.top.name === null ? 1 : 0);
    if (innerWidth < 641) return 6 + 7 * Math.min(depth, 7) + Math.min(Math.max(depth - 7, 0), 20) + "px";
    return 8 + 16 * Math.min(depth, 12) + 5 * Math.min(Math.max(depth - 12, 0), 24) + "px";
  }

  row(shown) {
    const { contexts } = this.page;
    const whole = this.view.top.total;
    const source = contexts.source(shown.name);
    const opens = shown.below(this.view).length > 0;
    const name = contexts.names[shown.name];
    const label = source ? make("a", { href: source, tabindex: -1 }, name) : make("span", { class: "plain" }, name);
    const head = make("th", { scope: "row", role: "rowheader" }, make("i", { class: "twist", "aria-hidden": "true" }), label, " ", make("span", {}, contexts.place(shown.name)));
    head.append(...this.callLines(shown));
    head.style.paddingLeft = this.indent(shown.level);
    const share = make("td", { role: "gridcell" }, heatBar(shown.total, whole), shareText(shown.total, whole));
    const cells = [duration(shown.total), share, duration(shown.own), shown.calls.toLocaleString("en-US")]
      .map((content) => typeof content === "string" ? make("td", { role: "gridcell" }, content) : content);
    const row = make("tr", { role: "row", "aria-level": shown.level + (this.view.top.name === null ? 0 : 1), tabindex: -1, "aria-expanded": opens ? "false" : null }, head, ...cells);
    row.classList.toggle("match", this.page.matches(shown.name));
    this.shownOf.set(row, shown);
    return row;
  }

  /** From which lines of its caller a function was called, the one with the most time first. */
  callLines(shown) {
    const lines = shown.callLines(this.view);
    if (lines.length === 0) return [];
    const { contexts } = this.page;
    const parts = lines.flatMap(({ line, calls, time }, place) => {
      const title = `${counted(calls, "call")}, ${duration(time)}`;
      const href = contexts.lineSource(shown.above.name, line);
      const name = href ? make("a", { href, title, tabindex: -1 }, String(line)) : make("span", { title }, String(line));
      const figures = lines.length > 1 ? ` (${title})` : "";
      return [place > 0 ? ", " : "", name, figures];
    });
    return [" ", make("span", { class: "lines" }, lines.length > 1 ? "from lines " : "from line ", ...parts)];
  }

  open(row) {
    if (row.ariaExpanded !== "false") return;
    row.ariaExpanded = "true";
    row.after(...this.build(this.shownOf.get(row), 0));
  }

  close(row) {
    if (row.ariaExpanded !== "true") return;
    row.ariaExpanded = "false";
    const level = Number(row.ariaLevel);
    while (row.nextElementSibling && Number(row.nextElementSibling.ariaLevel) > level) row.nextElementSibling.remove();
  }

  toggle(row) { if (row.ariaExpanded === "true") this.close(row); else this.open(row); }

  /** Opens a row, the one with the most time below it, and so on while that is most of the time. */
  openHottest(row) {
    let shown = this.shownOf.get(row);
    for (let steps = 0; steps < 200 && shown.total > 0; steps += 1) {
      this.open(row);
      const next = shown.below(this.view)[0];
      if (!next || next.total < shown.total * 0.5) break;
      row = row.nextElementSibling;
      shown = next;
    }
    return row;
  }

  more(row) {
    const { rest, from } = this.shownOf.get(row);
    const rows = this.build(rest, from);
    row.replaceWith(...rows);
    this.focus(rows[0]);
  }

  focus(row) {
    if (!row) return;
    for (const old of this.body.querySelectorAll("[tabindex='0']")) old.tabIndex = -1;
    row.tabIndex = 0;
    row.focus();
    row.scrollIntoView({ block: "nearest" });
  }

  click(event) {
    const row = event.target.closest("tbody tr");
    if (!row || event.target.closest("a")) return;
    if (row.classList.contains("rest")) return this.more(row);
    this.toggle(row);
    this.focus(row);
  }

  key(event) {
    const row = event.target.closest("tbody tr");
    if (!row || event.ctrlKey || event.metaKey || event.altKey) return;
    const shown = this.shownOf.get(row);
    const isRest = row.classList.contains("rest");
    const actions = {
      ArrowDown: () => this.focus(row.nextElementSibling),
      ArrowUp: () => this.focus(row.previousElementSibling),
      ArrowRight: () => { if (row.ariaExpanded === "false") this.open(row); else if (row.ariaExpanded) this.focus(row.nextElementSibling); },
      ArrowLeft: () => { if (row.ariaExpanded === "true") this.close(row); else this.focus(this.above(row)); },
      Home: () => this.focus(this.body.rows[0]),
      End: () => this.focus(this.rows.at(-1)),
      Enter: () => isRest ? this.more(row) : this.toggle(row),
      " ": () => isRest ? this.more(row) : this.toggle(row),
      e: () => { if (!isRest) this.focus(this.openHottest(row)); },
      s: () => { if (!isRest) this.page.openSource(shown.name); },
      a: () => { if (!isRest) this.page.showAlone(shown.name); },
    };
    const action = event.target.closest("a") && event.key === "Enter" ? null : actions[event.key];
    if (!action) return;
    event.preventDefault();
    event.stopPropagation();
    action();
  }

  above(row) {
    const level = Number(row.ariaLevel);
    let up = row.previousElementSibling;
    while (up && Number(up.ariaLevel) >= level) up = up.previousElementSibling;
    return up;
  }

  /** Marks the rows whose functions are looked for. */
  mark() {
    for (const row of this.rows) {
      const shown = this.shownOf.get(row);
      row.classList.toggle("match", shown instanceof Shown && this.page.matches(shown.name));
    }
  }

  /** The row of a call below an open one, which may have to come first. */
  rowOf(shown) {
    for (;;) {
      const { rows } = this;
      const row = rows.find((each) => this.shownOf.get(each) === shown);
      const rest = rows.find((each) => this.shownOf.get(each).rest === shown.above);
      if (row || !rest) return row;
      rest.replaceWith(...this.build(shown.above, this.shownOf.get(rest).from));
    }
  }

  /** Goes to the next row that is marked, opening the way to it. */
  step(direction) {
    const rows = this.rows;
    const from = rows.indexOf(document.activeElement.closest("tr"));
    const at = direction > 0
      ? rows.findIndex((row, place) => place > from && row.classList.contains("match"))
      : rows.findLastIndex((row, place) => (from < 0 || place < from) && row.classList.contains("match"));
    if (at >= 0) this.focus(rows[at]);
  }

  /** Opens the way to the call with the most time whose function is looked for. */
  openMatch() {
    const best = this.page.hottestMatch(this.view);
    if (!best) return;
    const way = [];
    for (let up = best; up && up.name !== null; up = up.above) way.unshift(up);
    let row = null;
    for (const shown of way) {
      if (row) this.open(row);
      row = this.rowOf(shown);
      if (!row) return;
    }
    row.scrollIntoView({ block: "center" });
  }
}
