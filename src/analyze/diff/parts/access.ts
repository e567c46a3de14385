import type { Access } from "../../../graph/types.js";
import { accessOfUser, accessOnEach } from "../../../graph/user-access.js";
import type { DiffRow, DiffSubject } from "../../../model/diff.js";
import { remember } from "../../../model/remember.js";
import type { User } from "../../../model/snapshot.js";
import { accessTeller } from "../access-fields.js";
import { accessComparer, type ComparedAccess } from "../compare-access.js";
import { type Pair, pairsById } from "../pairs.js";
import type { DiffPartDescriptor } from "../part.js";
import { type Sides, subjectOf } from "../sides.js";
import { type Where, whereDiffering } from "../where-differing.js";

/** How many data sources' subjects and verdicts' fields are kept. */
const KEPT = 2_000;

const access: DiffPartDescriptor = {
  id: "access",
  title: "Access",
  about:
    "Who can do more or less on which data source than before, or the same through other groups; what works now and what is latent.",
  needs: ["users", "memberships", "groups", "dataSources", "grants"],
  restsOn: ["queries", "modifiers"],
  isFirm: ({ allUsers, allGroups, allDataSources, allGrants }) =>
    allUsers && allGroups && allDataSources && allGrants,
  *rows(sides) {
    const { older, newer } = sides;
    const comparer = accessComparer(sides);
    const tell = rowTeller(sides);
    const where = whereDiffering(sides);
    for (const pair of pairsById(older.snapshot.users, newer.snapshot.users)) {
      // Whether the account itself came or went is not known: the part on accounts says so.
      if (pair.before === undefined && !older.knows.allUsers) continue;
      if (pair.after === undefined && !newer.knows.allUsers) continue;
      const places = where(pair);
      if (places.length === 0) continue;
      const compare = comparer(pair.before, pair.after);
      const subject = subjectOf(sides, "user", pair.id);
      for (const { dataSourceId, was, is } of accessesOf(pair, places, sides)) {
        const compared = compare(was, is, dataSourceId);
        if (compared !== null) yield tell(subject, dataSourceId, compared);
      }
    }
  },
};
export default Object.freeze(access);

interface Accesses {
  readonly dataSourceId: number;
  /** undefined: nothing leads there. */
  readonly was: Access | undefined;
  readonly is: Access | undefined;
}

/** By ascending data source, each with what leads there on both sides. */
function accessesOf(pair: Pair<User>, where: Where, sides: Sides): Iterable<Accesses> {
  if (where === "anywhere") return accessesAnywhere(pair, sides);
  const [were, are] = [sides.older, sides.newer].map(({ graph }) => accessOnEach(graph, pair.id, where));
  return where.map((dataSourceId, index) => ({
    dataSourceId,
    was: ifAny(were?.[index]),
    is: ifAny(are?.[index]),
  }));
}

function ifAny(access: Access | undefined): Access | undefined {
  return access?.level === "none" ? undefined : access;
}

function* accessesAnywhere({ id, before, after }: Pair<User>, { older, newer }: Sides): Iterable<Accesses> {
  const were = before === undefined ? [] : accessOfUser(older.graph, id);
  const are = after === undefined ? [] : accessOfUser(newer.graph, id);
  let [left, right] = [0, 0];
  while (left < were.length || right < are.length) {
    const [was, is] = [were[left], are[right]];
    const dataSourceId = Math.min(was?.dataSourceId ?? LAST, is?.dataSourceId ?? LAST);
    const [isBefore, isAfter] = [was?.dataSourceId === dataSourceId, is?.dataSourceId === dataSourceId];
    yield { dataSourceId, was: isBefore ? was?.access : undefined, is: isAfter ? is?.access : undefined };
    if (isBefore) left += 1;
    if (isAfter) right += 1;
  }
}

const LAST = Number.POSITIVE_INFINITY;

/** Rows of which much is alike: what is, is the very same, so that text made of it can be kept. */
function rowTeller(
  sides: Sides,
): (person: DiffSubject, dataSourceId: number, compared: ComparedAccess) => DiffRow {
  const older = accessTeller(sides.older);
  const newer = accessTeller(sides.newer);
  const sourceOf = remember(KEPT, (id: number) => subjectOf(sides, "data source", id));
  const told = remember(KEPT, ({ before, after, fields }: ComparedAccess) =>
    fields.map((field) => ({
      field,
      before: before === undefined ? null : older(field, before),
      after: after === undefined ? null : newer(field, after),
    })),
  );
  return (person, dataSourceId, compared) => ({
    part: "access",
    what: compared.what,
    direction: compared.direction,
    comparable: compared.why === null,
    subjects: [person, sourceOf(dataSourceId)],
    fields: told(compared),
    note: compared.why,
    provenance: null,
  });
}
