import { figure } from "../../model/counted.js";
import type { Report } from "../../model/report.js";
import { WAY_SECTIONS } from "../../model/snapshot.js";
import type { Named } from "../../page/named.js";
import { visible } from "../../page/visible.js";
import { capital, count } from "../../page/words.js";
import type { Facts } from "./facts.js";
import { readTable, text } from "./read-table.js";

/** Every kind of way there is, in the order in which they are shown. */
const MEANINGS: Readonly<Record<string, string>> = {
  "owned query": "who owns a query can change its text, and so have any text run on its data source",
  "modifiable query": "who may modify a query can do the same",
  "moved query": "who owns a query can move it to another data source",
  "query key":
    "it reads results without any user; everybody who can open the query is shown it, and it goes on when that person is disabled",
  "public link": "open to whoever has it, and every account of the organisation can read it",
  "script data source": "its queries are programs, which can reach every other data source",
  schedule: "of a disabled account, and goes on running",
  alert: "of a disabled account, or to one, and goes on sending results",
};

/** Ways that give somebody more than the groups do, shown one by one; the file has the others. */
const SHOWN = 12;

interface Way {
  /** One. */
  readonly people: readonly Named[];
  /** `runs any SQL on Payments ledger, by owning query #11`. */
  readonly words: string;
  readonly mark: string;
}

interface KindOfWay {
  readonly title: string;
  readonly ways: string;
  /** How many give more than the groups do, and of how many that is not known. Empty: of nobody in particular. */
  readonly adding: string;
  readonly meaning: string;
}

/** Paths to data that no group gives: how many of each kind there are, and those that give more than the groups do. */
export function waysRoundView(report: Report, facts: Facts) {
  const { counts, adding, more, possible } = readWays(report, facts);
  const kinds = [...counts].filter(([, { ways }]) => ways > 0);
  return {
    finding: headline(kinds.map(([, ofKind]) => ofKind)),
    kinds: kinds.map(([kind, ofKind]): KindOfWay => {
      return {
        title: capital(kind),
        ways: figure(ofKind.ways),
        adding: addingInWords(ofKind),
        meaning: MEANINGS[kind] ?? "",
      };
    }),
    adding,
    more: more === 0 ? "" : count(more, "more way"),
    possible,
    notRead: notReadInWords(report),
  };
}

interface Counts {
  ways: number;
  adding: number;
  unknown: number;
  ofPeople: boolean;
}

function readWays(report: Report, facts: Facts) {
  const counts = new Map<string, Counts>(
    Object.keys(MEANINGS).map((kind) => [kind, { ways: 0, adding: 0, unknown: 0, ofPeople: false }]),
  );
  const adding: Way[] = [];
  let possible = false;
  let more = 0;
  for (const { kind, user_id: userId, adds, certainty, way_in_words: words } of readTable(
    report,
    "ways-round",
    COLUMNS,
  )) {
    const ofKind = counts.get(String(kind));
    if (ofKind === undefined) throw new Error(`The page does not know this kind of way: ${kind}.`);
    ofKind.ways += 1;
    ofKind.ofPeople ||= userId !== null;
    possible ||= certainty === "possible";
    if (adds === "unknown") ofKind.unknown += 1;
    if (adds !== "yes") continue;
    ofKind.adding += 1;
    const person = facts.people.get(Number(userId))?.named;
    const mark = certainty === "possible" ? certainty : "";
    if (person === undefined || adding.length === SHOWN) more += 1;
    else adding.push({ people: [person], words: text(words), mark });
  }
  return { counts, adding, more, possible };
}

const COLUMNS = ["kind", "user_id", "adds", "certainty", "way_in_words"] as const;

function headline(kinds: readonly { readonly ways: number; readonly adding: number }[]): string {
  const ways = kinds.reduce((sum, kind) => sum + kind.ways, 0);
  const adding = kinds.reduce((sum, kind) => sum + kind.adding, 0);
  if (ways === 0) return "No way round the groups is known";
  const give = adding === 1 ? "gives" : "give";
  return `${count(ways, "way")} round the groups; ${figure(adding)} ${give} somebody more than the groups do`;
}

function addingInWords({
  adding,
  unknown,
  ofPeople,
}: {
  adding: number;
  unknown: number;
  ofPeople: boolean;
}) {
  if (!ofPeople) return "";
  return unknown === 0 ? figure(adding) : `${figure(adding)}, and ${figure(unknown)} not known`;
}

/** What was not read of queries, dashboards, who may modify them, and alerts, in the words of the coverage. */
function notReadInWords({ coverage }: Report): string[] {
  const names: readonly string[] = WAY_SECTIONS;
  return coverage
    .filter(({ name, section }) => names.includes(name) && section.status !== "complete")
    .flatMap(({ title, section: { status, gaps } }) =>
      gaps.length > 0 ? gaps.map(({ what }) => visible(what)) : [`${title}: ${status}.`],
    );
}
