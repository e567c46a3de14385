import fc from "fast-check";
import type { Misbehaviour } from "../../src/simulator/misbehaviour.js";
import type { OrganisationInput } from "../../src/simulator/organisation.js";

/** One version of each release that was measured. */
export const versions = fc.constantFrom(
  "4.0.2",
  "5.0.2",
  "6.0.0",
  "7.0.0",
  "8.0.0",
  "10.1.0",
  "25.8.0",
  "26.3.0",
);

const PERMISSIONS = [
  "admin",
  "create_query",
  "edit_query",
  "view_query",
  "execute_query",
  "list_users",
  "list_data_sources",
];

const times = fc.constantFrom("2025-03-01T08:00:00Z", "2025-03-01T09:00:00Z", "2026-01-05T10:30:00Z");
const names = fc.oneof(
  fc.constantFrom("Ann", "Bob", "", "Zoë", "=1+1", "Ünal, Öz", "<b>", "山田", "Ann\nB"),
  fc.string({ maxLength: 8 }),
);

const groups = fc.array(
  fc.record(
    {
      name: names,
      permissions: fc.subarray(PERMISSIONS),
      deleted: fc.boolean(),
    },
    { requiredKeys: ["name"] },
  ),
  { maxLength: 4 },
);

const types = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom("pg", "sqlite") },
  fc.constant("no_such_driver"),
);

/** What a user of a random organisation is called: `user3@example.com` is the fourth. */
const emailOf = (index: number): string => `user${index}@example.com`;

/**
 * Small organisations with what real ones have: users in no group, in a deleted one, in one twice, with a NULL
 * column; the default group empty; grants doubled with the same and with another level; drivers that do not load.
 */
export const organisations: fc.Arbitrary<OrganisationInput> = groups.chain((made) => {
  const own = made.map((group, index) => ({ ...group, key: `group${index}` }));
  const living = ["admin", "default", ...own.filter(({ deleted }) => deleted !== true).map(({ key }) => key)];
  const all = ["admin", "default", ...own.map(({ key }) => key)];
  const grants = fc.array(fc.record({ group: fc.constantFrom(...living), viewOnly: fc.boolean() }), {
    maxLength: 5,
  });
  const memberships = fc.oneof(
    { weight: 6, arbitrary: fc.array(fc.constantFrom(...all), { maxLength: 4 }) },
    { weight: 6, arbitrary: fc.constant<string[]>(["default"]) },
    { weight: 1, arbitrary: fc.constant(null) },
  );
  return fc.record({
    groups: fc.constant(own),
    dataSources: fc
      .array(fc.record({ name: names, type: types, grants }), { maxLength: 5 })
      .map((sources) => sources.map((source, index) => ({ ...source, key: `source${index}` }))),
    users: fc
      .array(
        fc.record({
          name: names,
          groups: memberships,
          state: fc.constantFrom("enabled", "enabled", "enabled", "disabled", "pending"),
          invited: fc.boolean(),
          createdAt: times,
        }),
        { maxLength: 14 },
      )
      .map((users) => users.map((user, index) => ({ ...user, email: emailOf(index) }))),
  });
});

const paths = fc.constantFrom(
  "/api/session",
  "/api/groups",
  "/api/groups/2/members",
  "/api/groups/<id>/members",
  "/api/users",
  "/api/data_sources",
  "/api/data_sources/<id>",
  "/api/groups/<id>/data_sources",
  "/api/organization/status",
);

const users = fc.integer({ min: 0, max: 13 }).map(emailOf);
const firstFew = fc.integer({ min: 1, max: 2 });
const everyFew = fc.integer({ min: 2, max: 5 });
const seed = fc.nat(1000);

/** What a retry gets over: it comes once or twice, or now and then. */
export const passing: fc.Arbitrary<Misbehaviour> = fc.oneof(
  fc.record({
    kind: fc.constant("refuse" as const),
    status: fc.constantFrom(429, 500, 502, 503),
    path: paths,
    first: firstFew,
    retryAfter: fc.constantFrom("0", "Wed, 25 Nov 2026 09:00:00 GMT"),
  }),
  fc.record({
    kind: fc.constant("refuse" as const),
    status: fc.constantFrom(500, 502, 503),
    every: everyFew,
    seed,
  }),
  fc.record({ kind: fc.constant("reset" as const), path: paths, first: firstFew }),
  fc.record({
    kind: fc.constant("cut" as const),
    what: fc.constantFrom("connection" as const, "text" as const),
    path: paths,
    first: fc.constant(1),
  }),
  // Members and pages fail now and then, each in its own time.
  fc.record({
    kind: fc.constant("refuse" as const),
    status: fc.constantFrom(500, 502),
    path: fc.constantFrom("/api/groups/<id>/members", "/api/users", "/api/groups/2/members"),
    every: fc.integer({ min: 2, max: 4 }),
    seed,
  }),
  fc.record({ kind: fc.constant("late" as const), ms: fc.integer({ min: 1, max: 5 }), path: paths }),
  fc.record({ kind: fc.constant("slow" as const), ms: fc.integer({ min: 1, max: 5 }), path: paths }),
);

