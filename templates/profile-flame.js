"use strict";

/** Calls as boxes on a canvas: as wide as their time, callers below (flame) or above (icicle). */
class FlameGraph {
  static rowHeight = 22;

  constructor(canvas, page, signal) {
    this.canvas = canvas;
    this.page = page;
    this.place = document.getElementById("boxes");
    this.tip = document.getElementById("tip");
    this.said = document.getElementById("said");
    this.trail = document.getElementById("trail");
    this.boxes = [];
    const draw = () => { if (!canvas.closest("[hidden]")) this.draw(); };
    addEventListener("resize", draw, { signal });
    document.addEventListener("themechange", draw, { signal });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw, { signal });
    canvas.addEventListener("pointermove", (event) => this.hover(event));
    canvas.addEventListener("pointerleave", () => this.leave());
    canvas.addEventListener("click", (event) => this.click(event));
    canvas.addEventListener("keydown", (event) => this.key(event));
    canvas.addEventListener("focus", () => { this.choose(this.chosen ?? this.root, true); });
    canvas.addEventListener("blur", () => this.draw());
  }

  show(view, isUp) {
    this.view = view;
    this.isUp = isUp;
    this.root = view.top;
    this.chosen = null;
    this.hovered = null;
    this.draw();
    this.said.textContent = "A click on a call zooms in, on one further out zooms out; the arrow keys go from call to call.";
    this.place.scrollTop = isUp ? this.place.scrollHeight : 0;
  }

  /** Makes one call as wide as the canvas; those above it stay as a way back. */
  zoom(shown) {
    this.root = shown;
    this.chosen = shown;
    this.draw();
    this.say(shown);
    const box = this.boxes.find((each) => each.shown === shown);
    if (box) this.bringIntoSight(box);
  }

  /** Which box each call gets that is wide enough to be seen. */
  layOut(width) {
    this.boxes = [];
    const add = (shown, x, wide, level, isAbove) => {
      this.boxes.push({ shown, x, wide, level, isAbove });
      this.levels = Math.max(this.levels, level + 1);
    };
    const way = [];
    for (let up = this.root.above; up; up = up.above) way.unshift(up);
    this.levels = 0;
    way.forEach((shown, level) => add(shown, 0, width, level, true));
    const open = [[this.root, 0, width, way.length]];
    while (open.length > 0) {
      const [shown, x, wide, level] = open.pop();
      add(shown, x, wide, level, false);
      let left = x;
      for (const each of shown.below(this.view)) {
        const part = shown.total > 0 ? wide * each.total / shown.total : 0;
        if (part < 0.6) break;
        open.push([each, left, part, level + 1]);
        left += part;
      }
    }
  }

  draw() {
    const { canvas } = this;
    const width = this.place.clientWidth - 6;
    if (width === 0 || !this.root) return;
    this.layOut(width);
    const height = this.levels * FlameGraph.rowHeight + 2;
    const scale = devicePixelRatio || 1;
    canvas.width = Math.round(width * scale);
    canvas.height = Math.round(Math.min(height, 32000 / scale) * scale);
    canvas.style.height = height + "px";
    const context = canvas.getContext("2d");
    context.scale(scale, scale);
    context.font = "12px " + getComputedStyle(document.body).fontFamily;
    context.textBaseline = "middle";
    this.colours = this.readColours();
    for (const box of this.boxes) {
      box.y = (this.isUp ? this.levels - 1 - box.level : box.level) * FlameGraph.rowHeight + 1;
      this.drawBox(context, box);
    }
    const isFocused = document.activeElement === canvas && canvas.matches(":focus-visible");
    for (const [shown, name] of [[this.hovered, "text"], [isFocused ? this.chosen : null, "link"]]) {
      const box = shown && this.boxes.find((each) => each.shown === shown);
      if (!box) continue;
      context.strokeStyle = this.colours[name];
      context.lineWidth = name === "link" ? 3 : 1.5;
      context.strokeRect(box.x + 1.5, box.y + 1.5, Math.max(box.wide - 3, 1), FlameGraph.rowHeight - 3);
    }
    this.canvas.dataset.boxes = this.boxes.length;
    this.drawTrail();
  }

  drawBox(context, box) {
    const { shown, x, y, wide } = box;
    const { page, colours } = this;
    const isMatch = shown.name !== null && page.matches(shown.name);
    context.fillStyle = isMatch ? colours.match : shown.name === null ? colours.raised : this.colour(shown.name);
    context.globalAlpha = box.isAbove || page.isSearching && !isMatch ? 0.45 : 1;
    context.fillRect(x, y, Math.max(wide - 1, 0.6), FlameGraph.rowHeight - 1);
    context.globalAlpha = box.isAbove ? 0.75 : 1;
    if (wide < 24) return;
    context.fillStyle = isMatch ? colours.matchText : colours.text;
    context.fillText(this.fitting(context, page.label(shown), wide - 9), x + 5, y + FlameGraph.rowHeight / 2);
    context.globalAlpha = 1;
  }

  /** The text, shortened to a width. */
  fitting(context, text, width) {
    if (text.length * 3.2 < width && context.measureText(text).width <= width) return text;
    let [low, high] = [0, Math.min(text.length, Math.ceil(width / 3))];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (context.measureText(text.slice(0, middle) + "…").width <= width) low = middle; else high = middle - 1;
    }
    return low < 2 ? "" : text.slice(0, low) + "…";
  }

  /** The program's own functions are warm, libraries cool, what is no Python grey. */
  colour(name) {
    const { contexts } = this.page;
    const kind = contexts.tree.kind[name];
    if (kind !== 0) return this.colours.raised;
    const shades = contexts.isOwn(name) ? this.colours.warm : this.colours.cool;
    let sum = 0;
    for (const letter of contexts.names[name]) sum = (sum * 31 + letter.codePointAt(0)) % 997;
    return shades[sum % shades.length];
  }

  readColours() {
    const style = getComputedStyle(this.canvas);
    const of = (name) => style.getPropertyValue(name).trim();
    const probe = make("i", {});
    this.canvas.parentElement.append(probe);
    const mixed = (text) => { probe.style.color = text; return getComputedStyle(probe).color; };
    const isDark = Number(/[\d.]+/.exec(mixed("var(--page)"))?.[0] ?? 255) < 128;
    const shades = (name) => (isDark ? [36, 43, 50, 57] : [26, 33, 40, 47]).map((share) => mixed(`color-mix(in srgb, var(${name}) ${share}%, var(--page))`));
    const colours = {
      text: mixed("var(--text)"), link: mixed("var(--link)"), raised: mixed("var(--raised)"),
      match: mixed("var(--match)"), matchText: mixed("var(--match-text)"), warm: shades("--heat"), cool: shades("--cold"),
    };
    probe.remove();
    return colours;
  }

  /** The way to what fills the width, each a way back. */
  drawTrail() {
    const way = [];
    for (let up = this.root; up; up = up.above) way.unshift(up);
    const buttons = way.length < 2 ? [] : way.flatMap((shown, at) => {
      const name = this.page.label(shown);
      if (at === way.length - 1) return [make("b", {}, name)];
      if (way.length > 8 && at > 1 && at < way.length - 4) return at === 2 ? ["…", " › "] : [];
      const button = make("button", { type: "button" }, name);
      button.addEventListener("click", () => this.zoom(shown));
      return [button, " › "];
    });
    this.trail.replaceChildren(...buttons);
    this.trail.hidden = buttons.length === 0;
  }

  boxAt(event) {
    const { offsetX: x, offsetY: y } = event;
    const row = Math.floor((y - 1) / FlameGraph.rowHeight);
    const level = this.isUp ? this.levels - 1 - row : row;
    return this.boxes.find((box) => box.level === level && x >= box.x && x < box.x + box.wide) ?? null;
  }

  hover(event) {
    const box = this.boxAt(event);
    this.canvas.style.cursor = box ? "pointer" : "default";
    if (box?.shown !== this.hovered) { this.hovered = box?.shown ?? null; this.draw(); }
    if (!box) return this.leave();
    const { tip } = this;
    tip.replaceChildren(...this.page.describe(box.shown, this.view.top));
    tip.hidden = false;
    const frame = document.getElementById("graph").getBoundingClientRect();
    const x = event.clientX - frame.left + 14;
    tip.style.left = Math.max(0, Math.min(x, frame.width - tip.offsetWidth)) + "px";
    const below = event.clientY - frame.top + 18;
    const isLow = event.clientY + 18 + tip.offsetHeight > innerHeight;
    tip.style.top = (isLow ? event.clientY - frame.top - tip.offsetHeight - 8 : below) + "px";
  }

  leave() {
    this.tip.hidden = true;
    if (this.hovered) { this.hovered = null; this.draw(); }
  }

  click(event) {
    const box = this.boxAt(event);
    if (!box) return;
    if (event.ctrlKey || event.metaKey) { if (box.shown.name !== null) this.page.openSource(box.shown.name); return; }
    this.tip.hidden = true;
    this.zoom(box.shown);
  }

  /** Takes a call as the one that keys act on, and says its figures. */
  choose(shown, isQuiet = false) {
    this.chosen = shown;
    const box = this.boxes.find((each) => each.shown === shown);
    this.draw();
    if (box && !isQuiet) this.bringIntoSight(box);
    this.say(shown);
  }

  bringIntoSight(box) {
    const { place } = this;
    const isSeen = box.y > place.scrollTop && box.y + FlameGraph.rowHeight < place.scrollTop + place.clientHeight;
    if (!isSeen) place.scrollTop = box.y - place.clientHeight / 2;
  }

  say(shown) {
    this.said.replaceChildren(...this.page.describe(shown, this.view.top));
    const source = shown.name === null ? "" : this.page.contexts.source(shown.name);
    if (source) this.said.append(" ", make("a", { href: source }, "source"));
    if (shown.name === null) return;
    const alone = make("button", { type: "button", title: "All that it calls, or all its callers (a)" }, "This function alone");
    alone.addEventListener("click", () => this.page.showAlone(shown.name));
    this.said.append(" ", alone);
  }

  neighbour(step) {
    const siblings = this.boxes.filter((box) => box.shown.above === this.chosen.above && !box.isAbove)
      .sort((a, b) => a.x - b.x).map((box) => box.shown);
    return siblings[siblings.indexOf(this.chosen) + step];
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || !this.chosen) return;
    const { chosen } = this;
    const deeper = () => this.boxes.find((box) => box.shown.above === chosen)?.shown;
    const isWay = (box) => { for (let up = this.root; up; up = up.above) if (up === box) return true; return false; };
    const down = () => isWay(chosen) && chosen !== this.root ? this.wayBelow(chosen) : chosen.below(this.view)[0] && deeper() && this.boxes.some((box) => box.shown === chosen.below(this.view)[0]) ? chosen.below(this.view)[0] : deeper();
    const actions = {
      [this.isUp ? "ArrowUp" : "ArrowDown"]: down,
      [this.isUp ? "ArrowDown" : "ArrowUp"]: () => chosen.above,
      ArrowRight: () => this.neighbour(1),
      ArrowLeft: () => this.neighbour(-1),
      Home: () => this.root,
      Enter: () => { this.zoom(chosen); },
      " ": () => { this.zoom(chosen); },
      Escape: () => { this.zoom(this.root.above ?? this.root); },
      s: () => { if (chosen.name !== null) this.page.openSource(chosen.name); },
      a: () => { if (chosen.name !== null) this.page.showAlone(chosen.name); },
    };
    const action = actions[event.key];
    if (!action) return;
    event.preventDefault();
    event.stopPropagation();
    const next = action();
    if (next) this.choose(next);
  }

  wayBelow(shown) {
    let at = this.root;
    while (at && at.above !== shown) at = at.above;
    return at;
  }

  /** Makes room for the call with the most time that is looked for, which was too small to be drawn. */
  zoomToMatch() {
    const best = this.page.hottestMatch(this.view);
    if (!best) return;
    this.zoom(best.above ?? best);
    if (!this.boxes.some((box) => box.shown === best)) this.zoom(best);
    this.canvas.focus();
    this.choose(best);
  }

  /** Takes the next of the boxes whose functions are looked for. */
  step(direction) {
    const found = this.boxes.filter((box) => box.shown.name !== null && this.page.matches(box.shown.name))
      .sort((a, b) => a.level - b.level || a.x - b.x).map((box) => box.shown);
    if (found.length === 0) return this.zoomToMatch();
    const at = found.indexOf(this.chosen);
    this.canvas.focus();
    this.choose(found[(at + direction + (at < 0 && direction < 0 ? 1 : 0) + found.length) % found.length]);
  }
}
