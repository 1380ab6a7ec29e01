"use strict";

part(".profile.calls", async (signal) => {
  const tree = await data.json("tree").catch(complain);
  if (!signal.aborted) new CallsPage(new Contexts(tree), signal);
});

/** The page of calls: which view of them is shown, from where, and what is looked for. */
class CallsPage {
  constructor(contexts, signal) {
    this.contexts = contexts;
    this.matched = new Uint8Array(contexts.names.length);
    this.isSearching = false;
    this.findField = document.getElementById("find");
    this.callersField = document.getElementById("callers");
    this.buttons = [...document.querySelectorAll(".views button")];
    this.table = new CallTable(document.getElementById("tree"), this);
    this.graph = new FlameGraph(document.getElementById("flame"), this, signal);
    this.listen(signal);
    this.addKeys();
    document.querySelector(".filter").hidden = false;
    this.read();
    this.show();
    if (this.isSearching && this.kind === "tree") this.showMatch();
  }

  /** Opens the way to the call with the most time that is looked for, and marks all that are in sight. */
  showMatch() {
    this.table.mark();
    this.table.openMatch();
    this.table.mark();
  }

  read() {
    const values = address.read();
    const kind = values.get("view") ?? (values.size ? "tree" : choices.read("profile.view"));
    this.kind = ["tree", "flame", "icicle"].includes(kind) ? kind : "tree";
    this.callersField.checked = values.get("callers") === "1";
    const name = values.has("f") ? Number(values.get("f")) : -1;
    this.alone = this.contexts.names[name] === undefined ? null : name;
    this.findField.value = values.get("find") ?? "";
    this.search();
  }

  write() {
    const values = {
      view: this.kind === "tree" ? "" : this.kind, callers: this.callersField.checked ? "1" : "",
      f: this.alone === null ? "" : String(this.alone), find: this.findField.value.trim(),
    };
    address.write(Object.entries(values).filter(([, value]) => value));
    choices.write("profile.view", this.kind);
  }

  show() {
    const isCallers = this.callersField.checked;
    const view = new (isCallers ? CallerView : CalleeView)(this.contexts, this.alone);
    for (const button of this.buttons) button.ariaPressed = String(button.dataset.view === this.kind);
    const isTree = this.kind === "tree";
    document.getElementById("tree").hidden = !isTree;
    document.getElementById("graph").hidden = isTree;
    const focus = document.getElementById("focus");
    focus.hidden = this.alone === null;
    if (this.alone !== null) {
      focus.firstElementChild.replaceChildren(isCallers ? "All callers of " : "All that is called by ", make("b", {}, this.contexts.names[this.alone]), " " + this.contexts.place(this.alone));
    }
    if (isTree) this.table.show(view, isCallers); else this.graph.show(view, this.kind === "flame");
    this.view = view;
    this.sayFound();
  }

  use(kind) { this.kind = kind; this.show(); this.write(); }

  showAlone(name) { this.alone = name; this.show(); this.write(); scrollTo(0, 0); }

  openSource(name) {
    const source = this.contexts.source(name);
    if (source) location.assign(source);
  }

  matches(name) { return this.matched[name] === 1; }

  /** What a call is called. */
  label(shown) { return shown.name === null ? "all" : this.contexts.names[shown.name]; }

  /** The figures of a call in words. */
  describe(shown, top) {
    const { contexts } = this;
    const parts = [make("b", {}, this.label(shown)), " "];
    if (shown.name !== null) parts.push(make("span", {}, contexts.place(shown.name)), " ");
    parts.push(`${duration(shown.total)}, ${shareText(shown.total, top.total)}`);
    if (shown.name !== null) parts.push(` · own ${duration(shown.own)} · ${counted(shown.calls, "call")}`);
    const lines = shown.name === null ? [] : shown.callLines(this.view);
    if (lines.length > 0) parts.push(` · from ${lines.length > 1 ? "lines" : "line"} ${lines.map(({ line }) => line).join(", ")}`);
    return parts;
  }

  /** Finds the functions with all the words that are typed. */
  search() {
    const words = this.findField.value.toLowerCase().split(/\s+/).filter(Boolean);
    this.isSearching = words.length > 0;
    this.contexts.lower.forEach((text, name) => {
      this.matched[name] = this.isSearching && words.every((word) => text.includes(word)) ? 1 : 0;
    });
  }

