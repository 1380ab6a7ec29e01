"use strict";

/** Such as "8.90 ms": three significant digits, as the pages that stand in files have it. */
function duration(nanoseconds) {
  if (!(nanoseconds > 0)) return "0";
  if (nanoseconds < 1000) return `${nanoseconds} ns`;
  for (const [unit, size] of [["µs", 1e3], ["ms", 1e6], ["s", 1e9]]) {
    for (const digits of [2, 1]) {
      if (Math.round(nanoseconds / size * 10 ** digits) < 1000) return `${(nanoseconds / size).toFixed(digits)} ${unit}`;
    }
    if (Math.round(nanoseconds / size) < 1000 || unit === "s") return `${Math.round(nanoseconds / size)} ${unit}`;
  }
}

/** Such as "56.8%". */
function shareText(part, whole) { return (whole > 0 ? 100 * part / whole : 0).toFixed(1) + "%"; }

/** A number with its word, which gets an s unless it is one. */
function counted(count, word) { return `${count.toLocaleString("en-US")} ${word}${count === 1 ? "" : "s"}`; }

/** A small picture of a share. */
function heatBar(part, whole) {
  const picture = bar(part, Math.max(whole, 1));
  picture.setAttribute("class", "bar heat");
  return picture;
}
