// Dates in the person's time zone, sizes, and plain comparisons of days.
import { getLanguage, t } from "./wording.js";

let zone = "Europe/Paris";
let ahead = 0;
const known = new Map();

export function setZone(wanted) {
  try {
    new Intl.DateTimeFormat("fr", { timeZone: wanted });
    zone = wanted;
  } catch {
    zone = "Europe/Paris";
  }
}

// The desk's clock counts, not this machine's: it may be frozen, or the browser's wrong.
export function setNow(now) {
  ahead = new Date(now) - Date.now();
}

export const present = () => Date.now() + ahead;

function format(options) {
  const locale = getLanguage() === "fr" ? "fr-FR" : "en-GB";
  const key = `${locale}|${zone}|${JSON.stringify(options)}`;
  if (!known.has(key)) known.set(key, new Intl.DateTimeFormat(locale, { timeZone: zone, ...options }));
  return known.get(key);
}

export const time = (at) => format({ hour: "2-digit", minute: "2-digit" }).format(new Date(at));

export const instant = (at) => format({ dateStyle: "full", timeStyle: "short" }).format(new Date(at));

const isoDay = (at) => {
  const parts = format({ year: "numeric", month: "2-digit", day: "2-digit" }).formatToParts(new Date(at));
  const of = (type) => parts.find((part) => part.type === type).value;
  return `${of("year")}-${of("month")}-${of("day")}`;
};

export const sameDay = (one, other) => isoDay(one) === isoDay(other);

export function day(at, now = present()) {
  if (sameDay(at, now)) return t("today");
  if (sameDay(at, now - 86400000)) return t("yesterday");
  const year = isoDay(at).slice(0, 4) === isoDay(now).slice(0, 4) ? {} : { year: "numeric" };
  const text = format({ weekday: "long", day: "numeric", month: "long", ...year }).format(new Date(at));
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}

export function when(at, now = present()) {
  return sameDay(at, now) ? time(at) : format({ day: "numeric", month: "short" }).format(new Date(at));
}

export function size(bytes) {
  const french = getLanguage() === "fr";
  const units = french ? ["o", "ko", "Mo"] : ["B", "kB", "MB"];
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < 2) {
    value /= 1000;
    unit += 1;
  }
  const digits = unit > 0 && value < 10 ? 1 : 0;
  const number = new Intl.NumberFormat(french ? "fr-FR" : "en-GB", { maximumFractionDigits: digits }).format(value);
  return `${number}\u00a0${units[unit]}`;
}
