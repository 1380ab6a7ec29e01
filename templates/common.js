"use strict";

/** What a reader chose, kept from page to page; without storage every choice lasts one page. */
const choices = {
  read(name) {
    try { return localStorage.getItem("pycov." + name); } catch { return null; }
  },
  write(name, value) {
    try { localStorage.setItem("pycov." + name, value); } catch { }
  },
};

/** Light, dark, more contrast, or (auto) as the system says; set before the page is painted. */
const theme = {
  order: ["auto", "light", "dark", "contrast"],
  current: "auto",
  use(name) {
    this.current = this.order.includes(name) ? name : "auto";
    const root = document.documentElement;
    if (this.current === "auto") delete root.dataset.theme; else root.dataset.theme = this.current;
  },
  label() {
    const label = document.querySelector("#theme span");
    label.textContent = this.current[0].toUpperCase() + this.current.slice(1);
  },
  next() {
    this.use(this.order[(this.order.indexOf(this.current) + 1) % this.order.length]);
    choices.write("theme", this.current);
    this.label();
    document.dispatchEvent(new Event("themechange"));
  },
};
theme.use(choices.read("theme"));

/** Whether all pages are in this one file. */
const isSingle = document.documentElement.hasAttribute("data-single");

/** What the address says behind the '#': which page in a single file, and what it shows. */
const address = {
  read() {
    const values = new URLSearchParams(location.hash.slice(1));
    values.delete("page");
    return values;
  },
  /** The page of a single file. */
  get page() { return new URLSearchParams(location.hash.slice(1)).get("page") ?? "index.html"; },
  /** The link to a page, `values` being a text or pairs that say what to show. */
  of(page, values = "") {
    const text = new URLSearchParams(values).toString().replaceAll("%2F", "/").replaceAll("%2C", ",");
    if (isSingle) return `#page=${page}${text && "&"}${text}`;
    return text ? `${page}#${text}` : page;
  },
  /** The link to a page of this report and a line or a view of it, as pages in files of their own have it. */
  link(href) {
    if (!isSingle) return href;
    const at = href.indexOf("#");
    const [page, hash] = at < 0 ? [href, ""] : [href.slice(0, at), href.slice(at + 1)];
    const line = /^t(\d+)$/.exec(hash)?.[1];
    return this.of(page || this.page, line ? { L: line } : hash);
  },
  /** Says what is shown, without a step for the browser's "back". */
  write(values) {
    const text = new URLSearchParams(values).toString().replaceAll("%2F", "/").replaceAll("%2C", ",");
    const page = isSingle ? `page=${this.page}` : "";
    const hash = [page, text].filter(Boolean).join("&");
    history.replaceState(history.state, "", hash ? "#" + hash : location.pathname + location.search);
  },
};

/** What each key does; pages add their own. */
const keys = new Map();

/** What pages consist of: a selector for the bodies that have it, and a function that opens it. */
const parts = [];

/** Adds a part; `open` gets a signal that ends with the page, for what listens beyond it. */
function part(selector, open) { parts.push({ selector, open }); }

function isTyping(target) {
  return target.closest("input:not([type=checkbox]), textarea, select") !== null;
}

function follow(selector) {
  const link = document.querySelector(selector);
  if (link) location.assign(link.href);
}

/** An element with its content, and attributes where they are given. */
function make(name, attributes, ...content) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined) element.setAttribute(key, value);
  }
  element.append(...content);
  return element;
}

/** Says on the page what stands in the way of showing it. */
function complain(error) {
  const note = make("p", { role: "alert" }, `This report is not complete: ${error.message}.`);
  document.querySelector("main").prepend(note);
  throw error;
}

document.addEventListener("keydown", (event) => {
  if (document.querySelector("dialog[open]")) return;
  const isChord = event.ctrlKey || event.metaKey;
  if (event.altKey || isChord && event.key !== "k") return;
  if (!isChord && isTyping(event.target)) return;
  const action = keys.get(isChord ? "Control+k" : event.key);
  if (!action) return;
  event.preventDefault();
  action();
});

let opened = null;

/** Brings the page that is in the document to life. */
function openPage() {
  opened?.abort();
  opened = new AbortController();
  keys.clear();
  const help = document.getElementById("help");
  document.getElementById("theme").addEventListener("click", () => theme.next());
  document.getElementById("help-open").addEventListener("click", () => help.showModal());
  document.querySelector(".tools").hidden = false;
  keys.set("?", () => help.showModal());
  keys.set("d", () => theme.next());
  keys.set("0", () => scrollTo(0, 0));
  theme.label();
  for (const { selector, open } of parts) {
    if (document.body.matches(selector)) open(opened.signal);
  }
}
document.addEventListener("DOMContentLoaded", () => {
  if (!isSingle || openNamed()) openPage();
});
