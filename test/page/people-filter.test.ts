import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { accessOfUser } from "../../src/graph/user-access.js";
import { ABILITIES } from "../../src/model/access-words.js";
import { abilitySomewhere } from "../../src/page/ability-somewhere.js";
import { filterPeople, knownFilters } from "../../src/page/people-filter.js";
import { type Filters, NO_FILTERS } from "../../src/page/view-state.js";
import { organisations, versions } from "../helpers/arbitraries.js";
import { snapshotOfOrganisation } from "../helpers/from-organisation.js";
import { openedPage } from "../helpers/opened-page.js";
import { driftingSnapshot, itsDirectory } from "../helpers/page.js";
import { dataSource, grant, group, snapshot, user } from "../helpers/snapshots.js";

const page = openedPage(
  snapshot({
    groups: [group(1, "Analysts"), group(2, "Readers", { permissions: ["view_query"] }), group(3, "Nothing")],
    users: [
      user(1, "ana", [1], { activeAt: "2026-11-20T00:00:00Z" }),
      user(2, "bo", [2], { activeAt: "2026-08-01T00:00:00Z" }),
      user(3, "cy", [1], { activeAt: null, disabled: true }),
      user(4, "di", null, { activeAt: undefined }),
      user(5, "ed", [3], { activeAt: null, pending: true }),
      user(6, "flo", [], { activeAt: "2026-11-20T00:00:00Z" }),
    ],
    dataSources: [
      dataSource(1, "Warehouse"),
      dataSource(2, "Payroll"),
      { id: 3, name: null, type: null, paused: null, presence: "hidden" },
    ],
    grants: [grant(1, 1), grant(2, 1, "view"), grant(2, 2, "view")],
    unknownGrants: [{ dataSourceId: 3, groupIds: [3] }],
  }),
);

/** The ids of those who fit, and of those of whom it is not known. */
function filtered(filters: Partial<Filters>, of = page) {
  const { fit, notKnown } = filterPeople(of, { ...NO_FILTERS, ...filters });
  const ids = (places: number[]) => places.map((place) => of.users.user_id[place]);
  return [ids(fit), ids(notKnown)];
}

describe("filterPeople", () => {
  it.each<[Partial<Filters>, fit: number[], notKnown: number[]]>([
    [{}, [1, 2, 3, 4, 5, 6], []],
    [{ status: "disabled" }, [3], []],
    [{ status: "pending" }, [5], []],
    [{ group: 1 }, [1, 3], [4]],
    [{ level: "query" }, [1, 3], [4, 5]],
    [{ level: "query", status: "enabled" }, [1], [4]],
    [{ level: "unknown" }, [4, 5], []],
    [{ ability: "run_any" }, [1, 3], [4, 5]],
    [{ ability: "open_query" }, [1, 2, 3], [4, 5]],
    [{ source: 1 }, [1, 2, 3, 4], []],
    [{ source: 1, level: "view" }, [2], [4]],
    [{ source: 1, ability: "read_result" }, [1, 2, 3], [4]],
    [{ source: 1, ability: "refresh", level: "unknown" }, [], [4]],
    [{ source: 3 }, [4, 5], []],
    [{ source: 3, level: "query" }, [], [4, 5]],
    [{ inactive: 90 }, [2, 3, 5], [4]],
    [{ inactive: 5 }, [1, 2, 3, 5, 6], [4]],
    [{ inactive: 6 }, [2, 3, 5], [4]],
    [{ source: 1, level: "query", inactive: 90 }, [3], [4]],
    [{ now: "live" }, [1, 2, 4, 5, 6], []],
    [{ now: "latent" }, [3], []],
    [{ source: 1, level: "query", now: "live" }, [1], [4]],
  ])("by %o", (filters, fit, notKnown) => {
    expect(filtered(filters)).toEqual([fit, notKnown]);
  });

  it("knows nothing of pending people where the server does not tell", () => {
    const old = openedPage(
      snapshot({
        version: "5.0.2",
        users: [user(1, "a", [], { pending: undefined }), user(2, "b", [], { disabled: true })],
      }),
    );
    expect(filtered({ status: "pending" }, old)).toEqual([[], [1]]);
    expect(filtered({ status: "enabled" }, old)).toEqual([[1], []]);
    expect(filtered({ now: "live" }, old)).toEqual([[1, 2], []]);
  });

  it("finds people by what drift found of them", () => {
    const drifting = openedPage(driftingSnapshot(), itsDirectory());
    expect(filtered({ drift: "inactive in the directory" }, drifting)).toEqual([[4], []]);
  });

  it("leaves out what this report does not have", () => {
    const other = {
      source: 99,
      group: 99,
      level: "owner",
      ability: "fly",
      status: "gone",
      now: "soon",
      drift: "x",
    };
    expect(knownFilters(page, { ...other, inactive: 30 })).toEqual({ ...NO_FILTERS, inactive: 30 });
    const own = { source: 3, group: 1, level: "view", ability: "schema", status: "pending", now: "live" };
    expect(knownFilters(page, { ...NO_FILTERS, ...own })).toEqual({ ...NO_FILTERS, ...own });
  });
});

test("who fits a data source is who has a row for it", () => {
  fc.assert(
    fc.property(organisations, versions, (organisation, version) => {
      const of = openedPage(snapshotOfOrganisation(organisation, version));
      const rows = of.organisation.users.flatMap(({ id }) => accessOfUser(of.graph, id));
      for (const { id } of of.organisation.dataSources) {
        const having = rows.filter(({ dataSourceId }) => dataSourceId === id).map(({ userId }) => userId);
        expect(filtered({ source: id }, of)).toEqual([having, []]);
      }
    }),
    { numRuns: 200 },
  );
});

test("whose access works now is who has rows that do", () => {
  fc.assert(
    fc.property(organisations, versions, fc.constantFrom("live", "latent"), (organisation, version, now) => {
      const of = openedPage(snapshotOfOrganisation(organisation, version));
      const [fit = [], notKnown] = filtered({ now }, of);
      expect(notKnown).toEqual([]);
      for (const { id } of of.organisation.users) {
        for (const { access } of accessOfUser(of.graph, id))
          expect(access.now === now).toBe(fit.includes(id));
      }
    }),
    { numRuns: 200 },
  );
});

test("somebody has an ability somewhere exactly where one of their rows has it", () => {
  fc.assert(
    fc.property(organisations, versions, fc.constantFrom(...ABILITIES), (organisation, version, ability) => {
      const of = openedPage(snapshotOfOrganisation(organisation, version));
      const somewhere = abilitySomewhere(of, ability);
      for (const [place, { id }] of of.organisation.users.entries()) {
        const rows = accessOfUser(of.graph, id);
        const has = rows.some(({ access }) => access.abilities.includes(ability));
        const open = rows.some(({ access }) => access.level === "unknown");
        expect(somewhere(place)).toBe(has ? "yes" : open ? "unknown" : "no");
      }
    }),
    { numRuns: 200 },
  );
});
