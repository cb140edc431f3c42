/**
 * Markdown to a tree of plain objects. Only the elements and attributes made here can come out;
 * HTML written in a note stays text. What is made of it on the page is therefore harmless
 * whoever wrote the note.
 */
import MarkdownIt from "../../vendor/markdown-it/dist/markdown-it.esm.min.mjs";
import { slug, targetOf } from "./links.js";
import { PLAIN_TAGS } from "./tags.js";

/**
 * @typedef {string | Element} Node
 * @typedef {{tag: string, attrs?: Record<string, string>, children?: Node[]}} Element
 * @typedef {{line: number, node: Element}} Block line: first line in the note, counted from 0
 */

/** @typedef {any} Token a token of markdown-it */

const parser = new MarkdownIt({ html: true, linkify: true, typographer: false, maxNesting: 60 });
parser.linkify.set({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false });
// What a link may lead to is decided in links.js; here it would only turn the link into text.
parser.validateLink = () => true;

/**
 * @param {string} text
 * @param {string} note relative path, from which relative links start
 * @returns {Block[]} one for each block at the top level
 */
export function blocksOf(text, note) {
  return new TreeMaker(note).blocks(parser.parse(text, {}));
}

class TreeMaker {
  #note;
  /** @type {Map<string, number>} how often a heading name occurred */
  #slugs = new Map();
  /** @type {{element: Element, token: Token}[]} open elements, innermost last */
  #open = [];
  /** @type {Block[]} */
  #blocks = [];

  /** @param {string} note */
  constructor(note) {
    this.#note = note;
  }

  /** @param {Token[]} tokens @returns {Block[]} */
  blocks(tokens) {
    for (const token of tokens) {
      this.#take(token);
    }
    return this.#blocks;
  }

