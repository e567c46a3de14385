import type { OrganisationInput } from "../dist/simulator/organisation.js";

/** How large an organisation is. `seed` makes it the same organisation every time. */
export interface Size {
  readonly name: string;
  readonly users: number;
  readonly groups: number;
  readonly dataSources: number;
  /** Data sources granted to the default group, which everybody is in. */
  readonly grantsOfDefault: number;
  /** Data sources granted to each other group. */
  readonly grantsPerGroup: number;
  /** Groups of each user besides the default one. */
  readonly groupsPerUser: number;
  readonly queries: number;
  readonly dashboards: number;
  /** What the identity provider has: the people of the accounts and others, the groups of Redash and others. */
  readonly directory: { readonly identities: number; readonly groups: number };
  readonly seed: number;
}

export const SIZES: readonly Size[] = [
  {
    name: "small",
    users: 50,
    groups: 8,
    dataSources: 10,
    grantsOfDefault: 2,
    grantsPerGroup: 3,
    groupsPerUser: 2,
    queries: 40,
    dashboards: 5,
    directory: { identities: 104, groups: 12 },
    seed: 1,
  },
  {
    name: "usual",
    users: 2_000,
    groups: 60,
    dataSources: 60,
    grantsOfDefault: 5,
    grantsPerGroup: 6,
    groupsPerUser: 3,
    queries: 1_000,
    dashboards: 80,
    directory: { identities: 4_000, groups: 400 },
    seed: 2,
  },
  {
    name: "large",
    users: 100_000,
    groups: 2_000,
    dataSources: 500,
    grantsOfDefault: 36,
    grantsPerGroup: 10,
    groupsPerUser: 3,
    queries: 20_000,
    dashboards: 1_000,
    directory: { identities: 200_000, groups: 5_000 },
    seed: 3,
  },
];

const LARGE = SIZES.at(-1) as Size;

/** The large organisation with other numbers of users: groups and queries grow along, each user has as many rows. */
export const GROWING: readonly Size[] = [25_000, 50_000, 100_000, 200_000].map((users) => {
  const times = users / LARGE.users;
  const grown = (count: number) => Math.round(count * times);
  return {
    ...LARGE,
    name: `${users / 1000}k`,
    users,
    groups: grown(LARGE.groups),
    queries: grown(LARGE.queries),
    dashboards: grown(LARGE.dashboards),
    directory: {
      identities: grown(LARGE.directory.identities),
      groups: grown(LARGE.directory.groups),
    },
  };
});

/** What an organisation has, in words. */
export function headingOf({ name, users, groups, dataSources }: Size): string {
  return `${name}: ${users} users, ${groups} groups, ${dataSources} data sources`;
}

/** Mulberry32: small, fast, and the same numbers on every machine. */
export function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}

export function distinct(count: number, below: number, random: (below: number) => number): number[] {
  const found = new Set<number>();
  while (found.size < Math.min(count, below)) found.add(random(below));
  return [...found];
}

/**
 * An organisation of that size in which every tenth user is disabled, every twentieth pending, and every twentieth
 * signs in by password, not through the identity provider. Queries belong to anybody, whatever the groups.
 */
export function organisationOf(size: Size): OrganisationInput {
  const random = randomFrom(size.seed);
  const groups = Array.from({ length: size.groups - 2 }, (_, index) => ({
    key: `g${index}`,
    name: `Team ${index}`,
  }));
  const grants = Array.from({ length: size.dataSources }, (): { group: string; viewOnly: boolean }[] => []);
  for (const source of distinct(size.grantsOfDefault, size.dataSources, random)) {
    grants[source]?.push({ group: "default", viewOnly: true });
  }
  for (const { key } of groups) {
    for (const source of distinct(size.grantsPerGroup, size.dataSources, random)) {
      grants[source]?.push({ group: key, viewOnly: random(3) === 0 });
    }
  }
  return {
    about: `Made for measuring: ${size.name}.`,
    groups,
    dataSources: grants.map((list, index) => ({
      key: `s${index}`,
      name: `Data source ${index}`,
      grants: list,
    })),
    users: Array.from({ length: size.users - 1 }, (_, index) => ({
      name: `Person ${String(index).padStart(6, "0")}`,
      email: `person${index}@example.com`,
      groups: ["default", ...distinct(size.groupsPerUser, groups.length, random).map((group) => `g${group}`)],
      login: index % 20 === 1 ? "password" : "external",
      createdAt: "2025-03-03T09:00:00Z",
      activeAt: "2026-11-20T09:00:00Z",
      ...(index % 10 === 9 && { state: "disabled" as const, disabledAt: "2026-06-01T09:00:00Z" }),
      ...(index % 20 === 3 && { state: "pending" as const }),
    })),
    ...contentOf(size, random),
  };
}

/**
 * Every twentieth query runs by itself, every fiftieth has somebody else who may modify it; every tenth dashboard is
 * shared by a link, and every hundredth query has an alert.
 */
function contentOf(
  { users, dataSources, queries, dashboards }: Size,
  random: (below: number) => number,
): Pick<OrganisationInput, "queries" | "dashboards" | "alerts"> {
  const anybody = () => `person${random(users - 1)}@example.com`;
  return {
    queries: Array.from({ length: queries }, (_, index) => ({
      key: `q${index}`,
      name: `Query ${index}`,
      dataSource: `s${random(dataSources)}`,
      owner: anybody(),
      ...(index % 20 === 7 && { schedule: 86_400 }),
      ...(index % 50 === 11 && { editors: [anybody()] }),
    })),
    dashboards: Array.from({ length: dashboards }, (_, index) => ({
      key: `d${index}`,
      name: `Dashboard ${index}`,
      owner: anybody(),
      queries: distinct(5, queries, random).map((query) => `q${query}`),
      ...(index % 10 === 3 && { public: "active" as const }),
    })),
    alerts: Array.from({ length: Math.floor(queries / 100) }, (_, index) => ({
      key: `a${index}`,
      name: `Alert ${index}`,
      query: `q${index * 100}`,
      owner: anybody(),
      subscriptions: [{ user: anybody() }, { user: anybody() }],
    })),
  };
}

/** One of SIZES or GROWING. @throws Error for a name that none has. */
export function sizeNamed(name: string | undefined): Size {
  const size = [...SIZES, ...GROWING].find((one) => one.name === name);
  if (size === undefined) throw new Error(`No size "${name}": ${SIZES.map((one) => one.name).join(", ")}`);
  return size;
}
