/**
 * Instants as people read them, in the zone of the room's clock.
 *
 * The browser's own zone is of no use: an officer in another country still rehearses the bloc's
 * calendar. The clock's ISO text carries the offset; it is kept here and applied to every instant.
 */

import { currentLanguage, word } from "./words.js";

const DAYS = {
  vi: ["Chủ nhật", "thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy"],
  en: ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"],
};
const MONTHS = [
  "January", "February", "March", "April", "May", "June", "July", "August", "September",
  "October", "November", "December",
];
const DAY_MS = 86_400_000;

let offsetMs = 7 * 3_600_000;

/** Take the zone from the clock's ISO text, such as "2027-11-05T09:15:00+07:00". */
export function keepZone(iso) {
  const zone = /([+-])(\d{2}):?(\d{2})$/.exec(iso);
  if (zone) {
    offsetMs = (zone[1] === "-" ? -1 : 1) * (Number(zone[2]) * 60 + Number(zone[3])) * 60_000;
  } else if (iso.endsWith("Z")) {
    offsetMs = 0;
  }
}

/** "09:15", for a bubble's corner. */
export function shortTime(iso) {
  const at = local(iso);
  return `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`;
}

/** "9 giờ 15", as it is read aloud. */
export function spokenTime(iso) {
  if (currentLanguage() === "en") {
    return shortTime(iso);
  }
  const at = local(iso);
  const minutes = at.getUTCMinutes();
  return minutes ? `${at.getUTCHours()} giờ ${two(minutes)}` : `${at.getUTCHours()} giờ`;
}

/** "thứ Sáu 05/11/2027" or "Friday 5 November 2027". */
export function dayText(iso) {
  return dayWords(local(iso));
}

/** The same for a day as date inputs write it, "2027-11-05". */
export function calendarDay(day) {
  return dayWords(new Date(`${day}T00:00:00Z`));
}

function dayWords(at) {
  const weekday = DAYS[currentLanguage()][at.getUTCDay()];
  if (currentLanguage() === "en") {
    return `${weekday} ${at.getUTCDate()} ${MONTHS[at.getUTCMonth()]} ${at.getUTCFullYear()}`;
  }
  return `${weekday} ${two(at.getUTCDate())}/${two(at.getUTCMonth() + 1)}/${at.getUTCFullYear()}`;
}

/** "9 giờ 15, thứ Sáu 05/11/2027". */
export function momentText(iso) {
  return `${spokenTime(iso)}, ${dayText(iso)}`;
}

/** "2027-11-05": the calendar day, as date inputs write it. */
export function dayKey(iso) {
  return local(iso).toISOString().slice(0, 10);
}

/** The calendar day after `iso`, as date inputs write it. */
export function dayAfter(iso) {
  return new Date(local(iso).getTime() + DAY_MS).toISOString().slice(0, 10);
}

/** How far ahead `then` lies from `now`, in calendar days, in words. */
export function distanceText(now, then) {
  const days = Math.round((Date.parse(dayKey(then)) - Date.parse(dayKey(now))) / DAY_MS);
  if (days <= 0) {
    return word("today");
  }
  return days === 1 ? word("tomorrow") : word("inDays", days);
}

/** For a list: the time if `iso` falls on the day of `now`, else day and month. */
export function listMoment(iso, now) {
  if (now && dayKey(iso) === dayKey(now)) {
    return shortTime(iso);
  }
  const at = local(iso);
  return `${two(at.getUTCDate())}/${two(at.getUTCMonth() + 1)}`;
}

function local(iso) {
  return new Date(Date.parse(iso) + offsetMs);
}

function two(number) {
  return String(number).padStart(2, "0");
}
