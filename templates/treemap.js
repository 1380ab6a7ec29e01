"use strict";

/** The files as areas, as large as their statements or their time and coloured by what ran of them. */
IndexPage.parts.push((page, signal) => {
  if (!page.isTree) return;
  const { table } = page;
  const { rows } = table;
  const button = document.getElementById("map-open");
  const picture = make("div", { id: "treemap" });
  picture.hidden = true;
  const hasTimes = rows.columns.time !== undefined;
  const isByTime = () => hasTimes && choices.read("index.map.time") === "1";
  document.querySelector(".scroll").before(picture);

  /** The statements or the time of a row, of a folder of those that pass the filter. */
  function sizes() {
    const sizes = new Float64Array(rows.count);
    const figures = isByTime() ? rows.columns.time : rows.columns.stmts;
    for (const row of table.passing) {
      for (let up = row; up >= 0; up = table.parent[up]) sizes[up] += figures[row];
    }
    return sizes;
  }

  /** What the colours mean. */
  function legend() {
    const limits = ["50", "70", "85", "95", "100%"];
    const parts = limits.flatMap((limit, at) => {
      const picture = svgElement("svg", { width: 22, height: 12, "aria-hidden": "true" });
      picture.append(svgElement("rect", { width: 22, height: 12, class: "share" + at }));
      return [picture, limit];
    });
    return make("span", { class: "legend" }, "Run: 0", ...parts);
  }

  /** What chooses between statements and time, where there are times. */
  function choice() {
    if (!hasTimes) return [];
    const buttons = [["Statements", ""], ["Time", "1"]].map(([title, value]) => {
      const button = make("button", { type: "button", "aria-pressed": String(isByTime() === (value === "1")) }, title);
      button.addEventListener("click", () => { choices.write("index.map.time", value); draw(); });
      return button;
    });
    return ["Areas are ", make("span", { class: "views", role: "group", "aria-label": "Areas are" }, ...buttons)];
  }

  function draw() {
    if (picture.hidden) return;
    const width = picture.clientWidth;
    const height = Math.max(320, Math.min(640, Math.round(innerHeight * 0.6)));
    const svg = svgElement("svg", { width, height, role: "group", "aria-label": `Files by their ${isByTime() ? "time" : "statements"}` });
    const size = sizes();
    drawFolder(svg, -1, { x: 0, y: 0, width, height }, size);
    picture.replaceChildren(make("p", {}, ...choice(), legend()), svg);
  }

  function drawFolder(svg, folder, area, size) {
    const inside = table.children.get(folder).filter((row) => size[row] > 0).sort((a, b) => size[b] - size[a] || a - b);
    for (const [row, part] of squares(inside.map((row) => [row, size[row]]), area)) {
      if (rows.isFolder(row)) drawFolderArea(svg, row, part, size); else drawFile(svg, row, part);
    }
  }

  function drawFolderArea(svg, row, part, size) {
    const label = part.width > 60 && part.height > 40 ? 16 : 0;
    if (label) {
      svg.append(svgElement("rect", { ...part, class: "folder" }));
      const name = rows.columns.file[row].split("/").at(-2) + "/";
      svg.append(fitted(name, part, 12));
    }
    const rim = label ? 2 : 0;
    drawFolder(svg, row, { x: part.x + rim, y: part.y + label, width: part.width - 2 * rim, height: part.height - label - rim }, size);
  }

  function drawFile(svg, row, part) {
    if (part.width < 1 || part.height < 1) return;
    const [covered, total] = rows.ratio(row);
    const text = percentage(covered, total, Number(table.element.dataset.precision)) + "%";
    const link = svgElement("a", { href: rows.link(row).getAttribute("href"), tabindex: -1 });
    const title = svgElement("title", {});
    title.textContent = `${rows.columns.file[row]}: ${text}${hasTimes ? ", " + (figureText("time", rows.columns.time[row]) || "no time") : ""}`;
    link.append(title, svgElement("rect", { ...part, class: "share" + [50, 70, 85, 95].filter((limit) => share(covered, total) >= limit).length }));
    if (part.width > 44 && part.height > 18) link.append(fitted(`${rows.columns.file[row].split("/").at(-1)} ${text}`, part, 13));
    svg.append(link);
  }

  function fitted(text, part, down) {
    const label = svgElement("text", { x: part.x + 4, y: part.y + down });
    const letters = Math.max(2, Math.floor((part.width - 6) / 6.4));
    label.textContent = text.length > letters ? text.slice(0, letters - 1) + "…" : text;
    return label;
  }

  function toggle() {
    picture.hidden = !picture.hidden;
    button.ariaPressed = String(!picture.hidden);
    choices.write("index.map", picture.hidden ? "" : "1");
    draw();
  }

  button.addEventListener("click", toggle);
  keys.set("v", toggle);
  table.onTotal = draw;
  addEventListener("resize", draw, { signal });
  if (choices.read("index.map") === "1") toggle();
});

function svgElement(name, attributes) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) {
    element.setAttribute(key, typeof value === "number" ? Math.round(value * 100) / 100 : value);
  }
  return element;
}

/** Divides an area among sizes, largest first, in parts that are about as wide as high. */
function squares(sized, area) {
  const parts = [];
  let { x, y, width, height } = area;
  let rest = sized.reduce((sum, [, size]) => sum + size, 0);
  let at = 0;
  while (at < sized.length && width > 0 && height > 0) {
    const short = Math.min(width, height);
    const scale = width * height / rest;
    let count = 0;
    let sum = 0;
    let worst = Infinity;
    while (at + count < sized.length) {
      const more = sum + sized[at + count][1];
      const side = more * scale / short;
      const shape = Math.max(
        side * side / (sized[at + count][1] * scale), sized[at][1] * scale / (side * side));
      if (count > 0 && shape > worst) break;
      worst = shape;
      sum = more;
      count += 1;
    }
    const side = sum * scale / short;
    let along = 0;
    for (const [row, size] of sized.slice(at, at + count)) {
      const length = short * size / sum;
      parts.push([row, width >= height
        ? { x, y: y + along, width: side, height: length } : { x: x + along, y, width: length, height: side }]);
      along += length;
    }
    if (width >= height) { x += side; width -= side; } else { y += side; height -= side; }
    rest -= sum;
    at += count;
  }
  return parts;
}
