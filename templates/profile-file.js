"use strict";

part(".profile.file", () => {
  const code = document.getElementById("code");
  const stops = [...code.querySelectorAll("p:is(.h3, .h4, .h5), p:has(.fn)")];
  const order = { h5: 3, h4: 2, h3: 1 };
  const heat = (line) => Math.max(0, ...[...line.classList].map((name) => order[name] ?? 0));

  /** Shows the next place, from the one shown last or from where the page stands. */
  function go(step) {
    const edge = document.querySelector(".top").getBoundingClientRect().bottom + 1;
    const here = stops.findIndex((line) => line.classList.contains("here"));
    const below = stops.findIndex((line) => line.getBoundingClientRect().top >= edge);
    const from = below < 0 ? stops.length : below;
    show(stops[here >= 0 ? here + step : step > 0 ? from : from - 1]);
  }

  function show(line) {
    if (!line) return;
    for (const old of code.querySelectorAll(".here")) old.classList.remove("here");
    line.classList.add("here");
    history.replaceState(history.state, "", address.link("#" + line.id));
    line.scrollIntoView({ block: "start" });
    line.querySelector("a").focus({ preventScroll: true });
  }

  keys.set("h", () => go(1)).set("H", () => go(-1));
  if (!document.body.classList.contains("covered")) keys.set("j", () => go(1)).set("n", () => go(1)).set("k", () => go(-1));
  keys.set("2", () => show(stops.toSorted((a, b) => heat(b) - heat(a))[0]));
  keys.set("[", () => follow("a[rel=prev]")).set("]", () => follow("a[rel=next]"));
  keys.set("u", () => follow("a[rel=up]"));
  keys.set("/", () => location.assign(address.link("index.html")));
});
