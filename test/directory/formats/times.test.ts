import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { timeOf, timeOrNever } from "../../../src/directory/formats/times.js";

describe("timeOrNever", () => {
  it.each([
    ["2024-01-31T12:00:00Z", "2024-01-31T12:00:00.000Z"],
    ["2024-01-31T12:00:00.1234567Z", "2024-01-31T12:00:00.123Z"],
    ["2024-01-31T12:00:00+02:00", "2024-01-31T10:00:00.000Z"],
    ["2024-01-31T12:00:00-0530", "2024-01-31T17:30:00.000Z"],
    ["2024-01-31 12:00:00 UTC", "2024-01-31T12:00:00.000Z"],
    [" 2024-01-31 ", "2024-01-31T00:00:00.000Z"],
    ["/Date(1706702400000)/", "2024-01-31T12:00:00.000Z"],
    ["1/31/2024 12:05:09 AM", "2024-01-31T00:05:09.000Z"],
    ["1/31/2024 12:05:09 PM", "2024-01-31T12:05:09.000Z"],
    ["1/31/2024 3:05:09 PM", "2024-01-31T15:05:09.000Z"],
    ["01/31/2024, 3:05 PM", "2024-01-31T15:05:00.000Z"],
    ["2016/04/04 00:24:13", "2016-04-04T00:24:13.000Z"],
    ["20240131120000.0Z", "2024-01-31T12:00:00.000Z"],
    ["133511760000000000", "2024-01-31T12:00:00.000Z"],
    ["1706702400000", "2024-01-31T12:00:00.000Z"],
    [1706702400000, "2024-01-31T12:00:00.000Z"],
  ])("reads %s", (written, time) => {
    expect(timeOrNever(written)).toBe(time);
  });

  it.each([
    "1970-01-01T00:00:00.000Z",
    "0001-01-01T00:00:00Z",
    "1601-01-01T00:00:00Z",
    "Never logged in",
    "never",
    "/Date(-62135596800000)/",
    "0",
    0,
    "9223372036854775807",
  ])("reads %s as never", (written) => {
    expect(timeOrNever(written)).toBe("never");
    expect(timeOf(written)).toBeUndefined();
  });

  it.each([
    "",
    "  ",
    "yesterday",
    "1706702400",
    "2024-02-30",
    "13/31/2024",
    "1/31/2024 13:00:00 PM",
    "2024-01-31T25:00:00Z",
    null,
    {},
    undefined,
  ])("tells nothing of %j", (written) => {
    expect(timeOrNever(written)).toBeUndefined();
  });

  it("puts the day first, or counts seconds, where the format says so", () => {
    expect(timeOrNever("03.02.2024 15:45", "day-first")).toBe("2024-02-03T15:45:00.000Z");
    expect(timeOrNever("03/02/2024", "month-first")).toBe("2024-03-02T00:00:00.000Z");
    expect(timeOrNever("1706702400", "epoch-seconds")).toBe("2024-01-31T12:00:00.000Z");
    expect(timeOrNever("2024-01-31", "day-first")).toBe("2024-01-31T00:00:00.000Z");
  });

  it("reads one moment the same, however it is written", () => {
    const seconds = fc.integer({ min: Date.UTC(1980, 0, 1) / 1000, max: Date.UTC(2100, 0, 1) / 1000 });
    fc.assert(
      fc.property(seconds, (second) => {
        const moment = new Date(second * 1000);
        const iso = moment.toISOString();
        const time = iso.slice(11, 19);
        const american = moment.toLocaleString("en-US", { timeZone: "UTC" });
        const written = [
          iso,
          american,
          `/Date(${second * 1000})/`,
          `${iso.slice(0, 10).replaceAll("-", "/")} ${time}`,
          String((BigInt(second) + 11_644_473_600n) * 10_000_000n),
        ];
        expect(new Set(written.map((each) => timeOrNever(each)))).toEqual(new Set([iso]));
        expect(timeOrNever(String(second), "epoch-seconds")).toBe(iso);
      }),
    );
  });

  it("reads what is no moment no otherwise in the usual form than in another", () => {
    const two = (most: number) =>
      fc.integer({ min: 0, max: most }).map((number) => String(number).padStart(2, "0"));
    const year = fc.constantFrom("0001", "0099", "1969", "1970", "2023", "2024", "9999");
    const fraction = fc.constantFrom("", ".000", ".120");
    fc.assert(
      fc.property(
        ...[year, two(13), two(32), two(25), two(61), two(61), fraction],
        (year, month, day, hour, minute, second, fraction) => {
          const local = `${year}-${month}-${day}T${hour}:${minute}:${second}${fraction}`;
          expect(timeOrNever(`${local}Z`)).toBe(timeOrNever(`${local}+00:00`));
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
