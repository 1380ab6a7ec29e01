"use strict";

/** Which tests ran the lines of a file: a line's button has the number of a set of tests. */
CodePage.parts.push((page, signal) => {
  if (!document.body.matches(".tested")) return;
  const { code } = page;
  const sets = document.getElementById("sets").content.textContent.trim().split("\n");
  const buttons = [...code.querySelectorAll("p > button")];
  const chip = document.getElementById("test");

  /** The numbers of a set's tests: gaps and, behind a dot, how many more follow, in base 36. */
  function testsOf(button) {
    const tests = [];
    let next = 0;
    for (const part of sets[button.value].split(" ")) {
      const [gap, more] = part.split(".").map((digits) => parseInt(digits, 36));
      next += gap;
      for (let count = more ?? 0; count >= 0; count -= 1) tests.push(next++);
    }
    return tests;
  }

  /** Opens or closes the list of a line's tests, each a link that marks the lines of the test. */
  function toggle(button) {
    const line = button.parentElement;
    const isOpen = button.ariaExpanded === "true";
    button.ariaExpanded = String(!isOpen);
    if (isOpen) { line.nextElementSibling.remove(); return; }
    const list = make("ul", { class: "tests" });
    for (const test of testsOf(button)) {
      const name = testNames[test];
      list.append(make("li", {}, make("a", { href: page.testAddress(name) }, name)));
    }
    line.after(list);
  }

  /** Marks the lines of the test that the address names, and leads to the first of them. */
  function markTest() {
    const name = address.read().get("test");
    const test = testNames.indexOf(name);
    if (name === null && chip.hidden) return;
    let first = null;
    for (const button of buttons) {
      const isRun = test >= 0 && testsOf(button).includes(test);
      for (let line = button.parentElement; line; line = line.nextElementSibling) {
        if (line !== button.parentElement && !line.classList.contains("c")) break;
        line.classList.toggle("lit", isRun);
      }
      if (isRun) first ??= button.parentElement;
    }
    chip.hidden = name === null;
    chip.querySelector("span span").textContent = first ? "Lines of" : "No line of this file is run by";
    const link = chip.querySelector("a");
    link.textContent = name ?? "";
    link.href = address.of("test_index.html", { test: name ?? "" });
    first?.scrollIntoView({ block: "center" });
  }

  function clearTest() {
    if (chip.hidden) return;
    address.write([...address.read()].filter(([name]) => name !== "test"));
    markTest();
  }

  for (const button of buttons) {
    button.type = "button";
    button.ariaExpanded = "false";
    button.title = "Show the tests that ran this line (t)";
    button.addEventListener("click", () => toggle(button));
  }
  chip.querySelector("button").addEventListener("click", clearTest, { signal });
  addEventListener("hashchange", () => { if (!/^#t\d+$/.test(location.hash)) markTest(); }, { signal });

  /** The line that has the focus, that the address names, or the first one in sight. */
  keys.set("t", () => {
    const edge = page.top.getBoundingClientRect().bottom;
    const line = document.activeElement.closest("#code p") ?? code.querySelector("p:target, p.target, p.here");
    const button = line?.querySelector("button")
      ?? buttons.find((other) => other.getBoundingClientRect().top >= edge);
    if (button) { toggle(button); button.focus({ preventScroll: true }); }
  });
  keys.set("Escape", clearTest);
  markTest();
});
