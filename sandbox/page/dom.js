/** Small helpers over the document: make an element, find one, fold text for searching. */

/**
 * Make an element. `traits` are properties (`className`, `onclick`…), except `data`, `aria` and
 * `attrs`, which are spread; `children` are nodes or plain text, empty ones left out.
 */
export function make(tag, traits = {}, ...children) {
  const { data = {}, aria = {}, attrs = {}, ...properties } = traits;
  const node = Object.assign(document.createElement(tag), properties);
  Object.assign(node.dataset, data);
  for (const [name, value] of Object.entries(aria)) {
    node.setAttribute(`aria-${name}`, value);
  }
  for (const [name, value] of Object.entries(attrs)) {
    node.setAttribute(name, value);
  }
  node.append(...children.filter((child) => child !== null && child !== ""));
  return node;
}

/** The element with this id; `index.html` promises that it is there. */
export function byId(id) {
  return document.getElementById(id);
}

/** Text for ears only. */
export function unseen(text) {
  return make("span", { className: "unseen" }, text);
}

/** Replace everything inside `node`. */
export function fill(node, ...children) {
  node.replaceChildren(...children.filter((child) => child !== null));
}

/** Lower case without accents, so that "khuyen hoc" finds "Khuyến học". */
export function folded(text) {
  return text
    .toLowerCase()
    .replaceAll("đ", "d")
    .normalize("NFD")
    .replace(/\p{M}/gu, "");
}

/**
 * Show a sentence in one of the places that speak (a banner, a toast), or nothing.
 *
 * The place is never taken out of the page: a screen reader only hears what changes in a region
 * that it already knows. `heardOnly` is for sentences that the eye has no need of.
 */
export function announce(id, sentence, heardOnly = false) {
  byId(`${id}-text`).textContent = sentence;
  byId(id).classList.toggle("idle", !sentence || heardOnly);
}

/** "vi" for text with letters only Vietnamese has, else "": screen readers pick a voice by it. */
export function voiceOf(text) {
  return /[ăđơư\u1ea0-\u1ef9]/i.test(text) ? "vi" : "";
}

/** Is the page so small that one pane is shown at a time? The stylesheets ask the same. */
export function isNarrow() {
  return matchMedia("(max-width: 45rem), (max-height: 30rem)").matches;
}

/** What a person's note adds to their name: nothing when the name says it already. */
export function noteOf({ name, note }) {
  return note && !name.includes(note) ? note : "";
}
