import { describe, expect, it } from "vitest";
import { sampleFirst } from "../../../src/directory/text/sampling.js";

const record = (number: number) => ({ list: "", value: number, place: `u.csv:${number}` });

/** Gives it these steps: a number is a record, else a warning. What was taken, and what it was chosen by. */
function taken(steps: readonly (number | string)[]) {
  const chosen: unknown[] = [];
  const heard: unknown[] = [];
  const sampling = sampleFirst((records, whole) => {
    chosen.push({ records: records.map(({ value }) => value), whole, heard: heard.length });
    return {
      record: ({ value }) => void heard.push(value),
      unusable: (why, { value }) => void heard.push(`${why} ${value}`),
      warn: (what) => void heard.push(what),
    };
  });
  for (const step of steps) {
    if (typeof step === "number") sampling.record(record(step));
    else if (step === "unusable") sampling.unusable("unusable", record(0));
    else sampling.warn(step);
  }
  sampling.finish();
  return { chosen, heard };
}

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

describe("sampleFirst", () => {
  it("chooses by all records where there are at most fifty", () => {
    const { chosen, heard } = taken(["before", ...numbers(50), "unusable"]);
    expect(chosen).toEqual([{ records: numbers(50), whole: true, heard: 0 }]);
    expect(heard).toEqual(["before", ...numbers(50), "unusable 0"]);
  });

  it("chooses by the first fifty where there are more, and hands on everything once, in its order", () => {
    const steps = [1, "between", ...numbers(60).slice(1), "after"];
    const { chosen, heard } = taken(steps);
    expect(chosen).toEqual([{ records: numbers(50), whole: false, heard: 0 }]);
    expect(heard).toEqual(steps);
  });

  it("does not wait for records forever", () => {
    const steps = Array.from({ length: 1000 }, (_, index) => `warning ${index}`);
    const { chosen, heard } = taken(steps);
    expect(chosen).toEqual([{ records: [], whole: false, heard: 0 }]);
    expect(heard).toEqual(steps);
  });

  it("chooses by nothing where there is nothing", () => {
    expect(taken([])).toEqual({ chosen: [{ records: [], whole: true, heard: 0 }], heard: [] });
  });
});
