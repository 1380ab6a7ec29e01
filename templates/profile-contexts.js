"use strict";

/** The calls of a profile: what ran below what, each way of getting to a function once. */
class Contexts {
  constructor(tree) {
    this.names = tree.names;
    this.lower = tree.names.map((name, at) => `${name} ${tree.files[tree.file[at]] ?? ""}`.toLowerCase());
    this.tree = tree;
    const { nodes } = tree;
    const count = nodes.function.length;
    this.count = count;
    this.function = Int32Array.from(nodes.function);
    this.parent = Int32Array.from(nodes.parent, (back, at) => back === 0 ? -1 : at - back);
    this.total = Float64Array.from(nodes.own);
    this.children = new Map();
    this.lines = new Map();
    for (let at = 0, node = 0; at < nodes.lines.length; at += 4) {
      const [gap, line, calls, time] = nodes.lines.slice(at, at + 4);
      node += gap;
      if (!this.lines.has(node)) this.lines.set(node, []);
      this.lines.get(node).push({ line, calls, time });
    }
    for (let at = count - 1; at >= 0; at -= 1) {
      const parent = this.parent[at];
      if (parent >= 0) this.total[parent] += this.total[at];
    }
    for (let at = 0; at < count; at += 1) {
      const siblings = this.children.get(this.parent[at]);
      if (siblings) siblings.push(at); else this.children.set(this.parent[at], [at]);
    }
    this.whole = (this.children.get(-1) ?? []).reduce((sum, at) => sum + this.total[at], 0);
  }

  place(name) {
    const file = this.tree.file[name];
    return file < 0 ? "" : `${this.tree.files[file]}:${this.tree.line[name]}`;
  }

  /** The address of a function's source; empty where there is none. */
  source(name) {
    const file = this.tree.file[name];
    return file < 0 || !this.tree.pages[file] ? "" : address.link(`${this.tree.pages[file]}#t${this.tree.line[name]}`);
  }

  /** The address of another line of a function's file; empty where there is none. */
  lineSource(name, line) {
    const file = this.tree.file[name];
    return file < 0 || !this.tree.pages[file] ? "" : address.link(`${this.tree.pages[file]}#t${line}`);
  }

  isThread(name) { return this.tree.kind[name] === 3; }
  isOwn(name) { return this.tree.own[this.tree.file[name]] === 1; }

  /** The contexts in which a function is called while it is not open further out. */
  outermost(name) {
    const isInside = new Uint8Array(this.count);
    const found = [];
    for (let at = 0; at < this.count; at += 1) {
      const parent = this.parent[at];
      isInside[at] = parent >= 0 && (isInside[parent] || this.function[parent] === name) ? 1 : 0;
      if (this.function[at] === name && !isInside[at]) found.push(at);
    }
    return found;
  }

  /** The time in which a function that is wanted was open, by function. */
  timeOf(isWanted) {
    const isInside = new Uint8Array(this.count);
    let time = 0;
    for (let at = 0; at < this.count; at += 1) {
      const parent = this.parent[at];
      if (parent >= 0 && isInside[parent]) isInside[at] = 1;
      else if (isWanted[this.function[at]]) { isInside[at] = 1; time += this.total[at]; }
    }
    return time;
  }
}

/** A function as a view shows it in one place; what is below it is made when it is asked for. */
class Shown {
  constructor(name, above) {
    this.name = name;
    this.above = above;
    this.level = above ? above.level + 1 : 0;
    this.total = 0;
    this.own = 0;
    this.calls = 0;
    this.at = [];
    this.from = null;
  }

  /** Those below, the one with the most time first. */
  /** The lines of the caller that the calls were made from, where that is known. */
  callLines(view) {
    if (this.from !== null || this.above === null || this.above.name === null) return [];
    const found = new Map();
    for (const at of this.at) {
      for (const { line, calls, time } of view.contexts.lines.get(at) ?? []) {
        const sum = found.get(line) ?? { line, calls: 0, time: 0 };
        found.set(line, { line, calls: sum.calls + calls, time: sum.time + time });
      }
    }
    return [...found.values()].sort((a, b) => b.time - a.time || a.line - b.line);
  }

  below(view) { return this.made ??= view.below(this).sort((a, b) => b.total - a.total || a.name - b.name); }
}

/** What functions call, from the threads down or from one function. */
class CalleeView {
  constructor(contexts, name = null) {
    this.contexts = contexts;
    this.top = new Shown(name, null);
    const at = name === null ? contexts.children.get(-1) ?? [] : contexts.outermost(name);
    if (name === null) {
      this.top.total = contexts.whole;
      this.top.starts = at;
    } else {
      for (const each of at) this.add(this.top, each);
    }
  }

  add(shown, at) {
    const { nodes } = this.contexts.tree;
    shown.at.push(at);
    shown.total += this.contexts.total[at];
    shown.own += nodes.own[at];
    shown.calls += nodes.calls[at];
  }

  below(shown) {
    const found = new Map();
    const add = (at) => {
      const name = this.contexts.function[at];
      if (!found.has(name)) found.set(name, new Shown(name, shown));
      this.add(found.get(name), at);
    };
    if (shown.starts) shown.starts.forEach(add);
    else for (const at of shown.at) this.contexts.children.get(at)?.forEach(add);
    return [...found.values()];
  }
}

/** Who called: from functions by their own time, or from one by all its time, up to the threads. */
class CallerView {
  constructor(contexts, name = null) {
    this.contexts = contexts;
    this.top = new Shown(name, null);
    if (name === null) {
      this.top.total = contexts.whole;
      return;
    }
    const { nodes } = contexts.tree;
    for (const at of contexts.outermost(name)) this.add(this.top, at, contexts.total[at], nodes.own[at], nodes.calls[at]);
  }

  add(shown, at, total, own, calls) {
    shown.from ??= [];
    shown.at.push(at);
    shown.from.push([total, own, calls]);
    shown.total += total;
    shown.own += own;
    shown.calls += calls;
  }

  below(shown) {
    const found = new Map();
    const { contexts } = this;
    const { nodes } = contexts.tree;
    const add = (at, total, own, calls) => {
      const name = contexts.function[at];
      if (!found.has(name)) found.set(name, new Shown(name, shown));
      this.add(found.get(name), at, total, own, calls);
    };
    if (shown.from === null) {
      for (let at = 0; at < contexts.count; at += 1) {
        if (nodes.own[at] > 0) add(at, nodes.own[at], nodes.own[at], nodes.calls[at]);
      }
    } else {
      shown.at.forEach((at, index) => {
        const parent = contexts.parent[at];
        if (parent >= 0) add(parent, ...shown.from[index]);
      });
    }
    return [...found.values()];
  }
}
