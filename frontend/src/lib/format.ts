/** Numbers, durations and times, as people read them. `Intl` with the browser's language. */

const LANGUAGE = typeof navigator === "undefined" ? "en" : navigator.language;
const whole = new Intl.NumberFormat(LANGUAGE, { maximumFractionDigits: 0 });
const EN_DASH = "–";

export const count = (value: number): string => whole.format(value);

/** 1,240 in full below 100,000; 122k, 1.02M above. */
export function short(value: number): string {
  if (value < 100_000) return count(value);
  if (value < 1_000_000) return `${count(Math.floor(value / 1000))}k`;
  return `${(Math.floor(value / 10_000) / 100).toLocaleString(LANGUAGE, { maximumFractionDigits: 2 })}M`;
}

/** Tokens: 980, 24.5k, 122k. */
export function tokens(value: number): string {
  if (value < 1000) return count(value);
  if (value < 100_000)
    return `${(value / 1000).toLocaleString(LANGUAGE, { maximumFractionDigits: 1, minimumFractionDigits: 1 })}k`;
  return short(value);
}

export function range(low: number, high: number): string {
  return low === high ? count(low) : `${count(low)}${EN_DASH}${count(high)}`;
}

/** $0.60; three decimals below ten cents, none of them where nothing was spent. */
export function dollars(value: number): string {
  const digits = value > 0 && value < 0.1 ? 3 : 2;
  return `$${value.toLocaleString(LANGUAGE, { minimumFractionDigits: digits, maximumFractionDigits: digits })}`;
}

/** 0.4s, 58s, 1m 48s, 2h 05m. */
export function duration(seconds: number): string {
  const from = Math.max(0, seconds);
  if (from < 10 && from % 1 !== 0) return `${from.toFixed(1)}s`;
  const whole = Math.round(from);
  if (whole < 60) return `${whole}s`;
  if (whole < 3600) return `${Math.floor(whole / 60)}m ${pad(whole % 60)}s`;
  const minutes = Math.floor(whole / 60);
  return `${Math.floor(minutes / 60)}h ${pad(minutes % 60)}m`;
}

const pad = (value: number): string => String(value).padStart(2, "0");

/** "about 17 minutes"; what is left of a run. */
export function about(seconds: number): string {
  if (seconds < 45) return "less than a minute";
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `about ${minutes} ${minutes === 1 ? "minute" : "minutes"}`;
  const hours = Math.round(minutes / 60);
  return `about ${hours} ${hours === 1 ? "hour" : "hours"}`;
}

/** "in 11 h 46 min"; until a moment that is known. */
export function until(seconds: number): string {
  if (seconds < 60) return "in less than a minute";
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `in ${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return `in ${hours} h ${minutes % 60} min`;
  return `in ${Math.floor(hours / 24)} days`;
}

const DATES = {
  time: { hour: "2-digit", minute: "2-digit" },
  seconds: { hour: "2-digit", minute: "2-digit", second: "2-digit" },
  day: { day: "numeric", month: "short" },
  dayOfYear: { day: "numeric", month: "short", year: "numeric" },
  year: { year: "numeric" },
  weekday: { weekday: "short" },
  full: { dateStyle: "full", timeStyle: "medium" },
} satisfies Record<string, Intl.DateTimeFormatOptions>;

const made = new Map<string, Intl.DateTimeFormat>();

/** A format, made once: to make one takes longer than to draw a row of a list. */
function inZone(kind: keyof typeof DATES, zone: string): Intl.DateTimeFormat {
  const name = `${kind} ${zone}`;
  let format = made.get(name);
  if (format === undefined) {
    format = new Intl.DateTimeFormat(kind === "full" ? LANGUAGE : "en-GB", {
      ...DATES[kind],
      timeZone: zone,
    });
    made.set(name, format);
  }
  return format;
}

export function time(moment: string | number, zone: string, withSeconds = false): string {
  return inZone(withSeconds ? "seconds" : "time", zone).format(new Date(moment));
}

/** "23 Nov, 14:02", with the year if it isn't this one. */
export function moment(iso: string, zone: string, now: number = Date.now()): string {
  return `${day(iso, zone, now)}, ${time(iso, zone)}`;
}

export function day(iso: string, zone: string, now: number = Date.now()): string {
  const date = new Date(iso);
  const year = inZone("year", zone);
  return inZone(year.format(date) === year.format(now) ? "day" : "dayOfYear", zone).format(date);
}

export const weekday = (iso: string, zone: string): string => inZone("weekday", zone).format(new Date(iso));

export const full = (iso: string, zone: string): string =>
  `${inZone("full", zone).format(new Date(iso))} (${zone})`;

export const plural = (value: number, one: string, many = `${one}s`): string =>
  `${count(value)} ${value === 1 ? one : many}`;

export const shortId = (id: string): string => id.slice(0, 8);

export const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
