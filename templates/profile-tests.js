"use strict";

/** Each test opens and closes the list of the functions in which its time was. */
IndexPage.parts.push(async (page, signal) => {
  if (page.unit !== "test") return;
  const { table } = page;
  const { shares } = table.rows.list;
  const tree = await data.json("tree").catch(complain);
  if (signal.aborted) return;

  function functionsOf(row) {
    const list = make("ul", { class: "shares" });
    const whole = table.rows.columns.total[row];
    const values = shares[row];
    let rest = whole;
    for (let at = 0; at < values.length; at += 3) {
      const [place, calls, own] = values.slice(at, at + 3);
      rest -= own;
      const page = tree.file[place] >= 0 ? tree.pages[tree.file[place]] : "";
      const name = page ? make("a", { href: address.link(`${page}#t${tree.line[place]}`) }, tree.names[place]) : tree.names[place];
      list.append(make("li", {}, heatBar(own, whole), make("b", {}, duration(own)), " ", name, make("span", {}, ` ${counted(calls, "call")}`)));
    }
    if (rest > 0) list.append(make("li", {}, heatBar(rest, whole), make("b", {}, duration(rest)), make("span", {}, " elsewhere")));
    return list;
  }

  function toggle(link) {
    const row = Number(link.closest("tr").dataset.row);
    const isOpen = link.ariaExpanded === "true";
    link.ariaExpanded = String(!isOpen);
    if (isOpen) link.nextElementSibling.remove(); else link.after(functionsOf(row));
    table.measure(row);
  }

  table.body.addEventListener("click", (event) => {
    const link = event.target.closest("a[aria-expanded]");
    if (!link) return;
    event.preventDefault();
    toggle(link);
  });
  const place = table.onPlace;
  table.onPlace = (rows) => {
    place(rows);
    for (const row of rows) {
      const link = table.rows.link(row);
      if (!link.ariaExpanded) link.ariaExpanded = "false";
    }
  };
  table.draw();

  function openNamed() {
    const name = address.read().get("test");
    const row = name === null ? -1 : table.rows.columns.test.indexOf(name);
    if (row < 0 || !table.reveal(row, "center")) return;
    const link = table.rows.link(row);
    if (link.ariaExpanded !== "true") toggle(link);
    page.rove(row);
    link.focus({ preventScroll: true });
  }
  addEventListener("hashchange", openNamed, { signal });
  openNamed();
});