/** Fields that decide something; a name that is another text, or an empty list, is a lie that nothing shows. */
const SPOILABLE = [
  "name",
  "type",
  "permissions",
  "groups",
  "is_disabled",
  "is_invitation_pending",
  "disabled_at",
  "auth_type",
  "view_only",
  "user.permissions",
  "object_counters.users",
];

/** What no retry gets over: the run must say what it lacks. */
export const lasting: fc.Arbitrary<Misbehaviour> = fc.oneof(
  fc.record({ kind: fc.constant("refuse" as const), status: fc.constantFrom(403, 500, 502), path: paths }),
  fc.record({ kind: fc.constant("page-instead" as const), path: paths }),
  fc.record({ kind: fc.constant("redirect" as const), path: paths }),
  fc.record({ kind: fc.constant("reset" as const), path: paths }),
  fc.record({ kind: fc.constant("cut" as const), what: fc.constant("text" as const), path: paths }),
  fc.record({
    kind: fc.constant("spoil" as const),
    path: paths,
    field: fc.constantFrom("", "0", "*.id", "results", "results.0.id", "results.*.groups", "count", "groups"),
    as: fc.constantFrom("missing" as const, "null" as const, "text" as const, "object" as const),
  }),
  fc.record({
    kind: fc.constant("spoil" as const),
    path: paths,
    field: fc.constantFrom(...SPOILABLE.flatMap((field) => [field, `*.${field}`, `results.*.${field}`])),
    as: fc.constantFrom("missing" as const, "null" as const, "object" as const),
  }),
  fc.record({
    kind: fc.constant("spoil" as const),
    path: fc.constant("/api/users"),
    field: fc.constantFrom("count", "page_size", "page"),
    as: fc.constant("large" as const),
  }),
  fc.record({
    kind: fc.constant("another-answer" as const),
    path: fc.constant("/api/groups/2/members"),
    of: fc.constantFrom("/api/groups/1/members", "/api/groups/3/members"),
  }),
);

/** Late enough to fall between the first pass, the second and the members of all groups. */
const moments = fc.oneof(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 40 }));

const deeds = fc.constantFrom(
  "disable" as const,
  "enable" as const,
  "rename" as const,
  "remove" as const,
  "leave-all-groups" as const,
  "touch" as const,
);

/** Somebody works on several users in one go: one is disabled and another enabled, so that totals stay. */
export const severalChanges: fc.Arbitrary<Misbehaviour[]> = fc
  .tuple(moments, fc.array(fc.tuple(deeds, users), { minLength: 2, maxLength: 4 }))
  .map(([after, changes]) => changes.map(([does, user]) => ({ kind: "change", after, does, user })));

/** What makes lists not fit together: the run must repair it, or say what it lacks. */
export const shifting: fc.Arbitrary<Misbehaviour> = fc.oneof(
  fc.record({ kind: fc.constant("change" as const), after: moments, does: deeds, user: users }),
  fc.record({
    kind: fc.constant("change" as const),
    after: moments,
    does: fc.constant("add" as const),
    user: fc.nat(3).map((index) => `added${index}@example.com`),
  }),
  fc.record({
    kind: fc.constant("reorganise" as const),
    after: moments,
    does: fc.constant("add-group" as const),
    members: fc.array(users, { maxLength: 3 }),
    grants: fc.uniqueArray(fc.integer({ min: 1, max: 5 }), { maxLength: 2 }),
  }),
  fc.record({
    kind: fc.constant("reorganise" as const),
    after: moments,
    does: fc.constantFrom("delete-group" as const, "delete-data-source" as const),
    id: fc.integer({ min: 3, max: 6 }),
  }),
  fc.record({
    kind: fc.constant("reorganise" as const),
    after: moments,
    does: fc.constant("add-data-source" as const),
    type: types,
  }),
  fc.record({ kind: fc.constant("unstable-order" as const), seed }),
  fc.record({ kind: fc.constant("cap-pages" as const), size: fc.integer({ min: 2, max: 5 }) }),
  fc.record({
    kind: fc.constant("first-page-again" as const),
    claims: fc.constantFrom("first" as const, "asked" as const),
  }),
  fc.record({
    kind: fc.constant("lose-users" as const),
    path: fc.constantFrom("/api/users", "/api/groups/2/members"),
    users: fc.array(users, { minLength: 1, maxLength: 3 }),
    instead: fc.constantFrom("nothing" as const, "another" as const),
  }),
  // On the second pass alone, or on the first alone.
  fc.record({
    kind: fc.constant("lose-users" as const),
    path: fc.constant("/api/users"),
    query: fc.record({ order: fc.constantFrom("name", "-name") }),
    users: fc.array(users, { minLength: 1, maxLength: 3 }),
    instead: fc.constantFrom("nothing" as const, "another" as const),
    countLess: fc.nat(1),
  }),
);
