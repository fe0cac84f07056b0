/**
 * Telegram's HTML turned into nodes, by a list of what is allowed.
 *
 * The server has cleaned it already; the page does not rely on that: tags outside the list leave
 * only their text, no attribute survives but a link's address, and that only with a known scheme.
 */

import { make } from "./dom.js";
import { word } from "./words.js";

const PLAIN = new Map([
  ["B", "b"], ["STRONG", "b"], ["I", "i"], ["EM", "i"], ["U", "u"], ["INS", "u"], ["S", "s"],
  ["STRIKE", "s"], ["DEL", "s"], ["CODE", "code"], ["PRE", "pre"], ["BLOCKQUOTE", "blockquote"],
]);
const DROPPED = new Set([
  "SCRIPT", "STYLE", "TEMPLATE", "IFRAME", "OBJECT", "EMBED", "SVG", "MATH",
]);
const SCHEMES = new Set(["http:", "https:", "tg:", "tel:", "mailto:"]);
const ADDRESS = /\b(?:https?:\/\/|t\.me\/)[^\s<>"“”]+[^\s<>"“”.,;:!?)\]}]/g;

/** Nodes for `html`; `linkNode(address, children)` makes the links. */
export function richNodes(html, linkNode) {
  const parsed = new DOMParser().parseFromString(html, "text/html");
  return cleaned(parsed.body, { linkNode, inLink: false, verbatim: false });
}

/** The address if it is one we open, else null. */
export function safeAddress(text) {
  try {
    const address = new URL(text);
    return SCHEMES.has(address.protocol) ? address.href : null;
  } catch {
    return null;
  }
}

function cleaned(parent, place) {
  return [...parent.childNodes].flatMap((node) => cleanedNode(node, place));
}

function cleanedNode(node, place) {
  if (node.nodeType === Node.TEXT_NODE) {
    return place.inLink || place.verbatim ? [node.data] : withLinks(node.data, place);
  }
  if (node.nodeType !== Node.ELEMENT_NODE || DROPPED.has(node.tagName.toUpperCase())) {
    return [];
  }
  if (node.tagName === "BR") {
    return ["\n"];
  }
  if (node.tagName === "A") {
    const children = cleaned(node, { ...place, inLink: true });
    const address = safeAddress(node.getAttribute("href") ?? "");
    return address ? [place.linkNode(address, children)] : children;
  }
  if (isSpoiler(node)) {
    return [spoiler(cleaned(node, place))];
  }
  const tag = PLAIN.get(node.tagName);
  const verbatim = place.verbatim || tag === "code" || tag === "pre";
  const children = cleaned(node, { ...place, verbatim });
  return tag ? [make(tag, {}, ...children)] : children;
}

function isSpoiler(node) {
  return node.tagName === "TG-SPOILER" || node.className === "tg-spoiler";
}

function spoiler(children) {
  const cover = make("button", { type: "button", className: "spoiler" }, word("spoiler"));
  cover.onclick = () => cover.replaceWith(...children);
  return cover;
}

function withLinks(text, place) {
  const pieces = [];
  let from = 0;
  for (const found of text.matchAll(ADDRESS)) {
    const written = found[0];
    const address = safeAddress(written.startsWith("http") ? written : `https://${written}`);
    if (address) {
      pieces.push(text.slice(from, found.index), place.linkNode(address, [written]));
      from = found.index + written.length;
    }
  }
  return [...pieces, text.slice(from)];
}
