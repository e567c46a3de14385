import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Events, Snapshot } from "../../../src/model/snapshot.js";
import type { Misbehaviour } from "../../../src/simulator/misbehaviour.js";
import type { OrganisationInput } from "../../../src/simulator/organisation.js";
import { collectFrom, simulator } from "../../helpers/collect.js";
import { organisation } from "../../helpers/organisations.js";

type EventInput = NonNullable<OrganisationInput["events"]>[number];
const PATH = "/api/events";

/** One execution an hour, the newest an hour before reading begins at 2026-11-25T09:00:00Z. */
function hourly(times: number): EventInput {
  const at = new Date(Date.parse("2026-11-25T09:00:00Z") - times * 3_600_000).toISOString();
  const what = {
    action: "execute_query",
    object: "dataSources:warehouse",
    details: { query: "select secret" },
  };
  return { at, times, everyHours: 1, user: "ada@example.com", ...what };
}

interface Read {
  readonly snapshot: Snapshot;
  readonly events: Events | null;
  readonly section: Snapshot["sections"]["events"];
  /** The pages that were asked for, in order. */
  readonly asked: readonly string[];
}

async function read(
  events: readonly EventInput[],
  wanted: { days: number; pages?: number } | null,
  misbehaviours: readonly Misbehaviour[] = [],
): Promise<Read> {
  const options = { organisation: organisation({ events: [...events] }), version: "26.3.0", misbehaviours };
  const server = await simulator(options);
  const snapshot = await collectFrom(server, { events: wanted && { pages: 400, ...wanted } });
  const asked = server.requests.map(({ path }) => path).filter((path) => path.startsWith(PATH));
  return { snapshot, events: snapshot.events, section: snapshot.sections.events, asked };
}

const pages = (...numbers: number[]) => numbers.map((page) => `${PATH}?page=${page}&page_size=250`);
const codes = ({ section }: Read) => ({
  status: section.status,
  gaps: section.gaps.map(({ code }) => code),
  notes: section.notes.map(({ code }) => code),
});

describe("events that nobody asked for", () => {
  it("are not read, and nothing is said of them", async () => {
    const done = await read([hourly(3)], null);
    expect([done.events, done.section.status, done.asked]).toEqual([null, "not asked", []]);
  });
});

describe("a window of events", () => {
  it("is read the newest first, and no page further than the first event that is older", async () => {
    // 24 events a day: ten days end within the first page, thirty within the third.
    const ten = await read([hourly(5_000)], { days: 10 });
    expect(ten.asked).toEqual(pages(1));
    expect(codes(ten)).toEqual({ status: "complete", gaps: [], notes: [] });
    expect(ten.events).toMatchObject({
      since: "2026-11-15T09:00:00.000Z",
      until: "2026-11-25T09:00:00.000Z",
      readBackTo: "2026-11-14T23:00:00Z",
      executions: [{ userId: 2, dataSourceId: 1, last: "2026-11-25T08:00:00Z", times: 240 }],
    });
    const thirty = await read([hourly(5_000)], { days: 30 });
    expect(thirty.asked).toEqual(pages(1, 2, 3));
    expect(thirty.events?.executions[0]?.times).toBe(720);
  });

  it("reads on where a page ends just as the window begins: more may have that time", async () => {
    const edge = await read([hourly(240 + 250), hourly(260)], { days: 250 / 48 });
    expect(edge.asked).toEqual(pages(1, 2));
  });

  it("is known as far as the log goes, which is said", async () => {
    const done = await read([hourly(30)], { days: 10 });
    expect(codes(done)).toEqual({ status: "complete", gaps: [], notes: ["events-begin-later"] });
    expect(done.events?.readBackTo).toBe("2026-11-24T03:00:00Z");
    const none = await read([], { days: 10 });
    expect(codes(none)).toEqual({ status: "complete", gaps: [], notes: ["events-begin-later"] });
    expect(none.events).toMatchObject({ readBackTo: null, executions: [] });
  });

  it("is partial where as many pages were read as may be", async () => {
    const done = await read([hourly(5_000)], { days: 100, pages: 2 });
    expect(done.asked).toEqual(pages(1, 2));
    expect(codes(done)).toMatchObject({ status: "partial", gaps: ["events-page-limit"] });
    expect(done.section.gaps[0]?.what).toContain("2026-11-04T13:00:00Z");
    expect(done.events).toMatchObject({ readBackTo: "2026-11-04T13:00:00Z", executions: [{ times: 500 }] });
    expect(done.section.totals).toEqual([
      { of: "events", reading: "pages, newest first", reported: null, read: 500, distinct: 500 },
    ]);
  });

  it("counts nothing that has a later time than reading began, and says how many would count", async () => {
    const done = await read([{ ...hourly(1), at: "2026-11-25T09:00:01Z" }, hourly(300)], { days: 10 });
    expect(done.events?.executions).toMatchObject([{ last: "2026-11-25T08:00:00Z", times: 240 }]);
    expect(codes(done).notes).toEqual(["events-later"]);
    const meanwhile = await read([hourly(900)], { days: 30 }, [
      { kind: "write-events", path: PATH, times: 2 },
    ]);
    expect(codes(meanwhile).notes).toEqual([]);
  });

  it("keeps no text of a query, and not what a key is called", async () => {
    const key = { action: "api_get", object: "query:16", details: { api_key: "ApiKey: Query 16" } };
    const { snapshot } = await read([hourly(300), { at: "2026-11-20T09:00:00Z", ...key }], { days: 10 });
    expect(snapshot.events?.keyUses).toEqual([{ queryId: 16, last: "2026-11-20T09:00:00Z", times: 1 }]);
    expect(JSON.stringify(snapshot)).not.toMatch(/secret|ApiKey/);
  });
});

