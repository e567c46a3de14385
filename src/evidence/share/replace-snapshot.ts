import type { Gap, Note, Section, SectionName, Snapshot } from "../../model/snapshot.js";
import { hostOf, type SharedNames } from "./originals.js";
import type { PatternMarks } from "./pattern-marks.js";
import type { Pseudonyms } from "./pseudonyms.js";
import type { Scrub } from "./scrub.js";

/** How names are replaced in one copy. */
export interface Replacing extends SharedNames {
  readonly pseudonyms: Pseudonyms;
  /** Of the config file, as they stand in the copy, so far as they can. */
  readonly patterns: PatternMarks["patterns"];
  readonly scrub: Scrub;
}

/** The organisation that a Redash of one alone has. It tells nothing of anybody. */
const ONLY_ORGANISATION = "default";
const COPY = "-pseudonymised";

/** A snapshot with other names. What it tells is told in docs/evidence.md, "Share a run without names". */
export function replaceInSnapshot(snapshot: Snapshot, replacing: Replacing): Snapshot {
  const { pseudonyms, scrub } = replacing;
  const { person, address, thing } = pseudonyms;
  const { server, settings } = snapshot;
  const called = <T extends { readonly name: string }>(what: string, things: readonly T[]): T[] =>
    things.map((one) => ({ ...one, name: thing(what, one.name) }));
  const account = <T extends { readonly name: string; readonly email: string }>(one: T): T => ({
    ...one,
    name: person(one.name),
    email: address(one.email),
  });
  return {
    ...snapshot,
    runId: runIdOf(snapshot.runId, pseudonyms),
    server: {
      ...server,
      baseUrl: `${/^https?:\/\//.exec(server.baseUrl)?.[0] ?? ""}${pseudonyms.domain(hostOf(server.baseUrl))}`,
      organisation: organisationOf(server.organisation, pseudonyms),
    },
    operator: account(snapshot.operator),
    sections: sectionsOf(snapshot.sections, scrub),
    groups: snapshot.groups.map((one) => (one.type === "builtin" ? one : { ...one, name: scrub(one.name) })),
    users: snapshot.users.map(account),
    dataSources: snapshot.dataSources.map((one) => ({
      ...one,
      name: one.name === null ? null : dataSourceName(one.name, replacing),
      ...(typeof one.pauseReason === "string" && { pauseReason: pseudonyms.text("Reason", one.pauseReason) }),
    })),
    settings: {
      ...settings,
      ...(settings.googleDomains && { googleDomains: settings.googleDomains.map(pseudonyms.domain) }),
    },
    queries: called("Query", snapshot.queries),
    dashboards: called("Dashboard", snapshot.dashboards),
    alerts: called("Alert", snapshot.alerts),
    destinations: called("Destination", snapshot.destinations),
  };
}

export function dataSourceName(name: string, { dataSources, pseudonyms, scrub }: Replacing): string {
  return dataSources ? pseudonyms.thing("Data source", name) : scrub(name);
}

/** `20261125T091500Z-acme` as `20261125T091500Z-organisation-<code>-pseudonymised`. */
function runIdOf(runId: string, pseudonyms: Pseudonyms): string {
  const [, time = "", organisation = runId] = /^(\d{8}T\d{6}Z-)(.*)$/s.exec(runId) ?? [];
  return `${time}${organisationOf(organisation.replace(COPY, ""), pseudonyms)}${COPY}`;
}

function organisationOf(slug: string, { thing }: Pseudonyms): string {
  return slug === ONLY_ORGANISATION ? slug : thing("organisation", slug).replaceAll(/\s+/g, "-");
}

function sectionsOf(sections: Snapshot["sections"], scrub: Scrub): Snapshot["sections"] {
  const scrubbed = Object.entries(sections).map(([name, section]): [string, Section] => [
    name,
    {
      ...section,
      gaps: section.gaps.map((gap) => scrubbedGap(gap, scrub)),
      notes: section.notes.map((note): Note => ({ ...note, what: scrub(note.what) })),
      // Who guesses what an answer said, such as whose key it was, could try it against its hash.
      requests: section.requests.map(({ bodiesSha256: _hash, ...tally }) => tally),
    },
  ]);
  return Object.fromEntries(scrubbed) as Record<SectionName, Section>;
}

function scrubbedGap(gap: Gap, scrub: Scrub): Gap {
  return { ...gap, what: scrub(gap.what), where: scrub(gap.where), hint: scrub(gap.hint) };
}
