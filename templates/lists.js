"use strict";

/** The rows of an index page: those in the page, or those in the data of a large report. */
async function rowsOf(element, names) {
  const source = element.dataset.source;
  if (!source) return new StaticRows(element.tBodies[0], names);
  const precision = Number(element.dataset.precision);
  const measured = Number(element.dataset.measured ?? 0);
  const list = await data.json(source);
  if (source === "files") return fileRows(list, precision, measured);
  if (source === "tests") return testRows(list, precision, measured);
  return regionRows(list, await data.json("files"), names, precision, measured);
}

function fileRows(list, precision, measured) {
  const lower = list.names.map((name) => name.toLowerCase());
  const parents = parentsOf(list);
  return new DataRows(list, precision, {
    measured,
    texts: { file: list.names },
    words: (row) => lower[row],
    label(element, row) {
      const name = list.names[row];
      const start = list.folder[row] ? parents[row].length : name.lastIndexOf("/") + 1;
      const parts = [make("span", {}, name.slice(0, start)), name.slice(start)];
      const head = make("th", { scope: "row" });
      if (list.folder[row]) head.append(...parts);
      else head.append(make("a", { href: address.of("file.html", { f: name }) }, ...parts));
      element.append(head);
    },
  });
}

/** The path of the folder that each row of a tree is in. */
function parentsOf(list) {
  const stack = [];
  return list.names.map((name, row) => {
    stack.length = list.depth[row];
    stack.push(name);
    return stack.at(-2) ?? "";
  });
}

function regionRows(list, files, names, precision, measured) {
  const paths = files.names.filter((_, row) => !files.folder[row]);
  const lower = paths.map((path) => path.toLowerCase());
  const unit = names[1];
  const rows = new DataRows(list, precision, {
    measured,
    texts: { file: list.file, [unit]: list.names },
    words: (row) => `${lower[list.file[row]]} ${list.names[row].toLowerCase()}`,
    value: (row, name) => name === "file" ? paths[list.file[row]] : name === unit ? list.names[row] : rows.columns[name][row],
    label(element, row) {
      const path = paths[list.file[row]];
      const start = path.lastIndexOf("/") + 1;
      const values = list.line[row] > 0 ? { f: path, L: list.line[row] } : { f: path };
      element.append(
        make("td", { class: "path" }, make("span", {}, path.slice(0, start)), path.slice(start)),
        make("th", { scope: "row" }, make("a", { href: address.of("file.html", values) },
          list.line[row] > 0 ? list.names[row] : make("i", {}, `outside every ${unit}`))));
    },
  });
  return rows;
}

function testRows(list, precision, measured) {
  const lower = list.names.map((name) => name.toLowerCase());
  return new DataRows(list, precision, {
    measured,
    texts: { test: list.names },
    words: (row) => lower[row],
    label(element, row) {
      element.id = "r" + row;
      element.append(make("th", { scope: "row" }, make("a", { href: address.of("test_index.html", { test: list.names[row] }) }, list.names[row])));
    },
  });
}
