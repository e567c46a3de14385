/**
 * Times as exports write them, as UTC in ISO 8601. A time without a zone is read as UTC: no export tells the zone of its
 * own, and a review counts in days.
 */

/** The ways to write a time that have to be named, because a cell alone does not tell them apart. */
export const TIME_FORMATS = ["any", "month-first", "day-first", "epoch-seconds"] as const;
export type TimeFormat = (typeof TIME_FORMATS)[number];

const NEVER_WORDS = /^(never|never logged in|never signed in|has never logged in)$/i;
/** FILETIME's highest value: Active Directory's word for never. */
const NEVER_FILETIME = "9223372036854775807";
const MS_TO_1970_FROM_1601 = 11_644_473_600_000n;
/** Directories came later: 1601, 0001 and the first day of 1970 in any zone are nobody's login. */
const FIRST_BELIEVABLE = Date.UTC(1970, 0, 3);
const LAST_BELIEVABLE = Date.UTC(9999, 0, 1);

const ISO =
  /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d+))?)?)?\s*(Z|UTC|GMT|[+-]\d\d:?\d\d)?$/i;
/** In whole seconds or with milliseconds. */
const USUAL = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{3})?Z$/;
/** `2016/04/04 00:24:13`: Google's. */
const SLASHES = /^(\d{4})\/(\d\d?)\/(\d\d?)(?: (\d\d?):(\d\d)(?::(\d\d))?)?$/;
/** `20240131120000.0Z`: LDAP's generalised time. */
const GENERALISED = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?(?:[.,]\d+)?(Z|[+-]\d{4})$/;
/** `/Date(1706702400000)/`: what ConvertTo-Json of Windows PowerShell writes. */
const DOTNET = /^\/Date\((-?\d+)(?:[+-]\d{4})?\)\/$/;
/** `1/31/2024 3:45:12 PM`, `31.01.2024 15:45`; which of the first two is the month, the format says. */
const NUMBERS =
  /^(\d\d?)[/.-](\d\d?)[/.-](\d{4})(?:,? (\d\d?):(\d\d)(?::(\d\d))?(?:[\s\u202f]?([AP])\.?M\.?)?)?(?: ?(?:UTC|GMT))?$/i;
const DIGITS = /^-?\d+$/;

/** A time, or undefined where the cell is empty, means never, or cannot be read. */
export function timeOf(value: unknown, format: TimeFormat = "any"): string | undefined {
  const time = timeOrNever(value, format);
  return time === "never" ? undefined : time;
}

/**
 * A time, or "never" where the export says so (`Never logged in`, `1970-01-01`, `0001-01-01`, FILETIME 0). An empty
 * cell and one that cannot be read tell nothing: undefined.
 */
export function timeOrNever(value: unknown, format: TimeFormat = "any"): string | undefined {
  if (typeof value !== "string" && typeof value !== "number") return undefined;
  const written = String(value).trim();
  const usual = usualTime(written);
  if (usual !== undefined) return usual;
  if (NEVER_WORDS.test(written) || written === NEVER_FILETIME) return "never";
  const ms = READ[format](written);
  if (ms === undefined || Number.isNaN(ms) || ms > LAST_BELIEVABLE) return undefined;
  return ms < FIRST_BELIEVABLE ? "never" : new Date(ms).toISOString();
}

/** A time as most exports write it, in a sixth of the time that it takes to look for everything that it could be. */
function usualTime(written: string): string | undefined {
  if (!USUAL.test(written)) return undefined;
  const time = new Date(Date.parse(written));
  // `Date` takes the 30th of February, and 24 o'clock, for the day after.
  const isOfThatDay = time.getUTCDate() === Number(written.slice(8, 10));
  if (!isOfThatDay || time.getTime() < FIRST_BELIEVABLE || time.getTime() > LAST_BELIEVABLE) return undefined;
  return time.toISOString();
}

const READ: Readonly<Record<TimeFormat, (written: string) => number | undefined>> = {
  any: (written) => ofItself(written) ?? withNumbers(written, "month-first"),
  "month-first": (written) => withNumbers(written, "month-first") ?? ofItself(written),
  "day-first": (written) => withNumbers(written, "day-first") ?? ofItself(written),
  "epoch-seconds": (written) => (DIGITS.test(written) ? Number(written) * 1000 : ofItself(written)),
};

/** Those that need no word about how they are meant. */
function ofItself(written: string): number | undefined {
  const iso = ISO.exec(written);
  if (iso) return moment(iso.slice(1, 7), { zone: iso[8], fraction: iso[7] });
  if (DIGITS.test(written)) return ofDigits(written);
  const dotnet = DOTNET.exec(written);
  if (dotnet) return Number(dotnet[1]);
  const slashes = SLASHES.exec(written);
  if (slashes) return moment(slashes.slice(1, 7));
  const generalised = GENERALISED.exec(written);
  if (generalised) return moment(generalised.slice(1, 7), { zone: generalised[7] });
  return undefined;
}

/** Bare digits: milliseconds since 1970, or Windows FILETIME, 100 ns since 1601; seconds would be read as January 1970. */
function ofDigits(written: string): number | undefined {
  const { length } = written.replace("-", "");
  if (length >= 17 && length <= 19) return Number(BigInt(written) / 10_000n - MS_TO_1970_FROM_1601);
  return (length >= 12 && length <= 14) || Number(written) === 0 ? Number(written) : undefined;
}

function withNumbers(written: string, format: "month-first" | "day-first"): number | undefined {
  const parts = NUMBERS.exec(written);
  if (!parts) return undefined;
  const [first, second, year, hour, minute, seconds, half] = parts.slice(1);
  const [month, day] = format === "month-first" ? [first, second] : [second, first];
  const hours = half === undefined ? hour : twentyFour(Number(hour), half);
  return hours === undefined && half !== undefined
    ? undefined
    : moment([year, month, day, hours, minute, seconds]);
}

/** 12 AM is midnight and 12 PM is noon. undefined: no hour of a 12-hour clock. */
function twentyFour(hour: number, half: string): string | undefined {
  if (hour < 1 || hour > 12) return undefined;
  return String((hour % 12) + (half.toUpperCase() === "P" ? 12 : 0));
}

/** Year, month, day, hour, minute, second as written; undefined where there is no such day or hour. */
function moment(
  [year, month, day, hour = "0", minute = "0", second = "0"]: readonly (string | undefined)[],
  more: { readonly zone?: string | undefined; readonly fraction?: string | undefined } = {},
): number | undefined {
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 60) return undefined;
  const date = new Date(0);
  // Not by Date.UTC, to which the year 1 is 1901.
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  if (date.getUTCDate() !== Number(day) || date.getUTCMonth() !== Number(month) - 1) return undefined;
  const milliseconds = Math.floor(Number(`0.${more.fraction ?? "0"}`) * 1000);
  const ofDay = ((Number(hour) * 60 + Number(minute)) * 60 + Number(second)) * 1000 + milliseconds;
  return date.getTime() + ofDay - minutesEastOf(more.zone) * 60_000;
}

function minutesEastOf(zone: string | undefined): number {
  // As most are written.
  if (zone === undefined || zone === "Z") return 0;
  const offset = /^([+-])(\d\d):?(\d\d)$/.exec(zone);
  if (!offset) return 0;
  return (offset[1] === "-" ? -1 : 1) * (Number(offset[2]) * 60 + Number(offset[3]));
}
