"use strict";

/** The bulk of a large report: compressed texts, each in a script beside the page or in the page. */
const data = {
  texts: new Map(),
  waiting: new Map(),

  /** The text of a name; loads it the first time. */
  text(name) {
    if (!this.texts.has(name)) this.texts.set(name, this.packed(name).then(unpack));
    return this.texts.get(name);
  },

  async json(name) { return JSON.parse(await this.text(name)); },

  packed(name) {
    const inside = document.getElementById("data-" + name);
    if (inside) return Promise.resolve(inside.textContent);
    return new Promise((resolve, reject) => {
      this.waiting.set(name, resolve);
      const script = document.createElement("script");
      script.src = `data-${name}.js?${document.documentElement.dataset.tag}`;
      script.addEventListener("error", () => reject(new Error(`'data-${name}.js' is missing`)));
      document.head.append(script);
    });
  },
};

/** What data scripts call. */
function receive(name, packed) {
  data.waiting.get(name)?.(packed);
  data.waiting.delete(name);
}

async function unpack(packed) {
  const binary = atob(packed.trim());
  const bytes = new Uint8Array(binary.length);
  for (let index = 0; index < binary.length; index += 1) bytes[index] = binary.charCodeAt(index);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return new Response(stream).text();
}
