/// What readers of all kinds need, looked for in a page as the browser has it.
public enum HTMLAudit {
  /// Faults of the page that is open, a line each: controls without a name, names that several
  /// elements have, heads of tables without a scope, references to nothing, and text that does not
  /// stand out enough from what is behind it.
  public static func faults(_ browser: HTMLBrowser) throws -> [String] {
    try browser.evaluate("(\(script))().join('\\n')").split(separator: "\n").map(String.init)
  }

  private static let script = #"""
    () => {
      const faults = [];
      const isSeen = (element) => element.checkVisibility({ visibilityProperty: true })
        && !element.closest(".hidden, .skip, noscript, template");
      const say = (fault, element) => faults.push(`${fault}: ${element.outerHTML.slice(0, 120)}`);
      const name = (element) => (element.ariaLabel
        ?? [...element.labels ?? []].map((label) => label.textContent).join(" ")) || element.textContent.trim();
      for (const element of document.querySelectorAll("a[href], button, input, select, [role=option]")) {
        if (isSeen(element) && !name(element) && !element.ariaLabel) say("no name", element);
      }
      for (const element of document.querySelectorAll("dialog, nav, [role=group], [role=search], [role=listbox]")) {
        const isNamed = element.ariaLabel || element.getAttribute("aria-labelledby");
        if (!isNamed && element.getAttribute("role") !== "search") say("no name", element);
      }
      const ids = new Map();
      for (const element of document.querySelectorAll("[id]")) {
        if (ids.has(element.id)) say("second of its id", element);
        ids.set(element.id, element);
      }
      for (const attribute of ["aria-labelledby", "aria-controls", "aria-activedescendant"]) {
        for (const element of document.querySelectorAll(`[${attribute}]`)) {
          if (!ids.has(element.getAttribute(attribute))) say("refers to nothing", element);
        }
      }
      for (const head of document.querySelectorAll("th:not([scope])")) say("no scope", head);
      for (const svg of document.querySelectorAll("svg:not([aria-hidden], [role])")) say("neither hidden nor named", svg);
      if (document.querySelectorAll("main").length !== 1) faults.push("no single main landmark");
      if (document.querySelectorAll("h1").length !== 1) faults.push("no single h1");
      if (!document.documentElement.lang) faults.push("no language");

      const parse = (color) => {
        const parts = color.match(/[\d.]+(e-?\d+)?/g).map(Number);
        const scale = color.startsWith("color(srgb") ? 255 : 1;
        return [...parts.slice(0, 3).map((part) => part * scale), parts[3] ?? 1];
      };
      const luminance = ([red, green, blue]) => {
        const [r, g, b] = [red, green, blue].map((part) => part / 255)
          .map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      };
      const ground = (element) => {
        for (let up = element; up; up = up.parentElement) {
          const color = parse(getComputedStyle(up).backgroundColor);
          if (color[3] === 1) return color;
        }
        return [255, 255, 255, 1];
      };
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const element = walker.currentNode.parentElement;
        if (!walker.currentNode.data.trim() || !isSeen(element) || element.closest("svg, script")) continue;
        const [text, behind] = [parse(getComputedStyle(element).color), ground(element)].map(luminance);
        const ratio = (Math.max(text, behind) + 0.05) / (Math.min(text, behind) + 0.05);
        if (ratio < 4.5) say(`contrast of ${ratio.toFixed(2)}`, element);
      }
      return faults;
    }
    """#
}
