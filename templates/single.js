"use strict";

const reportTitle = document.title;

/**
 * All pages are in this document: the one that the address names takes the place of the other.
 *
 * Says whether it did; a page that has to be unpacked is opened later.
 */
function openNamed() {
  const name = address.page;
  const template = document.querySelector(`template[data-page="${CSS.escape(name)}"]`);
  if (!template || document.body.dataset.page === name) return false;
  if (template.dataset.part) {
    openPacked(template).catch(complain);
    return false;
  }
  const { body } = document;
  body.replaceChildren(template.content.cloneNode(true));
  body.className = template.dataset.body;
  body.toggleAttribute("data-source", "source" in template.dataset);
  body.dataset.page = name;
  for (const link of body.querySelectorAll("a[href*='.html'], #code a[href^='#t']")) {
    link.href = address.link(link.getAttribute("href"));
  }
  body.querySelector(".skip")?.addEventListener("click", skip);
  document.title = template.dataset.title ?? reportTitle;
  scrollTo(0, 0);
  return true;
}

async function openPacked(template) {
  template.innerHTML = await data.text(template.dataset.part);
  delete template.dataset.part;
  if (openNamed()) openPage();
}

/** The address is taken by what is shown, so that the focus goes where the link leads. */
function skip(event) {
  event.preventDefault();
  document.querySelector(event.target.getAttribute("href"))?.focus();
}

/** A file whose lines stand in the document: the line that the address names is marked. */
part(".file:not([data-source])", (signal) => {
  const goTo = () => {
    for (const old of document.querySelectorAll("#code .target")) old.classList.remove("target");
    const target = document.getElementById("t" + address.read().get("L"));
    target?.classList.add("target");
    target?.scrollIntoView({ block: "center" });
  };
  addEventListener("hashchange", goTo, { signal });
  goTo();
});

addEventListener("hashchange", (event) => {
  if (!openNamed()) return;
  event.stopImmediatePropagation();
  openPage();
});
