import type { Report } from "../../model/report.js";
import { knownVersion } from "../../model/versions.js";
import type { Named } from "../../page/named.js";
import { visible } from "../../page/visible.js";
import { count, countPeople } from "../../page/words.js";
import type { Facts, SourceFacts } from "./facts.js";

export interface NotEvaluated {
  readonly what: string;
  readonly why: string;
  /** Data sources that it is about. */
  readonly names: readonly Named[];
  /** Where the page tells more; null: nowhere. */
  readonly see: { readonly place: string; readonly word: string } | null;
}

/** Everything of which the findings can say nothing, so that nobody reads their silence as a clean result. */
export function notEvaluatedView(report: Report, facts: Facts): NotEvaluated[] {
  const open = (what: string, why: string, see: NotEvaluated["see"] = null): NotEvaluated => {
    return { what, why, names: [], see };
  };
  const { verdict, drift, meta } = report;
  const untold = [...facts.sources.values()].filter(isUntold).map(({ named }) => named);
  const unjudged = [...facts.people.values()].filter(({ admin }) => admin === "unknown").length;
  const tellsPending = knownVersion(meta.server.version).traits.tellsPendingAndActivity;
  return [
    ...(verdict.complete
      ? []
      : [open("Whatever rests on what is missing", "the verdict above names it", COVERAGE)]),
    ...(untold.length === 0
      ? []
      : [
          {
            ...open(count(untold.length, "data source"), "Redash does not tell whom it is granted to"),
            names: untold,
          },
        ]),
    ...(unjudged === 0
      ? []
      : [
          open(
            countPeople(unjudged),
            "Redash does not tell their groups, so neither whether they are administrators",
          ),
        ]),
    ...(tellsPending
      ? []
      : [open("Pending people", "this release does not tell who has not accepted an invitation")]),
    ...(drift === null
      ? [
          open(
            "Who has left, and drift of groups",
            "no export of an identity provider was given (--directory)",
          ),
        ]
      : drift.notEvaluated.map(({ what, why }) =>
          open(visible(what), visible(why).replace(/\.$/, ""), DRIFT),
        )),
    open("Ways round the groups", "owned queries, query keys, public links and more", WAYS_ROUND),
  ];
}

const COVERAGE = { place: "coverage", word: "Coverage" };
const DRIFT = { place: "drift", word: "Drift" };
const WAYS_ROUND = { place: "ways-round", word: "Ways round" };

/** Whether there is anybody of whom it is not known what they can do there: the lowest level, so the last count. */
function isUntold({ live, latent }: SourceFacts): boolean {
  return (live.at(-1) ?? 0) + (latent.at(-1) ?? 0) > 0;
}
