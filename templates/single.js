"use strict";

const reportTitle = document.title;

/** All pages are in this document: the one that the address names takes the place of the other. */
function openNamed() {
  const name = address.page;
  const template = document.querySelector(`template[data-page="${CSS.escape(name)}"]`);
  if (!template || document.body.dataset.page === name) return false;
  const { body } = document;
  const isFile = name === "file.html";
  body.replaceChildren(template.content.cloneNode(true));
  body.className = isFile ? "file" : "index";
  body.classList.toggle("tested", isFile && document.documentElement.hasAttribute("data-tests"));
  body.toggleAttribute("data-source", isFile);
  body.dataset.page = name;
  for (const link of body.querySelectorAll("a[href$='.html']")) link.href = address.of(link.getAttribute("href"));
  document.title = reportTitle;
  scrollTo(0, 0);
  return true;
}

addEventListener("hashchange", (event) => {
  if (!openNamed()) return;
  event.stopImmediatePropagation();
  openPage();
});
