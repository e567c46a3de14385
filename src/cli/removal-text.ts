import { MOST_COUNTED } from "../graph/cut.js";
import type { Ending, WordedRemoval } from "../graph/endings.js";
import type { Explanation } from "../graph/explain.js";
import type { Left, NamedGroup, QueryRemoval } from "../graph/single-removals.js";
import { counted } from "../model/counted.js";
import { atMost, sentences } from "../model/sentences.js";
import { wrap } from "./terminal.js";

const WIDTH = 100;

/** What each change alone would leave. Queries of which the same is left are said together. */
export function removalLines(explanation: Explanation): string[] {
  const { withoutMembership, withoutGrant, withoutQuery } = explanation;
  const lines = [
    ...withoutMembership.map((removal) => {
      const often = removal.times > 1 ? ` (${removal.times} times: the membership is stored so often)` : "";
      return removalLine(`out of the group ${nameOf(removal)}${often}`, removal, explanation);
    }),
    ...withoutGrant.map((removal) =>
      removalLine(`the data source taken from the group ${nameOf(removal)}`, removal, explanation),
    ),
    ...alikeQueries(withoutQuery).map((alike) => removalLine(queryWords(alike), alike[0], explanation)),
  ];
  return lines.length === 0 ? [] : ["", "What each removal alone would leave:", ...lines.flat()];
}

type Alike = readonly [QueryRemoval, ...QueryRemoval[]];

function alikeQueries(removals: readonly QueryRemoval[]): Alike[] {
  const alike = new Map<string, [QueryRemoval, ...QueryRemoval[]]>();
  for (const removal of removals) {
    const key = `${removal.kind} ${removal.otherWays} ${removal.left.level} ${removal.leftInWords}`;
    const those = alike.get(key);
    if (those === undefined) alike.set(key, [removal]);
    else those.push(removal);
  }
  return [...alike.values()];
}

function queryWords(alike: Alike): string {
  const ids = atMost(alike.map(({ queryId }) => `#${queryId}`));
  const query = alike.length === 1 ? `query ${ids}` : `any one of the queries ${ids}`;
  return alike[0].kind === "ownership"
    ? `${query} given to another owner`
    : `${query} no longer modified by this user`;
}

function removalLine(
  what: string,
  { left, leftInWords, otherWays }: Left,
  { access }: Explanation,
): string[] {
  const ways = otherWays === null ? "" : counted(otherWays, "other way");
  const stays = otherWays !== null && access.abilities.every((ability) => left.abilities.includes(ability));
  let remains = `${left.level}: ${leftInWords}`;
  if (left.level === "none") remains = "no access";
  else if (stays && left.level !== "unknown") remains = `nothing changes: ${ways}`;
  else if (otherWays !== null && otherWays > 0) remains += ` (${ways})`;
  return wrap(`  - ${what} -> ${remains}`, WIDTH, "      ");
}

/** What a reader must be told besides the endings. */
export interface EndingContext {
  /** A login of a disabled account is refused, and changes nothing. */
  readonly disabled: boolean;
  /** Whether people sign in by SAML, which may set their groups. Absent: the server does not tell. */
  readonly saml?: boolean | undefined;
  readonly userName: (userId: number) => string;
}

/** The fewest changes that end the access, whom else they hit, and what of it does not last. */
export function endingLines({ endings }: Pick<Explanation, "endings">, context: EndingContext): string[] {
  const known = endings.filter(({ smallest }) => smallest !== null && smallest.changes.length > 0);
  if (known.length === 0) return [];
  const lines = said(known).flatMap(({ what, ending }) => oneEnding(what, ending, context));
  return ["", "The fewest changes that end it:", ...lines];
}

/** Where the same changes end the level and all access they are said once. */
function said(endings: readonly Ending[]): { readonly what: string; readonly ending: Ending }[] {
  const what = { "below query": "the level query", none: "all access" } as const;
  const [first, second] = endings;
  const same = first?.smallest?.inWords === second?.smallest?.inWords;
  if (first !== undefined && second !== undefined && same)
    return [{ what: `${what[first.target]} and ${what[second.target]}`, ending: second }];
  return endings.map((ending) => ({ what: what[ending.target], ending }));
}

