/**
 * The rehearsal page: three panes over one room.
 *
 * The server's state is the only truth: events merely say that something changed, and what changed
 * is asked for. Each pane draws what it is given and hands back what the person does.
 */

import { chatPane } from "./chat.js";
import { clockPane } from "./clock.js";
import { composer } from "./composer.js";
import { announce, byId, isNarrow } from "./dom.js";
import { takeDrops } from "./drops.js";
import { askWhoOpens, startWord } from "./invitation.js";
import { keepZone } from "./moments.js";
import { peoplePane } from "./people.js";
import { currentPlace, goToChat, goToClock, goToPeople, onPlace } from "./route.js";
import * as server from "./server.js";
import { inTurns } from "./turns.js";
import { openWire } from "./wire.js";
import { currentLanguage, paintWords, switchLanguage, word } from "./words.js";

const CLOCK_GLANCE_MS = 20_000;

let room = null;
let connected = false;
let chosen = null;
let chatData = null;
let lastChosen = null;

const people = peoplePane({ onChoose: goToChat, onAdd: addStranger });
const clock = clockPane({ onMove: moveClock, onOpen: goToChat });
const chat = chatPane({ onPress: pressButton, onFollow: follow, onStart: start, onBlock: block });
const writing = composer({ onSay: say, onFile: sendFile, onTrouble: trouble });

// What the room says

const refreshRoom = inTurns(async () => {
  const fresh = await ifReached(server.askState(currentLanguage()));
  if (!fresh) {
    return;
  }
  keepZone(fresh.clock.now);
  room = fresh;
  drawRoom();
});

const refreshChat = inTurns(async () => {
  if (chosen === null || !room) {
    return;
  }
  const id = chosen;
  const unread = personOf(id)?.unread ?? 0;
  const fresh = await ifReached(server.askChat(id, isChatSeen()));
  if (fresh && id === chosen) {
    chatData = fresh;
    chat.draw(fresh, unread);
    offerAnswers();
  }
});

function drawRoom() {
  if (chosen !== null && !personOf(chosen)) {
    trouble(word("personGone"));
    goToPeople();
    return;
  }
  const listed = room.people.map(asSeen);
  const unread = listed.reduce((sum, person) => sum + person.unread, 0);
  document.title = `${unread ? `(${unread}) ` : ""}${word("title")} – ${room.bot.name}`;
  people.draw(listed, chosen, room.clock.now);
  chat.know(room.bot, personOf(chosen));
  chat.redraw();
  clock.draw(room);
}

/** What stands before the reader's eyes counts as read, though the server hears of it later. */
function asSeen(person) {
  return person.id === chosen && isChatSeen() ? { ...person, unread: 0 } : person;
}

function offerAnswers() {
  const { commands } = room.bot;
  const own = commands?.[currentLanguage()] ?? commands?.vi ?? [];
  writing.offer(chatData.reply_keyboard ?? [], own);
}

function onEvent(event) {
  const here = event.id === chosen;
  if (event.kind === "typing") {
    if (here) {
      chat.typing(event.on);
    }
  } else if (event.kind === "toast") {
    if (here) {
      chat.toast(event.text);
    }
  } else {
    if (event.kind === "chat" && here) {
      refreshChat();
    }
    refreshRoom();
  }
}

function onUp(again) {
  connected = true;
  announce("connection", again ? word("backAgain") : "", true);
  refreshRoom().then(refreshChat);
}

function onLost() {
  connected = false;
  announce("connection", word("lost"));
}

// What the person does

function say(text) {
  chat.toEnd();
  return act(server.say(chosen, text), "notSent");
}

function sendFile(file, caption, asPhoto) {
  chat.toEnd();
  return act(server.sendFile(chosen, file, caption, asPhoto), "notSent");
}

function start() {
  say(["/start", personOf(chosen)?.invitation].filter(Boolean).join(" "));
  focusPlace(currentPlace());
}

function pressButton(message, row, col, node) {
  node.setAttribute("aria-busy", "true");
  return act(server.press(chosen, message.id, row, col), "buttonGone").finally(() => {
    node.removeAttribute("aria-busy");
  });
}

async function block(blocked) {
  await act(server.setBlocked(chosen, blocked));
  await refreshRoom();
  byId(blocked ? "unblock" : "block").focus();
}

async function addStranger(name) {
  const person = await answerOf(server.addPerson(name));
  if (person) {
    await refreshRoom();
    goToChat(person.id);
  }
}

