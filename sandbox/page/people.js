/** The left pane: who is in the room, who has news, and a door for strangers. */

import { byId, folded, make, noteOf, unseen } from "./dom.js";
import { listMoment } from "./moments.js";
import { word } from "./words.js";

const FILTER_FROM = 9;
const TINTS = 6;

/** Manage the list; `onChoose(id)` opens a chat, `onAdd(name)` lets a stranger in. */
export function peoplePane({ onChoose, onAdd }) {
  const list = byId("people-list");
  const filter = byId("filter");
  const items = new Map();
  let people = [];
  let chosen = null;
  let now = null;

  /** Show these people; `currentId` is the one whose chat is open, or null. */
  function draw(newPeople, currentId, clockNow) {
    people = newPeople;
    chosen = currentId;
    now = clockNow;
    redraw();
  }

  function redraw() {
    filter.hidden = people.length < FILTER_FROM;
    const wanted = folded(filter.value.trim());
    const found = people.filter((one) => folded(`${one.name} ${one.note ?? ""}`).includes(wanted));
    place(found.map(itemFor));
    byId("people-none").hidden = found.length > 0;
    byId("people-none").textContent = word(people.length ? "noneFound" : "nobody");
    keepOneTabStop();
  }

  function place(wanted) {
    const staying = new Set(wanted);
    for (const node of [...list.children]) {
      if (!staying.has(node)) {
        node.remove();
      }
    }
    wanted.forEach((node, index) => {
      if (list.children[index] !== node) {
        list.insertBefore(node, list.children[index] ?? null);
      }
    });
  }

  function itemFor(person) {
    if (!items.has(person.id)) {
      const button = make("button", { type: "button", className: "person" });
      button.dataset.id = person.id;
      button.onclick = () => onChoose(person.id);
      items.set(person.id, make("li", {}, button));
    }
    const item = items.get(person.id);
    const button = item.firstElementChild;
    button.setAttribute("aria-current", String(person.id === chosen));
    const signature = JSON.stringify([person, word("people"), now?.slice(0, 10)]);
    if (button.dataset.signature !== signature) {
      button.dataset.signature = signature;
      button.replaceChildren(...personParts(person));
    }
    return item;
  }

  function personParts(person) {
    const line = person.blocked ? word("blockedMark") : person.last_text || word("noMessages");
    const note = noteOf(person);
    const when = person.last_at && listMoment(person.last_at, now);
    const news = person.unread && word("unreadShort", person.unread);
    const face = `face tint-${Math.abs(person.id) % TINTS}`;
    return [
      make("span", { className: face, aria: { hidden: "true" } }, initials(person.name)),
      make(
        "span",
        { className: "person-words" },
        rowPart("person-name", person.name, "person-when", when),
        note ? make("span", { className: "person-note" }, note, pause()) : null,
        rowPart("person-last", line, "badge", news),
      ),
    ];
  }

  /** Tab enters the list once; arrows move inside it. */
  function keepOneTabStop() {
    const buttons = shownButtons();
    const stop =
      buttons.find((button) => button === document.activeElement) ??
      buttons.find((button) => Number(button.dataset.id) === chosen) ??
      buttons[0];
    for (const button of buttons) {
      button.tabIndex = button === stop ? 0 : -1;
    }
  }

  function shownButtons() {
    return [...list.querySelectorAll(".person")];
  }

  function moveFocus(event) {
    const buttons = shownButtons();
    const at = buttons.indexOf(document.activeElement);
    const last = buttons.length - 1;
    const target = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: last }[event.key];
    if (at < 0 || target === undefined) {
      return;
    }
    event.preventDefault();
    buttons[Math.max(0, Math.min(target, last))].focus();
    keepOneTabStop();
  }

  function openDoor() {
    byId("stranger-name").value = freeName();
    byId("stranger").showModal();
    byId("stranger-name").select();
  }

  function freeName() {
    const taken = new Set(people.map((person) => person.name));
    let number = 1;
    while (taken.has(word("strangerDefault", number))) {
      number += 1;
    }
    return word("strangerDefault", number);
  }

  list.addEventListener("keydown", moveFocus);
  list.addEventListener("focusin", keepOneTabStop);
  filter.addEventListener("input", redraw);
  filter.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") {
      event.preventDefault();
      shownButtons()[0]?.focus();
    }
  });
  byId("add-stranger").addEventListener("click", openDoor);
  byId("stranger-form").addEventListener("submit", (event) => {
    event.preventDefault();
    const name = byId("stranger-name").value.trim();
    if (name) {
      byId("stranger").close();
      onAdd(name);
    }
  });

  return {
    draw,
    /** Put the keyboard on this person, or on the list's tab stop. */
    focus(id) {
      const button = items.get(id)?.firstElementChild;
      (button ?? shownButtons().find((one) => one.tabIndex === 0))?.focus();
    },
  };
}

/** A line of a row: what it says, and what stands at its end, if anything does. */
function rowPart(startClass, start, endClass, end) {
  return make(
    "span",
    { className: "person-row" },
    make("span", { className: startClass }, start.replaceAll("\n", " ")),
    pause(),
    ...(end ? [make("span", { className: endClass }, end), pause()] : []),
  );
}

/** What keeps the parts of a row apart when it is read aloud. */
function pause() {
  return unseen(", ");
}

function initials(name) {
  const letters = name.split(/\s+/).filter((part) => /^\p{L}|^\d/u.test(part));
  return letters.slice(-2).map((part) => part[0].toUpperCase()).join("");
}
