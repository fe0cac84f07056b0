/**
 * The running list of messages.
 *
 * Nodes are kept and only what changed is touched: that keeps the reading place, the keyboard's
 * focus, and makes a screen reader speak new and edited messages only.
 */

import { make } from "./dom.js";
import { dayKey, dayText } from "./moments.js";
import { drawMessage } from "./message.js";
import { word } from "./words.js";

const SHOWN_AT_FIRST = 60;
const CLOSE_TO_END_PX = 48;
const MARGIN_PX = 12;
const FIRST_SILENCE_MS = 300;

/** Manage `root` (the scrolling log) and `toEnd` (the button that says there is more below). */
export function messageLog(root, toEnd) {
  const list = make("div", { className: "messages" });
  const nodes = new Map();
  let limit = SHOWN_AT_FIRST;
  let atEnd = true;
  let size = "";
  let last = null;
  root.replaceChildren(list);

  /** Show `messages`; those whose id is in `fresh` are scrolled to, from their beginning. */
  function draw(messages, scene, fresh = new Set()) {
    last = { messages, scene };
    const wasAtEnd = atEnd;
    const wanted = wantedNodes(messages, scene);
    place(wanted);
    const first = messages.find((message) => fresh.has(message.id));
    if (wasAtEnd && first) {
      scrollToNode(nodes.get(`m${first.id}`).node);
    } else if (wasAtEnd) {
      scrollToEnd();
    }
    noteEnd();
    setTimeout(() => root.setAttribute("aria-live", "polite"), FIRST_SILENCE_MS);
  }

  /** Forget the chat on show, without a screen reader speaking the next one from its start. */
  function reset() {
    root.setAttribute("aria-live", "off");
    nodes.clear();
    list.replaceChildren();
    limit = SHOWN_AT_FIRST;
    atEnd = true;
  }

  function wantedNodes(messages, scene) {
    const hidden = Math.max(0, messages.length - limit);
    const wanted = hidden ? [older(hidden)] : [];
    let previous = null;
    for (const message of messages.slice(hidden)) {
      const newDay = !previous || dayKey(previous.at) !== dayKey(message.at);
      if (newDay) {
        wanted.push(day(message.at));
      }
      wanted.push(bubble(message, scene, newDay || previous.out !== message.out));
      previous = message;
    }
    return wanted;
  }

  function older(count) {
    const button = kept("older", word("older", count), () => make("button", { type: "button" }));
    button.className = "older";
    button.textContent = word("older", count);
    button.onclick = showOlder;
    return button;
  }

  function showOlder() {
    const fromEnd = root.scrollHeight - root.scrollTop;
    const first = list.querySelector(".message");
    limit += SHOWN_AT_FIRST;
    draw(last.messages, last.scene);
    root.scrollTop = root.scrollHeight - fromEnd;
    first?.focus({ preventScroll: true });
  }

  function day(at) {
    const key = `d${dayKey(at)}`;
    const node = kept(key, "", () => make("h3", { className: "day" }));
    if (node.textContent !== dayText(at)) {
      node.textContent = dayText(at);
    }
    return node;
  }

  function bubble(message, scene, opensGroup) {
    const { asText, botName, personName, language } = scene;
    const signature = JSON.stringify([message, asText, botName, personName, language, opensGroup]);
    const key = `m${message.id}`;
    const node = kept(key, "", () => make("article", { tabIndex: -1 }));
    const record = nodes.get(key);
    if (record.signature !== signature) {
      const hadFocus = node !== document.activeElement && node.contains(document.activeElement);
      drawMessage(node, message, scene, opensGroup);
      record.signature = signature;
      if (hadFocus) {
        node.focus({ preventScroll: true });
      }
    }
    return node;
  }

  function kept(key, signature, create) {
    if (!nodes.has(key)) {
      nodes.set(key, { node: create(), signature });
    }
    return nodes.get(key).node;
  }

  function place(wanted) {
    const staying = new Set(wanted);
    for (const [key, { node }] of nodes) {
      if (!staying.has(node)) {
        if (node.contains(document.activeElement)) {
          root.focus({ preventScroll: true });
        }
        node.remove();
        nodes.delete(key);
      }
    }
    wanted.forEach((node, index) => {
      if (list.children[index] !== node) {
        list.insertBefore(node, list.children[index] ?? null);
      }
    });
  }

  function scrollToNode(node) {
    const top = node.offsetTop - MARGIN_PX;
    root.scrollTop = Math.min(top, root.scrollHeight - root.clientHeight);
  }

  function scrollToEnd() {
    root.scrollTop = root.scrollHeight;
  }

  function noteEnd() {
    size = `${root.scrollHeight}/${root.clientHeight}`;
    atEnd = root.scrollHeight - root.scrollTop - root.clientHeight < CLOSE_TO_END_PX;
    toEnd.hidden = atEnd;
  }

  /** A scroll that comes with growth (a picture has loaded) is not the reader's. */
  function noteScroll() {
    if (size === `${root.scrollHeight}/${root.clientHeight}`) {
      noteEnd();
    }
  }

  root.addEventListener("scroll", noteScroll, { passive: true });
  toEnd.addEventListener("click", () => {
    scrollToEnd();
    root.focus({ preventScroll: true });
  });
  const grown = new ResizeObserver(() => (atEnd ? scrollToEnd() : noteEnd()));
  grown.observe(list);
  grown.observe(root);

  return { draw, reset, scrollToEnd };
}
