/** The right pane: what time it is in the rehearsal, what comes next, and how to get there. */

import { byId, fill, make } from "./dom.js";
import {
  calendarDay, dayAfter, dayKey, dayText, distanceText, momentText, spokenTime,
} from "./moments.js";
import { word } from "./words.js";

const NAMED_AT_MOST = 6;

/**
 * Manage the clock; `onMove(to)` moves it and answers with the people who have new messages since
 * (`[{id, name, unread}]`), or null when it could not; `onOpen(id)` opens one of them.
 */
export function clockPane({ onMove, onOpen }) {
  const steps = [byId("go-next"), byId("go-day"), byId("go-date")];
  let room = null;
  let moving = false;
  let news = null;

  /** Show the clock of this room. */
  function draw(newRoom) {
    room = newRoom;
    const { now } = room.clock;
    byId("clock-time").textContent = spokenTime(now);
    byId("clock-day").textContent = dayText(now);
    byId("strip-now").textContent = momentText(now);
    byId("strip-news").textContent = newsInShort();
    drawNext(now);
    byId("clock-steps").hidden = !room.staged;
    byId("no-stage").hidden = room.staged;
    byId("strip-next").hidden = !room.staged;
    byId("date").min = dayAfter(now);
    spellDate();
    for (const step of steps) {
      step.setAttribute("aria-disabled", String(moving));
    }
    drawNews();
  }

  function drawNext(now) {
    const event = room.next_event;
    byId("next").hidden = !room.staged;
    fill(
      byId("next-event"),
      ...(event
        ? [
            make("span", { className: "next-label" }, event.label),
            make("span", { className: "next-when" }, momentText(event.at)),
            make("span", { className: "next-distance" }, distanceText(now, event.at)),
          ]
        : [word("nothingNext")]),
    );
    byId("go-next").hidden = !event;
    byId("strip-next").disabled = !event;
  }

  function drawNews() {
    const line = byId("clock-news");
    if (moving) {
      fill(line, make("p", {}, word("going")));
    } else if (news) {
      const arrived = make("p", {}, word("arrived", momentText(news.at)));
      fill(line, arrived, ...(news.people.length ? namesOf(news.people) : [quiet()]));
    } else {
      fill(line);
    }
  }

  function newsInShort() {
    if (moving) {
      return word("going");
    }
    const count = news?.people.length;
    return count ? word("newsCount", count) : news ? word("quietHop") : "";
  }

  function quiet() {
    return make("p", {}, word("quietHop"));
  }

  function namesOf(people) {
    const named = people.slice(0, NAMED_AT_MOST).map((person) => {
      const label = [person.name, person.unread ? word("unread", person.unread) : ""]
        .filter(Boolean)
        .join(", ");
      const button = make("button", { type: "button", onclick: () => onOpen(person.id) }, label);
      return make("li", {}, button);
    });
    const others = people.length - named.length;
    return [
      make("p", {}, word("newsFor")),
      make("ul", { className: "news" }, ...named),
      others ? make("p", {}, word("andOthers", others)) : null,
    ];
  }

  async function move(to) {
    if (moving) {
      return;
    }
    moving = true;
    draw(room);
    const people = await onMove(to);
    moving = false;
    news = people && { at: room.clock.now, people };
    draw(room);
  }

  function moveToDate(event) {
    event.preventDefault();
    const wanted = byId("date").value;
    const trouble = !wanted ? "dateMissing" : wanted <= dayKey(room.clock.now) ? "datePast" : "";
    byId("date-trouble").textContent = trouble && word(trouble);
    if (trouble) {
      byId("date").setAttribute("aria-invalid", "true");
      byId("date").focus();
    } else {
      move(wanted);
    }
  }

  /** Browsers write dates in their own order; the words leave no doubt which day it is. */
  function spellDate() {
    const wanted = byId("date").value;
    byId("date-words").textContent = wanted && calendarDay(wanted);
  }

  function forgetTrouble() {
    spellDate();
    byId("date-trouble").textContent = "";
    byId("date").removeAttribute("aria-invalid");
  }

  byId("go-next").addEventListener("click", () => move("next"));
  byId("strip-next").addEventListener("click", () => move("next"));
  byId("go-day").addEventListener("click", () => move("day"));
  byId("date").addEventListener("input", forgetTrouble);
  byId("date-form").addEventListener("submit", moveToDate);

  return { draw };
}
