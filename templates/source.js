"use strict";

part(".file[data-source]", (signal) => { new SourcePage(signal); });

/** The page of the file that the address names, made of the data of a large report. */
class SourcePage {
  constructor(signal) {
    this.shown = null;
    this.open().catch(complain);
    addEventListener("hashchange", () => this.open().catch(complain), { signal });
    signal.addEventListener("abort", () => this.shown?.abort());
    document.getElementById("code").addEventListener("click", (event) => this.followLine(event));
  }

  /** Shows what the address names, the file only if it is another one. */
  async open() {
    const path = address.read().get("f");
    if (path !== this.path) {
      const files = await data.json("files");
      const paths = files.names.filter((_, row) => !files.folder[row]);
      const number = path === null ? 0 : paths.indexOf(path);
      if (number < 0) throw new Error(`it has no file '${path}'`);
      const file = await this.file(files.shards, number);
      this.path = path;
      this.fill(file, paths[number - 1], paths[number + 1]);
      if (document.body.matches(".tested")) globalThis.testNames = (await data.json("tests")).names;
      this.start(file);
    }
    this.goTo(Number(address.read().get("L") ?? 0));
  }

  /** `shards` has the number of the first file of each. */
  async file(shards, number) {
    const shard = shards.findLastIndex((first) => first <= number);
    const lines = (await data.text("source-" + shard)).split("\n");
    let at = 0;
    for (let skipped = shards[shard]; skipped < number; skipped += 1) at += 1 + JSON.parse(lines[at]).lines;
    const file = JSON.parse(lines[at]);
    return { ...file, text: lines.slice(at + 1, at + 1 + file.lines) };
  }

  fill(file, previous, next) {
    const start = file.path.lastIndexOf("/") + 1;
    const name = file.path.slice(start);
    document.title = `${name} ${file.percent}% · ${document.querySelector("footer a").textContent}`;
    document.querySelector("h1").replaceChildren(make("span", {}, file.path.slice(0, start)), name);
    const figure = document.querySelector(".top .figure");
    figure.replaceChildren(make("b", {}, file.percent, make("small", {}, "%")), bar(file.covered, file.total), " ",
      make("span", {}, `of ${file.statements} statements`));
    for (const state of ["run", "partial", "missing", "excluded"]) {
      const button = document.querySelector(`.states .${state === "excluded" ? "x" : state[0]}`);
      if (button) button.lastChild.textContent = `${file[state]} ${state}`;
    }
    const neighbours = document.querySelectorAll(".top nav li:has([rel=prev], [rel=next], span)");
    [[previous, "Previous", "prev", "["], [next, "Next", "next", "]"]].forEach(([path, title, rel, key], at) => {
      const link = { rel, href: address.of("file.html", { f: path ?? "" }), title: `${path} (${key})` };
      neighbours[at].replaceChildren(path === undefined ? make("span", {}, title) : make("a", link, title));
    });
    document.getElementById("code").innerHTML = codeMarkup(file.text);
    document.body.classList.toggle("timed", file.timed === 1);
    const heads = document.querySelector(".heads.t");
    if (heads) heads.hidden = file.timed !== 1;
  }

  /** Starts what pages of files do, anew for each file. */
  start(file) {
    this.shown?.abort();
    this.shown = new AbortController();
    const sets = document.getElementById("sets");
    if (sets) sets.content.replaceChildren((file.sets ?? []).join("\n"));
    this.page = new CodePage(this.shown.signal, (line) => address.of("file.html", { f: file.path, L: line }),
      (test) => address.of("file.html", { f: file.path, test }));
    scrollTo(0, 0);
  }

  goTo(line) {
    for (const old of document.querySelectorAll("#code .target")) old.classList.remove("target");
    const target = document.getElementById("t" + line);
    if (!target) return;
    target.classList.add("target");
    target.scrollIntoView({ block: "center" });
  }

  /** Lines are linked by their numbers alone, which the address has along with the path. */
  followLine(event) {
    const line = /^#t(\d+)$/.exec(event.target.closest("a")?.getAttribute("href"))?.[1];
    if (!line) return;
    event.preventDefault();
    history.pushState(null, "", address.of("file.html", { f: this.path ?? "", L: line }));
    this.goTo(Number(line));
  }
}

/** What stands for markup in the text of lines, by code. */
const lineMarks = {
  "&": "&amp;", "<": "&lt;", ">": "&gt;",
  "\x01": "<b class=k>", "\x02": "<b class=f>", "\x03": "<b class=s>", "\x04": "<b class=h>",
  "\x05": "<b class=d>", "\x06": "</b>", "\x07": "<i>", "\x0e": "</i>",
  "\x11": "<i class=y>", "\x12": "<i class=n>", "\x14": "<i class=hot>", "\x15": "<i class=fn>",
};

/** The markup of lines, the same as in a page of a small report. */
function codeMarkup(lines) {
  const states = { r: " class=r", R: ' class="r c"', p: " class=p", P: ' class="p c"', m: " class=m", M: ' class="m c"', x: " class=x", X: ' class="x c"' };
  return lines.map((text, at) => {
    // Of a line with times: the classes that say how hot it is, and its cells.
    const [, heat, cells] = /^.\x13([^\x13]*)\x13([^\x13]*)\x13/.exec(text) ?? [null, "", ""];
    const start = heat || cells ? heat.length + cells.length + 4 : 1;
    const [code, tests] = text.slice(start).split("\x10");
    const markup = code.replace(/[&<>\x01-\x07\x0e\x11\x12\x14\x15]/g, (mark) => lineMarks[mark])
      .replace(/\x0f(\d+)/g, "<a href=#t$1>$1</a>");
    const [set, count] = tests?.split(" ") ?? [];
    const button = tests ? `<button value=${Number(set)}>${Number(count)} ${count === "1" ? "test" : "tests"}</button>` : "";
    const state = heat ? ` class="${text[0].toLowerCase()}${text[0] < "a" && text[0] !== " " ? " c" : ""}${heat}"` : states[text[0]] ?? "";
    return `<p id=t${at + 1}${state}><a href=#t${at + 1}>${at + 1}</a>${cells}${markup}${button}</p>`;
  }).join("\n");
}
