"use strict";

/** What can be searched: names of files, functions, classes and tests, each with its link. */
async function searchedNames() {
  const isLarge = document.querySelector("[data-source]") !== null;
  const lists = isLarge ? await listedNames() : await data.json("names");
  const { paths, pages } = lists;
  const linkTo = (file, line) => isLarge
    ? address.of("file.html", line > 0 ? { f: paths[file], L: line } : { f: paths[file] })
    : pages[file] + (line > 0 ? "#t" + line : "");
  const names = paths.map((path, file) => ({ kind: "file", text: path, link: () => linkTo(file, 0) }));
  for (const [kind, list] of [["function", lists.functions], ["class", lists.classes]]) {
    list.names.forEach((name, at) => {
      if (list.line[at] > 0) {
        names.push({ kind, text: name, place: paths[list.file[at]], link: () => linkTo(list.file[at], list.line[at]) });
      }
    });
  }
  for (const test of lists.tests) names.push({ kind: "test", text: test, link: () => address.of("test_index.html", { test }) });
  for (const name of names) name.lower = name.text.toLowerCase();
  return names;
}

/** The same from the lists of a large report. */
async function listedNames() {
  const hasTests = document.documentElement.hasAttribute("data-tests");
  const [files, functions, classes, tests] = await Promise.all(
    ["files", "functions", "classes", ...hasTests ? ["tests"] : []].map((name) => data.json(name)));
  return { paths: files.names.filter((_, row) => !files.folder[row]), functions, classes, tests: tests?.names ?? [] };
}

/** How well a text has the letters of a word in their order; more is better, below 0 not at all. */
function likeness(word, text) {
  const at = text.indexOf(word);
  if (at >= 0) {
    const isStart = at === 0 || /[^a-z0-9]/.test(text[at - 1]);
    return 1000 + (isStart ? 200 : 0) + (at + word.length === text.length ? 50 : 0) - Math.min(text.length, 150);
  }
  let points = 500 - Math.min(text.length, 150);
  let last = -1;
  for (const letter of word) {
    const next = text.indexOf(letter, last + 1);
    if (next < 0) return -1;
    if (last >= 0) points -= Math.min(next - last - 1, 20) * 4;
    if (next === 0 || /[^a-z0-9]/.test(text[next - 1])) points += 12;
    last = next;
  }
  return Math.max(points, 0);
}

/** The best names for what was typed, whose words all have to be in a name. */
function bestNames(typed, names, count) {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const found = [];
  names.forEach((name, order) => {
    let points = 0;
    for (const word of words) {
      const more = likeness(word, name.lower);
      if (more < 0) return;
      points += more;
    }
    found.push({ name, points, order });
  });
  return found.sort((a, b) => b.points - a.points || a.order - b.order).slice(0, count).map(({ name }) => name);
}

part(":has(#search-open)", (signal) => {
  const field = make("input", {
    type: "search", role: "combobox", placeholder: "Search files, functions, tests", "aria-label": "Search",
    "aria-controls": "found", "aria-expanded": "true", autocomplete: "off", spellcheck: "false",
  });
  const list = make("ul", { id: "found", role: "listbox", "aria-label": "Found" });
  const dialog = make("dialog", { id: "search", "aria-label": "Search" }, field, list);
  document.getElementById("search")?.remove();
  document.body.append(dialog);
  let names = null;
  let chosen = 0;

  function choose(index) {
    const items = [...list.children];
    chosen = Math.max(0, Math.min(items.length - 1, index));
    items.forEach((item, at) => item.setAttribute("aria-selected", String(at === chosen)));
    if (items.length) field.setAttribute("aria-activedescendant", items[chosen].id);
    else field.removeAttribute("aria-activedescendant");
    items[chosen]?.scrollIntoView({ block: "nearest" });
  }

  function find() {
    const found = names ? bestNames(field.value, names, 40) : [];
    list.replaceChildren(...found.map((name, at) => make("li", { id: "found" + at, role: "option" },
      make("a", { href: name.link(), tabindex: "-1" }, name.text),
      make("span", {}, name.place ? `${name.kind} in ${name.place}` : name.kind))));
    choose(0);
  }

  async function open() {
    if (dialog.open) return;
    dialog.showModal();
    field.select();
    names ??= await searchedNames().catch(complain);
    find();
  }

  function follow(item) {
    const link = item?.querySelector("a");
    if (!link) return;
    dialog.close();
    location.assign(link.href);
  }

  field.addEventListener("input", find);
  field.addEventListener("keydown", (event) => {
    const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 };
    if (event.key in steps) { event.preventDefault(); choose(chosen + steps[event.key]); }
    if (event.key === "Enter") { event.preventDefault(); follow(list.children[chosen]); }
  });
  list.addEventListener("click", (event) => {
    const item = event.target.closest("li");
    if (item && !event.ctrlKey && !event.metaKey) { event.preventDefault(); follow(item); }
  });
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
  document.getElementById("search-open").addEventListener("click", open, { signal });
  keys.set("g", open).set("Control+k", open);
});
