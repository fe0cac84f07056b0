/**
 * A pressed invitation link.
 *
 * On a phone a link to the bot is opened by whoever received it. In the room it is pressed in the
 * chat of the one who made it, so the page asks whose it is.
 */

import { byId, fill, make } from "./dom.js";

/** The word after `?start=` if `address` leads to this bot, else null. */
export function startWord(address, username) {
  const url = new URL(address);
  const named =
    url.protocol === "tg:" ? url.searchParams.get("domain") : url.pathname.replace(/^\//, "");
  const telegram = url.protocol === "tg:" || /^(www\.)?t(elegram)?\.me$/.test(url.hostname);
  if (!telegram || named?.toLowerCase() !== username.toLowerCase()) {
    return null;
  }
  return url.searchParams.get("start") ?? "";
}

/** Ask who opens the link; answers with their id, or null when nobody does. */
export function askWhoOpens(people, present) {
  const dialog = byId("invite");
  const choice = byId("invite-who");
  fill(
    choice,
    ...people.map((person) => make("option", { value: person.id }, person.name)),
  );
  choice.value = String(present);
  dialog.showModal();
  return new Promise((resolve) => {
    byId("invite-form").onsubmit = (event) => {
      event.preventDefault();
      dialog.close("open");
    };
    dialog.onclose = () => {
      resolve(dialog.returnValue === "open" ? Number(choice.value) : null);
      dialog.returnValue = "";
    };
  });
}
