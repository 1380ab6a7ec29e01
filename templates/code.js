"use strict";

part(".file:not([data-source], .profile:not(.covered))", (signal) => {
  new CodePage(signal, (line) => address.link("#t" + line));
});

/** The page of a file: shading, what leads through lines that did not run, and the map of the file. */
class CodePage {
  /** What the addresses of a line and of a test are, by its number or name. */
  constructor(signal, lineAddress, testAddress = (test) => "#test=" + encodeURIComponent(test)) {
    this.lineAddress = lineAddress;
    this.testAddress = testAddress;
    this.code = document.getElementById("code");
    this.lines = [...this.code.children];
    this.top = document.querySelector(".top");
    this.chunks = this.findChunks();
    this.here = -1;
    this.buttons = document.querySelectorAll(".states [data-state]");
    this.buildMap(signal);
    this.addShading();
    this.addKeys();
    this.addSourceLink();
    addEventListener("hashchange", () => {
      this.here = this.chunks.findIndex((chunk) => "#" + chunk.first.id === location.hash);
    }, { signal });
    for (const open of CodePage.parts) open(this, signal);
  }

  /** What else pages of files have: functions that get the page and its signal. */
  static parts = [];

  /** Runs of lines that did not run, or not all ways; what is no statement does not interrupt one. */
  findChunks() {
    const chunks = [];
    let current = null;
    for (const line of this.lines) {
      const state = ["m", "p"].find((name) => line.classList.contains(name));
      if (state) {
        if (current?.state !== state) chunks.push(current = { state, first: line, last: line });
        current.last = line;
      } else if (line.className) {
        current = null;
      }
    }
    return chunks;
  }

  /** The chunk that `step` leads to, from the last one shown or from where the page stands. */
  target(step) {
    if (this.here >= 0) return this.here + step;
    const edge = this.top.getBoundingClientRect().bottom;
    const below = this.chunks.findIndex((chunk) => chunk.first.getBoundingClientRect().top >= edge);
    if (below < 0) return step > 0 ? this.chunks.length : this.chunks.length - 1;
    return step > 0 ? below : below - 1;
  }

  show(index) {
    const chunk = this.chunks[index];
    if (!chunk) return;
    for (const line of this.code.querySelectorAll(".here")) line.classList.remove("here");
    this.here = index;
    for (let line = chunk.first; line; line = line.nextElementSibling) {
      line.classList.add("here");
      if (line === chunk.last) break;
    }
    history.replaceState(history.state, "", this.lineAddress(Number(chunk.first.id.slice(1))));
    chunk.first.scrollIntoView({ block: "start" });
    chunk.first.querySelector("a").focus({ preventScroll: true });
  }

  /** Shades one state's lines, or stops to; the bars beside the numbers stay. */
  shade(button, isOn) {
    button.ariaPressed = String(isOn);
    this.code.classList.toggle("show-" + button.dataset.state, isOn);
    this.drawMap();
  }

  addShading() {
    for (const button of this.buttons) {
      const name = "shade." + button.dataset.state;
      const toggle = () => {
        const isOn = button.ariaPressed !== "true";
        this.shade(button, isOn);
        choices.write(name, isOn ? "1" : "0");
      };
      button.addEventListener("click", toggle);
      keys.set(button.dataset.state, toggle);
      const chosen = choices.read(name);
      if (chosen !== null) this.shade(button, chosen === "1");
    }
    const only = document.getElementById("only");
    const toggle = () => {
      const isOn = only.ariaPressed !== "true";
      this.showOnly(isOn);
      choices.write("only", isOn ? "1" : "");
    };
    only.addEventListener("click", toggle);
    keys.set("o", toggle);
    this.showOnly(choices.read("only") === "1");
  }

