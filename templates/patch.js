"use strict";

/** The page of a change: keys lead through the changed lines that did not run, or not all ways. */
IndexPage.parts.push(() => {
  if (!document.body.matches(".patch")) return;
  const lines = [...document.querySelectorAll("#code p")];
  const starts = lines.filter((line, at) => line.matches(".m, .p") && !lines[at - 1]?.matches(".m, .p"));
  let here = -1;

  function show(index) {
    const line = starts[index];
    if (!line) return;
    starts[here]?.classList.remove("here");
    here = index;
    line.classList.add("here");
    line.scrollIntoView({ block: "center" });
    line.querySelector("a").focus({ preventScroll: true });
  }

  keys.set("j", () => show(here + 1));
  keys.set("k", () => show(here - 1));
});
