/**
 * The room's JSON, one function per question.
 *
 * Each throws `Refused` when the room says no, `Unreachable` when nobody answers.
 */

/** The server answered, and the answer was no. `status` is HTTP's. */
export class Refused extends Error {
  constructor(status, reason) {
    super(reason || `HTTP ${status}`);
    this.status = status;
  }
}

/** Nobody answered. */
export class Unreachable extends Error {}

/** Bot, people, clock and next event; the bot's description in `language`. */
export function askState(language) {
  return ask(`state?lang=${language}`);
}

/** One person's chat; asking for it marks it read when `read` is true. */
export function askChat(id, read) {
  return ask(`chats/${id}${read ? "?read=1" : ""}`);
}

/** Send `text` as this person. */
export function say(id, text) {
  return tell(`chats/${id}/say`, { text });
}

/** Press the inline button at `row`, `col` of a message. */
export function press(id, messageId, row, col) {
  return tell(`chats/${id}/press`, { message_id: messageId, row, col });
}

/** Send a file, with a caption, as a document or as a picture. */
export function sendFile(id, file, caption, asPhoto) {
  const form = new FormData();
  form.append("caption", caption);
  form.append("as_photo", asPhoto ? "1" : "");
  form.append("file", file, file.name);
  return ask(`chats/${id}/file`, { method: "POST", body: form });
}

/** Block or unblock the bot as this person. */
export function setBlocked(id, blocked) {
  return tell(`chats/${id}/block`, { blocked });
}

/** Let a new stranger in; answers with who they are. */
export function addPerson(name) {
  return tell("people", { name });
}

/** Move the clock: "next", "day" or "YYYY-MM-DD". Answers once everything due has happened. */
export function moveClock(to) {
  return tell("clock", { to });
}

/** Where the room's events are spoken. */
export function eventsAddress() {
  const address = new URL("rehearsal/events", document.baseURI);
  address.protocol = address.protocol === "https:" ? "wss:" : "ws:";
  return address.href;
}

function tell(path, body) {
  return ask(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
}

async function ask(path, options = {}) {
  let answer;
  try {
    answer = await fetch(`rehearsal/${path}`, { cache: "no-store", ...options });
  } catch (error) {
    throw new Unreachable(String(error));
  }
  const body = await answer.json().catch(() => ({}));
  if (!answer.ok) {
    throw new Refused(answer.status, body.error);
  }
  return body;
}
