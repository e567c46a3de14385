import { accessNow, accessOf, mayReach } from "../graph/user-access.js";
import { ABILITIES } from "../model/access-words.js";
import { USER_STATUSES } from "../model/user-status.js";
import { abilitySomewhere } from "./ability-somewhere.js";
import type { Page } from "./page.js";
import { isTime } from "./people-order.js";
import { LEVELS } from "./signs.js";
import { type Filters, NO_FILTERS } from "./view-state.js";

/** Whether somebody fits. `unknown`: the report does not know what would decide, so it is neither yes nor no. */
export type Answer = "yes" | "no" | "unknown";

/** Asked by the place of the person. */
export type Test = (place: number) => Answer;

const ACCESS_NOW = ["live", "latent"] as const;

const DAY = 24 * 60 * 60 * 1000;

/** Who fits all of the filters, and of whom it is not known whether they do; both in the order of names. */
export function filterPeople(page: Page, filters: Filters): { fit: number[]; notKnown: number[] } {
  const tests = testsOf(page, knownFilters(page, filters));
  const fit: number[] = [];
  const notKnown: number[] = [];
  for (let place = 0; place < page.organisation.users.length; place += 1) {
    const answer = allOf(tests, place);
    if (answer === "yes") fit.push(place);
    else if (answer === "unknown") notKnown.push(place);
  }
  return { fit, notKnown };
}

/** The filters without what this report does not have: an address may be of another run, or typed. */
export function knownFilters(page: Page, filters: Filters): Filters {
  const { source, group, inactive, level, ability, status, now, drift } = filters;
  const among = (all: readonly string[], word: string) => (all.includes(word) ? word : NO_FILTERS.level);
  return {
    source: source !== null && page.placesOfSources.has(source) ? source : null,
    group: group !== null && page.placesOfGroups.has(group) ? group : null,
    inactive: Number.isNaN(inactive) ? null : inactive,
    level: among(
      LEVELS.map(({ id }) => id),
      level,
    ),
    ability: among(ABILITIES, ability),
    status: among(USER_STATUSES, status),
    now: among(ACCESS_NOW, now),
    drift: drift !== "" && page.users.drift.some((found) => has(found, drift)) ? drift : "",
  };
}

/** Every finding of drift that somebody has, as the table has it. */
export function driftFindings({ users }: Page): string[] {
  return [...new Set((users.drift as readonly (readonly string[])[]).flat())].sort();
}

function allOf(tests: readonly Test[], place: number): Answer {
  let all: Answer = "yes";
  for (const test of tests) {
    const answer = test(place);
    if (answer === "no") return "no";
    if (answer === "unknown") all = "unknown";
  }
  return all;
}

/** The quick ones first. */
function testsOf(page: Page, filters: Filters): Test[] {
  const { source, group, level, ability, status, now, drift, inactive } = filters;
  const { users, organisation, graph } = page;
  const tests: Test[] = [];
  if (status !== "") tests.push(statusTest(page, status));
  if (now !== "") {
    tests.push((place) => yesOrNo(accessNow(graph, users.user_id[place] as number) === now));
  }
  if (drift !== "") tests.push((place) => yesOrNo(has(users.drift[place], drift)));
  if (inactive !== null) tests.push(inactiveTest(page, inactive));
  if (group !== null) {
    tests.push((place) => {
      const groups = organisation.users[place]?.groups;
      return groups ? yesOrNo(groups.includes(group)) : "unknown";
    });
  }
  if (source !== null) return [...tests, sourceTest(page, source, filters)];
  if (level !== "") tests.push(levelTest(page, level));
  if (ability !== "") tests.push(abilitySomewhere(page, ability));
  return tests;
}

/** Before Redash 7 the server does not tell who is pending: they are shown as enabled. */
function statusTest({ users }: Page, wanted: string): Test {
  return (place) => {
    const status = users.user_status[place];
    if (wanted === "pending" && status === "enabled" && users.pending_known[place] === "no") return "unknown";
    return yesOrNo(status === wanted);
  };
}

function inactiveTest({ users, run }: Page, days: number): Test {
  const latest = Date.parse(run.startedAt) - days * DAY;
  return (place) => {
    const active = users.last_active_at[place] as string;
    if (active === "unknown") return "unknown";
    return yesOrNo(!isTime(active) || Date.parse(active) <= latest);
  };
}

/** On this data source. Without a level everybody fits of whom it is not known that they have none. */
function sourceTest(page: Page, sourceId: number, { level: wanted, ability }: Filters): Test {
  return (place) => {
    const userId = page.users.user_id[place] as number;
    if (!mayReach(page.graph, userId, sourceId)) return "no";
    const { level, abilities } = accessOf(page.graph, userId, sourceId);
    if (level === "none") return "no";
    const fits =
      (wanted === "" || level === wanted) && (ability === "" || abilities.some((one) => one === ability));
    if (fits) return "yes";
    return level === "unknown" ? "unknown" : "no";
  };
}

/** On at least one data source. */
function levelTest({ users }: Page, level: string): Test {
  const counts = users[`data_sources_${level as (typeof LEVELS)[number]["id"]}`];
  return (place) => {
    if ((counts[place] as number) > 0) return "yes";
    return (users.data_sources_unknown[place] as number) > 0 ? "unknown" : "no";
  };
}

function has(cell: unknown, item: string): boolean {
  return Array.isArray(cell) && cell.includes(item);
}

function yesOrNo(fits: boolean): Answer {
  return fits ? "yes" : "no";
}
