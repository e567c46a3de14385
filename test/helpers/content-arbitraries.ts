import fc from "fast-check";
import type { Misbehaviour } from "../../src/simulator/misbehaviour.js";
import type { OrganisationInput } from "../../src/simulator/organisation.js";

/** An organisation whose people made queries, dashboards and alerts, on data sources that root's groups have or not. */
export function withContent(organisation: OrganisationInput): fc.Arbitrary<OrganisationInput> {
  const sources = (organisation.dataSources ?? []).map(({ key }) => key);
  const people = ["root", ...(organisation.users ?? []).map(({ email }) => email)];
  if (sources.length === 0) return fc.constant(organisation);
  const person = fc.constantFrom(...people);
  const some = fc.uniqueArray(person, { maxLength: 2 });
  const query = fc.record({
    name: fc.constantFrom("Sales", "", "=1+1", "<b>"),
    dataSource: fc.constantFrom(...sources),
    owner: person,
    draft: fc.boolean(),
    archived: fc.boolean(),
    schedule: fc.constantFrom(undefined, 60, 86_400),
    editors: some,
  });
  return fc.array(query, { minLength: 1, maxLength: 9 }).chain((made) => {
    const queries = made.map(({ schedule, ...rest }, index) => {
      return { ...rest, ...(schedule !== undefined && { schedule }), key: `query${index}` };
    });
    const key = fc.constantFrom(...queries.map((one) => one.key));
    return fc.tuple(dashboards(person, some, key), alerts(person, key)).map(([boards, sent]) => ({
      ...organisation,
      queries,
      dashboards: boards,
      alerts: sent,
      destinations: [HOOK],
    }));
  });
}

const HOOK = { key: "hook", name: "Hook", type: "webhook" };

function dashboards(person: fc.Arbitrary<string>, some: fc.Arbitrary<string[]>, key: fc.Arbitrary<string>) {
  const board = fc.record({
    name: fc.constantFrom("Board", "Ünal / Öz?", ""),
    owner: person,
    draft: fc.boolean(),
    archived: fc.boolean(),
    shared: fc.constantFrom(undefined, "active" as const, "revoked" as const),
    editors: some,
    queries: fc.array(key, { maxLength: 3 }),
  });
  return fc.array(board, { maxLength: 4 }).map((boards) =>
    boards.map(({ shared, ...rest }, index) => {
      return { ...rest, ...(shared !== undefined && { public: shared }), key: `board${index}` };
    }),
  );
}

function alerts(person: fc.Arbitrary<string>, key: fc.Arbitrary<string>) {
  const subscription = fc.record({ user: person, destination: fc.constantFrom(undefined, "hook") });
  const alert = fc.record({
    query: key,
    owner: person,
    subscriptions: fc.array(subscription, { maxLength: 2 }),
  });
  return fc.array(alert, { maxLength: 3 }).map((sent) =>
    sent.map((one, index) => ({
      ...one,
      key: `alert${index}`,
      name: `Alert ${index}`,
      subscriptions: one.subscriptions.map(({ user, destination }) => {
        return { user, ...(destination !== undefined && { destination }) };
      }),
    })),
  );
}

const paths = fc.constantFrom(
  "/status.json",
  "/api/queries",
  "/api/queries/archive",
  "/api/queries/<id>",
  "/api/queries/<id>/acl",
  "/api/dashboards",
  "/api/dashboards/<id>",
  "/api/dashboards/<id>/acl",
  "/api/alerts",
  "/api/alerts/<id>",
  "/api/alerts/<id>/subscriptions",
  "/api/destinations",
);
const lists = fc.constantFrom("/api/queries", "/api/queries/archive", "/api/dashboards");
const ids = fc.uniqueArray(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 3 });

/** What a retry gets over. */
export const passingContent: fc.Arbitrary<Misbehaviour> = fc.oneof(
  fc.record({
    kind: fc.constant("refuse" as const),
    status: fc.constantFrom(429, 500, 502),
    path: paths,
    first: fc.constant(1),
    retryAfter: fc.constant("0"),
  }),
  fc.record({ kind: fc.constant("reset" as const), path: paths, first: fc.constant(1) }),
);

/** Fields that decide something; a missing key, link or `modify` is a lie that nothing shows. */
const SPOILABLE = [
  ...["id", "user", "user.id", "user_id", "is_draft", "is_archived", "data_source_id", "schedule"],
  ...["widgets", "query", "name"],
];

/** What no retry gets over: the run must say what it lacks. */
export const lastingContent: fc.Arbitrary<Misbehaviour> = fc.oneof(
  fc.record({
    kind: fc.constant("refuse" as const),
    status: fc.constantFrom(403, 404, 500, 502),
    path: paths,
  }),
  fc.record({ kind: fc.constant("page-instead" as const), path: paths }),
  fc.record({ kind: fc.constant("redirect" as const), path: paths }),
  fc.record({ kind: fc.constant("cut" as const), what: fc.constant("text" as const), path: paths }),
  fc.record({
    kind: fc.constant("refuse" as const),
    status: fc.constantFrom(403, 500),
    path: fc
      .tuple(fc.constantFrom("queries", "dashboards", "alerts"), fc.integer({ min: 1, max: 9 }))
      .map(([of, id]) => `/api/${of}/${id}`),
  }),
  fc.record({
    kind: fc.constant("spoil" as const),
    path: paths,
    field: fc.constantFrom(...SPOILABLE.flatMap((field) => [field, `*.${field}`, `results.*.${field}`])),
    as: fc.constantFrom("missing" as const, "null" as const, "object" as const),
  }),
  fc.record({
    kind: fc.constant("spoil" as const),
    path: fc.constant("/status.json"),
    field: fc.constantFrom("queries_count", "dashboards_count"),
    as: fc.constantFrom("missing" as const, "null" as const, "number" as const, "large" as const),
  }),
  fc.record({
    kind: fc.constant("spoil" as const),
    path: lists,
    field: fc.constantFrom("count", "page_size", "page"),
    as: fc.constant("large" as const),
  }),
  fc.record({
    kind: fc.constant("another-answer" as const),
    path: fc.constantFrom("/api/queries/2", "/api/queries/5"),
    of: fc.constantFrom("/api/queries/1", "/api/queries/3", "/api/queries/99"),
  }),
  // Of alerts there is no total: one that is said not to be there shows nowhere.
  fc.constantFrom("dashboards", "alerts").map((of) => {
    return { kind: "another-answer" as const, path: `/api/${of}/2`, of: `/api/${of}/1` };
  }),
);

/** What makes lists not fit together. */
export const shiftingContent: fc.Arbitrary<Misbehaviour> = fc.oneof(
  fc.record({ kind: fc.constant("lose-rows" as const), path: lists, ids }),
  fc.record({
    kind: fc.constant("first-page-again" as const),
    path: lists,
    claims: fc.constantFrom("first" as const, "asked" as const),
  }),
  fc.record({
    kind: fc.constant("reorganise" as const),
    path: paths,
    after: fc.integer({ min: 1, max: 8 }),
    does: fc.constant("add-query" as const),
    id: fc.integer({ min: 1, max: 5 }),
  }),
  fc.record({
    kind: fc.constant("reorganise" as const),
    path: paths,
    after: fc.integer({ min: 0, max: 8 }),
    does: fc.constantFrom("delete-data-source" as const, "delete-group" as const),
    id: fc.integer({ min: 1, max: 5 }),
  }),
);