  sayFound() {
    const { contexts } = this;
    const found = document.getElementById("found");
    if (!this.isSearching) { found.textContent = ""; return; }
    const count = this.matched.reduce((sum, is) => sum + is, 0);
    const time = contexts.timeOf(this.matched);
    found.textContent = `${counted(count, "function")} found, with ${duration(time)} or ${shareText(time, contexts.whole)} of the time`;
  }

  /** The same where contexts say it at once: the outermost calls below the top of the view. */
  hottestCallee(view) {
    const { contexts } = this;
    const { top } = view;
    const starts = new Set(top.name === null ? contexts.children.get(-1) : top.at);
    const isReached = new Uint8Array(contexts.count);
    let best = -1;
    for (let at = 0; at < contexts.count; at += 1) {
      isReached[at] = starts.has(at) || isReached[contexts.parent[at]] === 1 ? 1 : 0;
      if (!isReached[at] || !this.matches(contexts.function[at]) || top.name !== null && starts.has(at)) continue;
      isReached[at] = 0;
      if (best < 0 || contexts.total[at] > contexts.total[best]) best = at;
    }
    if (best < 0) return null;
    const way = [];
    for (let at = best; at >= 0 && !(top.name !== null && starts.has(at)); at = contexts.parent[at]) way.unshift(contexts.function[at]);
    return way.reduce((shown, name) => shown?.below(view).find((each) => each.name === name) ?? null, top);
  }

  /** The call with the most time whose function is looked for. */
  hottestMatch(view) {
    if (view instanceof CalleeView) return this.hottestCallee(view);
    const open = [view.top];
    let best = null;
    for (let steps = 0; steps < 20000 && open.length > 0; steps += 1) {
      for (const each of open.pop().below(view)) {
        if (best && each.total <= best.total) break;
        if (this.matches(each.name)) best = each; else open.push(each);
      }
    }
    return best;
  }

  listen(signal) {
    for (const button of this.buttons) button.addEventListener("click", () => this.use(button.dataset.view));
    this.callersField.addEventListener("change", () => { this.show(); this.write(); });
    const find = () => {
      this.search();
      this.sayFound();
      if (this.kind === "tree") { if (this.isSearching) this.showMatch(); else this.table.mark(); } else this.graph.draw();
      this.write();
    };
    this.findField.addEventListener("input", find);
    this.findField.addEventListener("keydown", (event) => {
      if (event.key === "Escape") { this.findField.value = ""; find(); this.findField.blur(); }
      if (event.key === "Enter") { event.preventDefault(); this.step(event.shiftKey ? -1 : 1); }
    });
    document.querySelector(".filter").addEventListener("submit", (event) => event.preventDefault());
    document.getElementById("unfocus").addEventListener("click", () => this.showAlone(null));
    addEventListener("hashchange", () => { this.read(); this.show(); }, { signal });
  }

  step(direction) { (this.kind === "tree" ? this.table : this.graph).step(direction); }

  neighbour(step) {
    const tabs = [...document.querySelectorAll(".tabs a")];
    const tab = tabs[tabs.findIndex((each) => each.hasAttribute("aria-current")) + step];
    if (tab) location.assign(tab.href);
  }

  addKeys() {
    for (const [key, kind] of [["t", "tree"], ["f", "flame"], ["i", "icicle"]]) keys.set(key, () => this.use(kind));
    keys.set("c", () => this.callersField.click());
    keys.set("/", () => { this.findField.focus(); this.findField.select(); });
    keys.set("n", () => this.step(1)).set("N", () => this.step(-1));
    keys.set("[", () => this.neighbour(-1)).set("]", () => this.neighbour(1));
    const enter = () => {
      if (this.kind === "tree") this.table.focus(this.table.body.querySelector("[tabindex='0']"));
      else document.getElementById("flame").focus();
    };
    keys.set("ArrowDown", enter).set("ArrowUp", enter).set("j", enter);
    keys.set("Escape", () => { if (this.alone !== null) this.showAlone(null); });
  }
}