function oneEnding(what: string, { smallest, keepingDefault }: Ending, context: EndingContext): string[] {
  if (smallest === null) return [];
  return [
    ...wrap(`  - ${what}: ${smallest.inWords} -> ${leftOf(smallest)}`, WIDTH, "      "),
    ...note(othersInWords(smallest, context)),
    ...note(elsewhereInWords(smallest)),
    ...note(alternativesInWords(smallest)),
    ...note(certaintyInWords(smallest)),
    ...note(loginInWords(smallest, keepingDefault, context)),
  ];
}

function note(sentence: string): string[] {
  return sentence === "" ? [] : wrap(`      ${sentence}`, WIDTH, "      ");
}

function leftOf({ left, leftInWords }: WordedRemoval): string {
  return left.level === "none" ? "no access" : `${left.level}: ${leftInWords}`;
}

function othersInWords(
  { alsoLose: { surely, perhaps } }: WordedRemoval,
  { userName }: EndingContext,
): string {
  const those = (ids: readonly number[]) => atMost(ids.map(userName), "; ");
  if (surely.length + perhaps.length === 0) return "Nobody else loses anything there.";
  return sentences([
    surely.length === 0 ? "" : `${counted(surely.length, "other user")} lose there too: ${those(surely)}.`,
    perhaps.length === 0
      ? ""
      : `${counted(perhaps.length, "other user")} may lose there too: ${those(perhaps)}.`,
  ]);
}

function elsewhereInWords({ elsewhere }: WordedRemoval): string {
  if (elsewhere.length === 0) return "";
  const ids = atMost(elsewhere.map((id) => `#${id}`));
  return `The user also loses on ${counted(elsewhere.length, "other data source")}: ${ids}.`;
}

function alternativesInWords({ alternatives }: WordedRemoval): string {
  if (alternatives === 0) return "";
  const most = MOST_COUNTED - 1;
  return alternatives === most
    ? `At least ${most} other sets of changes are as small.`
    : `${counted(alternatives, "other set")} of changes ${alternatives === 1 ? "is" : "are"} as small.`;
}

function certaintyInWords({ atLeast, changes, left }: WordedRemoval): string {
  const fewer = atLeast === 0 ? "there is nothing to end" : `${counted(atLeast, "change")} would do`;
  return sentences([
    atLeast < changes.length
      ? `Not certain: grants and data sources that could not be read count as full here; if they give nothing ${fewer}.`
      : "",
    left.maybeMoreQueries
      ? "Not certain: the user may have queries there that were not read, and have any SQL run by them."
      : "",
  ]);
}

function loginInWords(
  { changes, leavesDefault }: WordedRemoval,
  keepingDefault: WordedRemoval | null,
  context: EndingContext,
): string {
  if (context.saml === false || !changes.some(({ kind }) => kind === "membership")) return "";
  const saml = context.saml === true ? "SAML is on" : "Whether SAML is on is not known";
  if (context.disabled)
    return `A login of a disabled account is refused and changes nothing, so this holds until the account is enabled. ${saml}: a login after that may undo it.`;
  if (!leavesDefault)
    return `${saml}: a login undoes it where the identity provider still sends the group. A report with --directory says whether.`;
  const undone = `${saml}: each login that sends groups puts everybody back into default.`;
  if (keepingDefault === null) return `${undone} Nothing else ends it.`;
  const { forUserAlone, inWords } = keepingDefault;
  return forUserAlone
    ? `${undone} Without leaving default: ${inWords}.`
    : `${undone} Then no change for this person alone holds. What does: ${inWords}. ${othersInWords(keepingDefault, context)}`;
}

/** In quotation marks: a name may hold anything. */
export function nameOf({ label }: NamedGroup): string {
  return `"${label}"`;
}
