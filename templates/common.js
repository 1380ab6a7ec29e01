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

/** Light, dark, or (auto) as the system says; set before the page is painted. */
const theme = {
  order: ["auto", "light", "dark"],
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

/** What each key does; pages add their own. */
const keys = new Map();

function isTyping(target) {
  return target.closest("input:not([type=checkbox]), textarea, select") !== null;
}

function follow(selector) {
  const link = document.querySelector(selector);
  if (link) location.assign(link.href);
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
  if (isTyping(event.target)) return;
  const action = keys.get(event.key);
  if (!action) return;
  event.preventDefault();
  action();
});

document.addEventListener("DOMContentLoaded", () => {
  const help = document.getElementById("help");
  document.getElementById("theme").addEventListener("click", () => theme.next());
  document.getElementById("help-open").addEventListener("click", () => help.showModal());
  document.querySelector(".tools").hidden = false;
  keys.set("?", () => help.showModal());
  keys.set("d", () => theme.next());
  keys.set("0", () => scrollTo(0, 0));
  theme.label();
});