  /** Leaves out what is far from lines that did not run or not all ways; a rule shows each gap. */
  showOnly(isOn) {
    document.getElementById("only").ariaPressed = String(isOn);
    const isNear = new Uint8Array(this.lines.length);
    this.lines.forEach((line, at) => {
      if (line.matches(".m, .p, :target")) isNear.fill(1, Math.max(0, at - 3), at + 4);
    });
    this.lines.forEach((line, at) => {
      line.hidden = isOn && this.chunks.length > 0 && !isNear[at];
      line.classList.toggle("gap", isOn && at > 0 && isNear[at] === 1 && !isNear[at - 1]);
    });
    this.drawMap();
  }

  /** The whole file at the right edge, a tick for each line that did not run, or not all ways. */
  buildMap(signal) {
    const map = this.map = make("canvas", { id: "map", "aria-hidden": "true", title: "Lines that did not run" });
    map.addEventListener("click", (event) => {
      const share = event.offsetY / map.height;
      scrollTo({ top: this.code.offsetTop + share * this.code.scrollHeight - innerHeight / 2 });
    });
    document.getElementById("map")?.remove();
    document.body.append(map);
    const draw = () => this.drawMap();
    const sizes = new ResizeObserver(draw);
    sizes.observe(this.top);
    sizes.observe(this.code);
    signal.addEventListener("abort", () => sizes.disconnect());
    addEventListener("resize", draw, { signal });
    document.addEventListener("themechange", draw, { signal });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw, { signal });
  }

  drawMap() {
    const { map, code } = this;
    const height = innerHeight - this.top.getBoundingClientRect().height;
    const isNeeded = code.scrollHeight > height && this.chunks.length > 0;
    map.hidden = !isNeeded;
    if (!isNeeded) return;
    map.width = 14;
    map.height = height;
    const context = map.getContext("2d");
    const start = code.offsetTop;
    const scale = height / code.scrollHeight;
    for (const [state, width] of [["x", 4], ["p", 7], ["m", 10]]) {
      if (!code.classList.contains("show-" + state)) continue;
      context.fillStyle = this.colourOf(state);
      for (const line of code.querySelectorAll(`p.${state}:not([hidden])`)) {
        const y = (line.offsetTop - start) * scale;
        context.fillRect(2, y, width, Math.max(2, line.offsetHeight * scale));
      }
    }
  }

  /** The colour of a state's bar in the theme of the moment, as the browser works it out. */
  colourOf(state) {
    return getComputedStyle(document.querySelector(`.states .${state}`)).getPropertyValue("border-top-color");
  }

  /** A link to the line that is shown, or to the first in sight, where it can be edited. */
  addSourceLink() {
    const pattern = document.documentElement.dataset.sourceLink;
    document.getElementById("source")?.parentElement.remove();
    if (!pattern) return;
    const link = make("a", { id: "source", title: "This line where it can be edited (e)" }, "Source");
    const aim = () => {
      const edge = this.top.getBoundingClientRect().bottom;
      const line = this.code.querySelector("p:target, p.target, p.here")
        ?? this.lines.find((other) => other.getBoundingClientRect().bottom > edge);
      const path = document.querySelector("h1").textContent.split("/").map(encodeURIComponent).join("/");
      link.href = pattern.replace("{path}", path).replace("{line}", line?.id.slice(1) ?? "1");
    };
    for (const event of ["pointerdown", "focus", "pointerenter"]) link.addEventListener(event, aim);
    document.querySelector(".top nav ul").append(make("li", {}, link));
    aim();
    keys.set("e", () => { aim(); location.assign(link.href); });
  }

  addKeys() {
    keys.set("j", () => this.show(this.target(1))).set("n", () => this.show(this.target(1)));
    keys.set("k", () => this.show(this.target(-1)));
    keys.set("1", () => this.show(0));
    keys.set("0", () => { this.here = -1; scrollTo(0, 0); });
    keys.set("[", () => follow("a[rel=prev]")).set("]", () => follow("a[rel=next]"));
    keys.set("u", () => follow("a[rel=up]"));
    keys.set("/", () => location.assign(address.of("index.html", { find: "" })));
  }
}
