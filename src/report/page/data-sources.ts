import { countCell } from "./counts.js";
import type { Facts, Reach, SourceFacts } from "./facts.js";
import { grantLists, grantsInShort } from "./grants.js";
import { label } from "./named.js";
import { LEVELS } from "./signs.js";
import { capital, count, countPeople } from "./words.js";

/** Who reaches each data source, and through which groups. */
export function dataSourcesView(facts: Facts, everybody: boolean) {
  const all = [...facts.sources.values()];
  return {
    finding: finding(all),
    note: everybody
      ? ""
      : "The people are not listed here, there are too many: effective-access.csv has them.",
    levels: LEVELS,
    items: all.map(item),
  };
}

function finding(all: readonly SourceFacts[]): string {
  const most = all.reduce<SourceFacts | undefined>(
    (best, one) => (best && able(best) >= able(one) ? best : one),
    undefined,
  );
  if (most === undefined) return "There is no data source";
  const others = all.filter((one) => one !== most && able(one) === able(most)).length;
  const also =
    others > 0
      ? ` and on ${count(others, "other data source", "other data sources")}`
      : ", more than on any other data source";
  return `${capital(countPeople(able(most)))} can run any query on ${label(most.named)}${all.length > 1 ? also : ""}`;
}

/** How many people can run any query there now. */
function able({ reach }: SourceFacts): number {
  return reach[0]?.live ?? 0;
}

function item({ named, type, presence, paused, pauseReason, grants, reach }: SourceFacts) {
  return {
    id: named.id,
    name: named.name,
    type: type === "unknown" ? "" : type,
    marks: [
      ...(paused === "yes" ? ["paused"] : []),
      ...(PRESENCE[presence] ? [PRESENCE[presence].mark] : []),
    ],
    remarks: remarks({ presence, paused, pauseReason, grants }),
    counts: [...reach.map(({ live }) => live), latentTotal(reach)].map((n) => countCell(n)),
    inShort: grantsInShort(
      grants,
      presence === "listed" ? "Granted to no group" : "Not known to whom it is granted",
    ),
    grants: grantLists(grants, "to"),
    reach: reach.flatMap(reachLines),
  };
}

function remarks({
  presence,
  paused,
  pauseReason,
  grants,
}: Pick<SourceFacts, "presence" | "paused" | "pauseReason" | "grants">): string[] {
  const reason = pauseReason === "" ? "" : ` Reason given: ${pauseReason}`;
  return [
    PRESENCE[presence]?.remark ?? "",
    paused === "yes" ? `Nobody’s queries run while it is paused; access stays what it is.${reason}` : "",
    presence === "listed" && grants.every(({ list }) => list.length === 0)
      ? "Granted to no group: only administrators reach it."
      : "",
  ].filter((remark) => remark !== "");
}

function latentTotal(reach: readonly Reach[]): number {
  return reach.reduce((sum, { latent }) => sum + latent, 0);
}

const PRESENCE: Readonly<Record<string, { readonly mark: string; readonly remark: string }>> = {
  hidden: {
    mark: "no driver",
    remark: "It is there, but its driver does not load, so Redash does not tell whom it is granted to.",
  },
  possible: {
    mark: "perhaps deleted",
    remark:
      "Redash answers the same for a data source that was deleted and for one whose driver does not load.",
  },
};

/** One line for those who reach it now, one for those who would. */
function reachLines({ level, livePeople, latentPeople }: Reach) {
  const live = NOW[level.id](countPeople(livePeople.length));
  const latent = `Latent, ${countPeople(latentPeople.length)}:`;
  return [
    { level, words: live, people: livePeople },
    { level, words: latent, people: latentPeople },
  ].filter(({ people }) => people.length > 0);
}

const NOW = {
  query: (people: string) => `${capital(people)} can run any query:`,
  view: (people: string) => `${capital(people)} can read results:`,
  schema: (people: string) => `${capital(people)} can see names:`,
  unknown: (people: string) => `Not known of ${people}:`,
};
