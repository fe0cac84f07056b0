/**
 * Where the person is, kept in the address: `#chat=1001`, `#clock`, or nothing for the list.
 *
 * So a phone's back key leads from a chat to the list, and a reload comes back to the same chat.
 */

/** The place the address names: `{view, person}`; `person` is null except in a chat. */
export function currentPlace() {
  const chat = /^#chat=(-?\d+)$/.exec(location.hash);
  if (chat) {
    return { view: "chat", person: Number(chat[1]) };
  }
  return { view: location.hash === "#clock" ? "clock" : "people", person: null };
}

/** Go to a person's chat. */
export function goToChat(id) {
  location.hash = `chat=${id}`;
}

/** Go to the clock. */
export function goToClock() {
  location.hash = "clock";
}

/** Go to the list of people. */
export function goToPeople() {
  location.hash = "";
}

/** Call `arrived` now and whenever the place changes. */
export function onPlace(arrived) {
  addEventListener("hashchange", () => arrived(currentPlace(), true));
  arrived(currentPlace(), false);
}
