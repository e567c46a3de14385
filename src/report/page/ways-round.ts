import { WAY_KINDS, type WayKind } from "../../model/access-words.js";
import { counted, figure } from "../../model/counted.js";
import type { Report } from "../../model/report.js";
import { WAY_SECTIONS } from "../../model/snapshot.js";
import type { Cell } from "../../model/table.js";
import { knownVersion, type ReleaseTraits } from "../../model/versions.js";
import { countCell } from "../../page/counts.js";
import type { Named } from "../../page/named.js";
import { visible } from "../../page/visible.js";
import { KIND_WORDS, ownersInWords } from "../../page/way-kinds.js";
import type { Facts } from "./facts.js";
import { readTable, text } from "./read-table.js";

/** How many ways of one kind are told; ways-round.csv has all. */
const MOST_TOLD = 25;

/** One way, as the list tells it: whose it is and where it leads, each a list of at most one name. */
interface WayView {
  readonly person: readonly Named[];
  readonly source: readonly Named[];
  readonly words: string;
}

/**
 * What there is of one kind: those that give more than groups do are told first, then those of which that is not known.
 * What is only possible gives nothing for certain, so it is among these.
 */
interface Found {
  all: number;
  adding: number;
  open: number;
  readonly told: WayView[];
  readonly perhaps: WayView[];
}

/** What leads past the groups, kind by kind; and what was not read of it, which is not clean. */
export function waysRoundView(report: Report, facts: Facts) {
  const found = readWays(report, facts);
  const { traits } = knownVersion(report.meta.server.version);
  const notRead = notReadInWords(report);
  return {
    finding: headline(found, notRead.length > 0),
    notRead,
    owners: ownersInWords(traits.access),
    kinds: WAY_KINDS.flatMap((kind) => kindView(kind, found.get(kind), traits)),
    none: WAY_KINDS.filter((kind) => !found.has(kind))
      .map((kind) => KIND_WORDS[kind].title.toLowerCase())
      .join(", "),
  };
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

function readWays(report: Report, { people, sources }: Facts): ReadonlyMap<WayKind, Found> {
  const found = new Map<WayKind, Found>();
  const columns = ["kind", "user_id", "data_source_id", "adds", "certainty", "way_in_words"] as const;
  for (const row of readTable(report, "ways-round", columns)) {
    const kind = kindOf(row.kind);
    const those = found.get(kind) ?? { all: 0, adding: 0, open: 0, told: [], perhaps: [] };
    found.set(kind, those);
    those.all += 1;
    if (row.adds === "no") continue;
    const isOpen = row.adds === "unknown" || row.certainty === "possible";
    const list = isOpen ? those.perhaps : those.told;
    if (isOpen) those.open += 1;
    else those.adding += 1;
    if (list.length >= MOST_TOLD) continue;
    list.push({
      person: namedIn(people, row.user_id),
      source: namedIn(sources, row.data_source_id),
      words: `${text(row.way_in_words)}${isMoreNotKnown(row) ? MORE_NOT_KNOWN : ""}`,
    });
  }
  return found;
}

const MORE_NOT_KNOWN = "; whether that is more than the groups give is not known";

/** Of one that is not certain itself its words say so. */
function isMoreNotKnown({ adds, certainty }: Record<"adds" | "certainty", Cell>): boolean {
  return adds === "unknown" && certainty === "measured";
}

/** A kind that the page has no words for is a defect, not something to leave out. */
function kindOf(cell: Cell): WayKind {
  const kind = WAY_KINDS.find((one) => one === cell);
  if (kind === undefined) throw new Error(`The page does not know this kind of way: ${cell}.`);
  return kind;
}

/** The thing with this id, where the page has a place for it. */
function namedIn(things: Facts["people" | "sources"], id: Cell): readonly Named[] {
  const thing = typeof id === "number" ? things.get(id) : undefined;
  return thing === undefined ? [] : [thing.named];
}

function kindView(kind: WayKind, found: Found | undefined, traits: ReleaseTraits) {
  if (found === undefined) return [];
  const { title, about } = KIND_WORDS[kind];
  const told = [...found.told, ...found.perhaps].slice(0, MOST_TOLD);
  const rest = found.adding + found.open - told.length;
  return [
    {
      id: `ways-${kind.replaceAll(" ", "-")}`,
      title,
      about: about(traits),
      counts: [found.adding, found.open, found.all].map((value) => countCell(value)),
      inShort: inShort(told.length, rest),
      told,
      more: rest > 0 ? `${figure(rest)} more: ways-round.csv of the full run has them all.` : "",
    },
  ];
}

function inShort(told: number, rest: number): string {
  if (told === 0) return "None gives more than the groups do";
  return rest === 0
    ? `Which ${told === 1 ? "it is" : `the ${figure(told)} are`}`
    : `The first ${figure(told)}`;
}

/** Those that need no account. */
const ANONYMOUS: readonly WayKind[] = ["query key", "public link"];

function headline(found: ReadonlyMap<WayKind, Found>, isMissing: boolean): string {
  const of = (what: "adding" | "open", kinds: readonly WayKind[]) =>
    kinds.reduce((sum, kind) => sum + (found.get(kind)?.[what] ?? 0), 0);
  const ofPeople = WAY_KINDS.filter((kind) => !ANONYMOUS.includes(kind));
  const own = of("adding", ofPeople);
  const anonymous = of("adding", ANONYMOUS);
  const open = of("open", WAY_KINDS);
  const parts = [
    own === 0
      ? `No way round the groups ${of("open", ofPeople) === 0 ? "gives" : "certainly gives"} people more than their groups do`
      : `${counted(own, "way")} round the groups ${own === 1 ? "gives" : "give"} people more than their groups do`,
    ...(anonymous === 0
      ? []
      : [
          `${counted(anonymous, "key or link", "keys and links")} ${anonymous === 1 ? "needs" : "need"} no account`,
        ]),
    ...(open === 0
      ? []
      : [
          `${figure(open)}${own + anonymous === 0 ? "" : " more"} ${open === 1 ? "is" : "are"} possible or not known`,
        ]),
    ...(isMissing ? ["not everything was read"] : []),
  ];
  return parts.join("; ");
}