async function moveClock(to) {
  const before = new Map(room.people.map((person) => [person.id, person.last_at]));
  const moved = await answerOf(server.moveClock(to));
  await refreshRoom();
  const hasNews = ({ id, unread, last_at }) =>
    (unread > 0 || id === chosen) && last_at !== (before.get(id) ?? null);
  return moved && room.people.filter(hasNews).map(asSeen);
}

/** Deal with a link to the bot inside the room; any other is left to the browser. */
function follow(address) {
  const start = startWord(address, room.bot.username);
  if (start === null) {
    return false;
  }
  askWhoOpens(room.people, chosen).then((id) => {
    if (id !== null) {
      goToChat(id);
      act(server.say(id, `/start ${start}`.trim()), "notSent");
    }
  });
  return true;
}

/** Do something as a person; true when the room took it. */
async function act(promise, failure) {
  chat.toast("");
  const answer = await answerOf(promise, failure);
  if (answer) {
    refreshChat();
  }
  return answer !== null;
}

/** What the room answered to a deed, or null after saying that it failed. */
async function answerOf(promise, failure = "refused") {
  const answer = await ifReached(promise);
  trouble(answer ? "" : word(failure));
  return answer;
}

/** What the room answered, or null: that the line is down is said where the line is minded. */
async function ifReached(promise) {
  try {
    return await promise;
  } catch (error) {
    if (error instanceof server.Refused || error instanceof server.Unreachable) {
      return null;
    }
    throw error;
  }
}

function trouble(sentence) {
  announce("trouble", sentence);
}

// Where the person is

function arrive(place, moved) {
  document.body.dataset.view = place.view;
  if (place.view !== "clock" && place.person !== chosen) {
    turnTo(place.person);
  }
  if (moved) {
    focusPlace(place);
  }
}

function turnTo(id) {
  lastChosen = chosen;
  chosen = id;
  chatData = null;
  chat.open(personOf(id));
  if (id !== null) {
    writing.open(id);
  }
  if (room) {
    drawRoom();
    refreshChat().then(refreshRoom);
  }
}

function focusPlace(place) {
  if (place.view === "chat") {
    // On a phone the box would call up the keyboard over what is to be read.
    isNarrow() || personOf(chosen)?.blocked ? byId("chat-title").focus() : writing.focus();
  } else if (place.view === "clock") {
    byId("clock-title").focus();
  } else {
    people.focus(lastChosen);
  }
}

function personOf(id) {
  return room?.people.find((person) => person.id === id) ?? null;
}

function isChatSeen() {
  return document.visibilityState === "visible" && (!isNarrow() || currentPlace().view === "chat");
}

function leaveClock() {
  chosen === null ? goToPeople() : goToChat(chosen);
}

// The page itself

function speak() {
  document.documentElement.lang = currentLanguage();
  const other = byId("language");
  other.textContent = word("otherLanguage");
  other.lang = currentLanguage() === "vi" ? "en" : "vi";
  paintWords(document.body);
  if (room) {
    drawRoom();
    refreshRoom();
  }
  if (chatData) {
    offerAnswers();
    writing.redraw();
  }
}

function wireButtons() {
  byId("language").addEventListener("click", () => {
    switchLanguage();
    speak();
  });
  byId("try-now").addEventListener("click", () => wire.tryNow());
  byId("trouble-close").addEventListener("click", () => trouble(""));
  byId("chat-back").addEventListener("click", goToPeople);
  byId("chat-to-clock").addEventListener("click", goToClock);
  byId("strip-clock").addEventListener("click", goToClock);
  byId("clock-back").addEventListener("click", leaveClock);
  for (const button of document.querySelectorAll("[data-closes]")) {
    button.addEventListener("click", () => byId(button.dataset.closes).close());
  }
  for (const skip of document.querySelectorAll("[data-skip]")) {
    skip.addEventListener("click", skipTo);
  }
}

const SKIPS = {
  people: () => (isShown("people") ? people.focus(chosen) : goToPeople()),
  clock: () => (isShown("clock") ? byId("clock-title").focus() : goToClock()),
  writing() {
    if (chosen === null) {
      SKIPS.people();
    } else {
      isShown("chat") ? writing.focus() : goToChat(chosen);
    }
  },
};

function skipTo(event) {
  SKIPS[event.currentTarget.dataset.skip]();
}

function isShown(pane) {
  return byId(pane).getClientRects().length > 0;
}

speak();
wireButtons();
takeDrops(byId("chat"), () => chosen !== null, writing.attach);
onPlace(arrive);
const wire = openWire({ onEvent, onLost, onUp });
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible") {
    refreshRoom().then(refreshChat);
  }
});
setInterval(() => {
  if (document.visibilityState === "visible" && connected) {
    refreshRoom();
  }
}, CLOCK_GLANCE_MS);