describe("pages that shift while they are read", () => {
  it("bring rows twice and lose none, however many are written meanwhile", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 120 }), async (times) => {
        const done = await read([hourly(1_000)], { days: 25 }, [{ kind: "write-events", path: PATH, times }]);
        expect(done.events?.executions).toMatchObject([{ times: 600 }]);
        expect(done.section.status).toBe("complete");
        const [total] = done.section.totals;
        expect(total?.read).toBeGreaterThan(total?.distinct ?? 0);
      }),
      { numRuns: 6 },
    );
  }, 30_000);

  it("say where a second was cut by the end of a page", async () => {
    const [first, second] = [hourly(400), hourly(400)];
    const done = await read([first, { ...second, user: "ben@example.com" }, { ...hourly(1) }], { days: 10 });
    expect(codes(done)).toEqual({ status: "complete", gaps: [], notes: ["events-of-one-second"] });
  });
});

describe("a server or proxy that does not answer as it should", () => {
  it("may allow smaller pages", async () => {
    const done = await read([hourly(1_000)], { days: 10 }, [{ kind: "cap-pages", path: PATH, size: 100 }]);
    expect(done.asked).toEqual([...pages(1), `${PATH}?page=2&page_size=100`, `${PATH}?page=3&page_size=100`]);
    expect(done.events?.executions).toMatchObject([{ times: 240 }]);
    expect(done.section.status).toBe("complete");
  });

  it.each(["first", "asked"] as const)(
    "may give the first page for each, saying it is the %s",
    async (claims) => {
      const done = await read([hourly(5_000)], { days: 100 }, [
        { kind: "first-page-again", path: PATH, claims },
      ]);
      expect(codes(done)).toMatchObject({ status: "partial", gaps: ["events-unreadable"] });
      expect(done.asked.length).toBe(claims === "first" ? 2 : 4);
      expect(done.events).toMatchObject({ readBackTo: "2026-11-14T23:00:00Z", executions: [{ times: 250 }] });
    },
  );

  it.each([403, 500])("may refuse with %i: then nothing is known", async (status) => {
    const done = await read([hourly(300)], { days: 10 }, [{ kind: "refuse", path: PATH, status }]);
    expect(codes(done)).toEqual({ status: "failed", gaps: ["events-unreadable"], notes: [] });
    expect(done.events).toBeNull();
  });

  it("may fail later on: what was read before stays", async () => {
    const failing = { kind: "refuse", path: PATH, query: { page: "3" }, status: 500 } as const;
    const done = await read([hourly(5_000)], { days: 100 }, [failing]);
    expect(codes(done)).toMatchObject({ status: "partial", gaps: ["events-unreadable"] });
    expect(done.events).toMatchObject({ readBackTo: "2026-11-04T13:00:00Z", executions: [{ times: 500 }] });
  });

  it("fails at an execution without its text, as somebody may forge one", async () => {
    const forged = { ...hourly(1), at: "2026-11-20T08:00:00Z", details: {} };
    const done = await read([hourly(300), forged], { days: 10 });
    expect(codes(done)).toMatchObject({ status: "failed", gaps: ["events-unreadable"] });
  });

  it("may leave out events, or mix their order: such a page is not used", async () => {
    const short = { kind: "spoil", path: PATH, field: "count", as: "large" } as const;
    const mixed = { kind: "spoil", path: PATH, field: "results.1.created_at", as: "past" } as const;
    for (const misbehaviour of [short, mixed]) {
      const done = await read([hourly(100)], { days: 10 }, [misbehaviour]);
      expect([done.section.status, done.events]).toEqual(["failed", null]);
    }
    const later = await read([hourly(900)], { days: 30 }, [{ ...mixed, query: { page: "2" } }]);
    expect([later.section.status, later.events?.readBackTo]).toEqual(["partial", "2026-11-14T23:00:00Z"]);
  });
});
