/** The middle pane: one person's chat with the bot. */

import { announce, byId, noteOf } from "./dom.js";
import { messageLog } from "./log.js";
import { currentLanguage, word } from "./words.js";

/**
 * Manage the chat pane.
 *
 * `onPress(message, row, col)` presses a button, `onFollow(address)` answers true for a link the
 * room deals with itself, `onStart()` begins an empty chat, `onBlock(blocked)` blocks or unblocks.
 */
export function chatPane({ onPress, onFollow, onStart, onBlock }) {
  const log = messageLog(byId("log"), byId("to-end"));
  let person = null;
  let bot = null;
  let chat = null;
  let asText = false;
  let known = new Set();

  /** Turn to another person, or to nobody; `unread` messages at the end count as new. */
  function open(newPerson) {
    person = newPerson;
    chat = null;
    known = new Set();
    log.reset();
    toast("");
    typing(false);
    toggleOptions(false);
    drawFrame();
  }

  /** Show this person's chat as the server tells it. */
  function draw(newChat, unread) {
    const first = chat === null;
    chat = newChat;
    const fresh = first ? lastFromBot(chat.messages, unread) : unknown(chat.messages);
    known = new Set(chat.messages.map((message) => message.id));
    typing(chat.typing);
    redraw(fresh);
  }

  /** Say again everything that words or names may have changed. */
  function redraw(fresh = new Set()) {
    drawFrame();
    if (!chat || !person) {
      return;
    }
    byId("chat-start").hidden = chat.messages.length > 0 || person.blocked;
    byId("invited").hidden = !person.invitation || chat.messages.length === 0 || person.blocked;
    byId("start").textContent = word(person.invitation ? "startInvited" : "start");
    log.draw(chat.messages, scene(), fresh);
  }

  function scene() {
    return {
      botName: bot.name,
      personName: person.name,
      language: currentLanguage(),
      asText,
      press: onPress,
      follow: onFollow,
    };
  }

  function drawFrame() {
    byId("chat-choose").hidden = person !== null;
    byId("chat-open").hidden = person === null;
    if (!person) {
      return;
    }
    byId("chat-title").textContent = person.name;
    byId("chat-note").textContent = noteOf(person);
    byId("block").textContent = word(person.blocked ? "unblock" : "block");
    byId("read-as-text").setAttribute("aria-pressed", String(asText));
    byId("blocked").hidden = !person.blocked;
    byId("composer").hidden = person.blocked;
    byId("bot-description").textContent = bot?.description ?? "";
    byId("typing").textContent = word("typing", bot?.name ?? "");
  }

  function typing(on) {
    byId("typing").classList.toggle("on", on);
  }

  /** Keep what the bot flashed on the page as a sentence, until something else happens. */
  function toast(text) {
    announce("toast", text && `${word("says", bot.name)} ${text}`);
  }

  function toggleOptions(show) {
    byId("chat-options").classList.toggle("open", show);
    byId("options").setAttribute("aria-expanded", String(show));
  }

  function lastFromBot(messages, count) {
    const ids = messages.filter((message) => message.out).map((message) => message.id);
    return new Set(count > 0 ? ids.slice(-count) : []);
  }

  function unknown(messages) {
    return new Set(messages.map((message) => message.id).filter((id) => !known.has(id)));
  }

  byId("read-as-text").addEventListener("click", () => {
    asText = !asText;
    byId("log").classList.toggle("as-text", asText);
    redraw();
  });
  byId("block").addEventListener("click", () => onBlock(!person.blocked));
  byId("unblock").addEventListener("click", () => onBlock(false));
  byId("start").addEventListener("click", onStart);
  byId("open-invited").addEventListener("click", onStart);
  byId("toast-close").addEventListener("click", () => {
    toast("");
    byId("log").focus({ preventScroll: true });
  });
  byId("options").addEventListener("click", () => {
    toggleOptions(byId("options").getAttribute("aria-expanded") !== "true");
  });

  return {
    open,
    draw,
    redraw,
    typing,
    toast,
    toEnd: log.scrollToEnd,
    /** Take what the room knows now about the bot and the person. */
    know(newBot, newPerson) {
      bot = newBot;
      if (newPerson) {
        person = newPerson;
      }
    },
  };
}
