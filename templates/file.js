"use strict";

const code = document.getElementById("code");
const lines = [...code.children];

/** Runs of lines that did not run, or not all ways; what is no statement does not interrupt one. */
function findChunks() {
  const chunks = [];
  let current = null;
  for (const line of lines) {
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

const chunks = findChunks();
let here = -1;

/** The chunk that `step` leads to, from the last one shown or from where the page stands. */
function target(step) {
  if (here >= 0) return here + step;
  const edge = document.querySelector(".top").getBoundingClientRect().bottom;
  const below = chunks.findIndex((chunk) => chunk.first.getBoundingClientRect().top >= edge);
  if (below < 0) return step > 0 ? chunks.length : chunks.length - 1;
  return step > 0 ? below : below - 1;
}

function show(index) {
  const chunk = chunks[index];
  if (!chunk) return;
  for (const line of code.querySelectorAll(".here")) line.classList.remove("here");
  here = index;
  for (let line = chunk.first; line; line = line.nextElementSibling) {
    line.classList.add("here");
    if (line === chunk.last) break;
  }
  history.replaceState(history.state, "", "#" + chunk.first.id);
  chunk.first.scrollIntoView({ block: "start" });
  chunk.first.querySelector("a").focus({ preventScroll: true });
}

/** Shades one state's lines, or stops to; the bars beside the numbers stay. */
function shade(button, isOn) {
  const state = button.dataset.state;
  button.ariaPressed = String(isOn);
  code.classList.toggle("show-" + state, isOn);
  drawMap();
}

const states = document.querySelectorAll(".states button");
for (const button of states) {
  const name = "shade." + button.dataset.state;
  const toggle = () => {
    const isOn = button.ariaPressed !== "true";
    shade(button, isOn);
    choices.write(name, isOn ? "1" : "0");
  };
  button.addEventListener("click", toggle);
  keys.set(button.dataset.state, toggle);
}

/** The whole file at the right edge, a tick for each line that did not run, or not all ways. */
const map = document.createElement("canvas");
map.id = "map";
map.ariaHidden = "true";
map.title = "Lines that did not run";

function drawMap() {
  const top = document.querySelector(".top").getBoundingClientRect().height;
  const height = innerHeight - top;
  const isNeeded = code.scrollHeight > height && chunks.length > 0;
  map.hidden = !isNeeded;
  if (!isNeeded) return;
  map.width = 14;
  map.height = height;
  const context = map.getContext("2d");
  const start = code.offsetTop;
  const scale = height / code.scrollHeight;
  for (const [state, width] of [["x", 4], ["p", 7], ["m", 10]]) {
    if (!code.classList.contains("show-" + state)) continue;
    context.fillStyle = colourOf(state);
    for (const line of code.querySelectorAll("p." + state)) {
      const y = (line.offsetTop - start) * scale;
      context.fillRect(2, y, width, Math.max(2, line.offsetHeight * scale));
    }
  }
}

/** The colour of a state's bar in the theme of the moment, as the browser works it out. */
function colourOf(state) {
  return getComputedStyle(document.querySelector(`.states .${state}`)).getPropertyValue("border-top-color");
}

map.addEventListener("click", (event) => {
  const share = event.offsetY / map.height;
  scrollTo({ top: code.offsetTop + share * code.scrollHeight - innerHeight / 2 });
});
document.body.append(map);
const sizes = new ResizeObserver(drawMap);
sizes.observe(document.querySelector(".top"));
sizes.observe(code);
window.addEventListener("resize", drawMap);
document.addEventListener("themechange", drawMap);
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", drawMap);

for (const button of states) {
  const chosen = choices.read("shade." + button.dataset.state);
  if (chosen !== null) shade(button, chosen === "1");
}

window.addEventListener("hashchange", () => {
  here = chunks.findIndex((chunk) => "#" + chunk.first.id === location.hash);
});

keys.set("j", () => show(target(1))).set("n", () => show(target(1)));
keys.set("k", () => show(target(-1)));
keys.set("1", () => show(0));
document.addEventListener("DOMContentLoaded", () => keys.set("0", () => { here = -1; scrollTo(0, 0); }));
keys.set("[", () => follow("a[rel=prev]")).set("]", () => follow("a[rel=next]"));
keys.set("u", () => follow("a[rel=up]"));
keys.set("/", () => location.assign("index.html#find"));