  /** @param {Token} token */
  #take(token) {
    if (token.nesting === 1) {
      this.#enter(this.#element(token), token);
    } else if (token.nesting === -1) {
      this.#leave();
    } else if (token.type === "inline") {
      this.#inline(token);
    } else {
      this.#add(this.#leaf(token), token);
    }
  }

  /** @param {Element} element @param {Token} token */
  #enter(element, token) {
    this.#add(element, token);
    this.#open.push({ element, token });
  }

  #leave() {
    const { element } = /** @type {{element: Element}} */ (this.#open.pop());
    if (/^h[1-6]$/.test(element.tag)) {
      element.attrs = { id: this.#idFor(plainText(element)) };
    }
  }

  /** @param {Node | null} node @param {Token} token */
  #add(node, token) {
    if (node === null) return;
    const parent = this.#open.at(-1)?.element;
    if (parent) {
      (parent.children ??= []).push(node);
    } else if (typeof node !== "string") {
      this.#blocks.push({ line: token.map?.[0] ?? 0, node });
    }
  }

  /** @param {Token} token */
  #inline(token) {
    const item = this.#open.at(-2);
    const children = [...token.children];
    if (item?.element.tag === "li" && !item.element.children?.[1]) {
      const task = /^\[([ xX])\](\s|$)/.exec(
        children[0]?.type === "text" ? children[0].content : "",
      );
      if (task) {
        children[0] = { ...children[0], content: children[0].content.slice(task[0].length) };
        item.element.attrs = { class: "task" };
        this.#add(checkbox(task[1] !== " ", token.map?.[0] ?? 0), token);
      }
    }
    children.forEach((child) => this.#take(child));
  }

  /** @param {Token} token @returns {Element} */
  #element(token) {
    if (token.type === "link_open") return this.#link(token);
    // A paragraph of a tight list has no element of its own.
    const tag = token.hidden ? "span" : token.tag;
    if (!PLAIN_TAGS.has(tag)) return { tag: "span" };
    const start = tag === "ol" ? Number(token.attrGet("start") ?? 1) : 1;
    const align = /text-align:(left|center|right)/.exec(token.attrGet("style") ?? "")?.[1];
    return {
      tag,
      ...(start !== 1 ? { attrs: { start: String(start) } } : {}),
      ...(align ? { attrs: { class: `align-${align}` } } : {}),
    };
  }

  /** @param {Token} token @returns {Element} */
  #link(token) {
    const target = targetOf(token.attrGet("href") ?? "", this.#note);
    const title = token.attrGet("title");
    /** @type {Record<string, string>} */
    const more = title ? { title } : {};
    switch (target.kind) {
      case "web":
        return { tag: "a", attrs: { href: target.href, rel: "noreferrer", ...more } };
      case "anchor":
        return { tag: "a", attrs: { "data-anchor": target.anchor, ...more } };
      case "note":
        return {
          tag: "a",
          attrs: { "data-note": target.path, "data-anchor": target.anchor, ...more },
        };
      default:
        return { tag: "span", attrs: { class: "dead-link", title: token.attrGet("href") ?? "" } };
    }
  }

  /** @param {Token} token @returns {Node | null} */
  #leaf(token) {
    switch (token.type) {
      case "text":
        return token.content;
      case "code_inline":
        return { tag: "code", children: [token.content] };
      case "softbreak":
        return "\n";
      case "hardbreak":
        return { tag: "br" };
      case "hr":
        return { tag: "hr" };
      case "code_block":
      case "fence":
        return codeBlock(token);
      case "image":
        return this.#image(token);
      case "html_inline":
        return html(token.content, "code");
      case "html_block":
        return html(token.content, "pre");
      default:
        return token.content ? token.content : null;
    }
  }

  /** @param {Token} token @returns {Element} */
  #image(token) {
    const source = token.attrGet("src") ?? "";
    const alt = plainTokens(token.children ?? []);
    const target = targetOf(source, this.#note);
    if (target.kind === "file") {
      const title = token.attrGet("title");
      return { tag: "img", attrs: { "data-file": target.path, alt, ...(title ? { title } : {}) } };
    }
    const label = alt || source.slice(0, 80);
    return target.kind === "web"
      ? {
          tag: "a",
          attrs: { href: target.href, rel: "noreferrer", class: "image-link" },
          children: [label],
        }
      : {
          tag: "span",
          attrs: { class: "dead-link", title: source.slice(0, 200) },
          children: [label],
        };
  }

  /** @param {string} text */
  #idFor(text) {
    const name = slug(text) || "section";
    const count = this.#slugs.get(name) ?? 0;
    this.#slugs.set(name, count + 1);
    // With a prefix no heading can take the name of a part of the page.
    return `note:${name}${count > 0 ? `-${count}` : ""}`;
  }
}

/** @param {boolean} checked @param {number} line @returns {Element} */
function checkbox(checked, line) {
  return {
    tag: "input",
    attrs: { type: "checkbox", "data-line": String(line), ...(checked ? { checked: "" } : {}) },
  };
}

/** @param {Token} token @returns {Element} */
function codeBlock(token) {
  const language = /^[\w+#.-]{1,30}/.exec(token.info ?? "")?.[0];
  return {
    tag: "pre",
    ...(language ? { attrs: { "data-language": language } } : {}),
    children: [{ tag: "code", children: [token.content] }],
  };
}

/**
 * HTML stays what it is: text. Comments are not shown, and a line break is one.
 *
 * @param {string} content
 * @param {'code' | 'pre'} tag
 * @returns {Node | null}
 */
function html(content, tag) {
  if (/^<br\s*\/?>$/i.test(content)) return { tag: "br" };
  const shown = content.replace(/<!--[\s\S]*?(-->|$)/g, "");
  return shown.trim() === "" ? null : { tag, attrs: { class: "raw-html" }, children: [shown] };
}

/** @param {Node} node @returns {string} */
function plainText(node) {
  return typeof node === "string" ? node : (node.children ?? []).map(plainText).join("");
}

/** @param {Token[]} tokens @returns {string} */
function plainTokens(tokens) {
  return tokens
    .map((token) => (token.children?.length ? plainTokens(token.children) : (token.content ?? "")))
    .join("");
}
