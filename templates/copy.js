"use strict";

/** The rows that are shown as text for other programs. */
const copyFormats = {
  Markdown(heads, rows) {
    const escape = (value) => String(value).replace(/[\\`*_|<>[\]]/g, "\\$&");
    const lines = [heads, heads.map((_, at) => typeof rows[0]?.[at] === "number" ? "--:" : ":--")];
    return [...lines, ...rows.map((row) => row.map(escape))].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
  },
  CSV(heads, rows) {
    const quote = (value) => /[",\n]/.test(value) ? `"${String(value).replaceAll('"', '""')}"` : value;
    return [heads, ...rows].map((cells) => cells.map(quote).join(",")).join("\n");
  },
  JSON(heads, rows) {
    return JSON.stringify(rows.map((row) => Object.fromEntries(row.map((value, at) => [heads[at].toLowerCase(), value]))), null, 1);
  },
};

async function putOnClipboard(text) {
  try { await navigator.clipboard.writeText(text); } catch {
    const area = make("textarea", {}, text);
    document.querySelector("dialog[open]").append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
}

IndexPage.parts.push((page) => {
  const { table } = page;
  const buttons = Object.keys(copyFormats).map((name) => make("button", { type: "button" }, name));
  const dialog = make("dialog", { id: "copy", "aria-labelledby": "copy-title" },
    make("h2", { id: "copy-title" }, "Copy what is shown as"), make("p", {}, ...buttons));
  document.getElementById("copy")?.remove();
  document.body.append(dialog);

  /** What a row says, in the order of its columns; shares with the decimals of the report. */
  function cells(row) {
    return table.names.map((name) => {
      if (!table.rows.kinds && ["time", "share"].includes(name)) return figureText(name, table.rows.columns[name][row]);
      if (name !== "cover") return table.rows.value(row, name);
      return Number(percentage(...table.rows.ratio(row), Number(table.element.dataset.precision)));
    });
  }

  for (const button of buttons) {
    button.addEventListener("click", async () => {
      const rows = Array.from(table.shown).filter((row) => !table.rows.isFolder(row)).map(cells);
      const heads = table.heads.map((head) => head.textContent);
      await putOnClipboard(copyFormats[button.textContent](heads, rows) + "\n");
      dialog.close();
      document.getElementById("shown").textContent = `copied ${rows.length} ${rows.length === 1 ? "row" : "rows"} as ${button.textContent}`;
    });
  }
  const open = () => dialog.showModal();
  document.getElementById("copy-open").addEventListener("click", open);
  keys.set("y", open);
});
