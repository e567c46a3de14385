import type { Report } from "../../model/report.js";
import { knownVersion } from "../../model/versions.js";
import type { Named } from "../../page/named.js";
import { visible } from "../../page/visible.js";
import { count } from "../../page/words.js";
import type { Facts } from "./facts.js";
import { firstNames } from "./finding.js";

export interface NotEvaluated {
  readonly what: string;
  readonly why: string;
  /** Whom or what it is about. */
  readonly kind: "source" | "user";
  readonly names: readonly Named[];
  /** How many more there are than names; empty: none. */
  readonly more: string;
  /** Where the page tells more; null: nowhere. */
  readonly see: { readonly place: string; readonly word: string } | null;
}

/** Everything of which the findings can say nothing, so that nobody reads their silence as a clean result. */
export function notEvaluatedView(report: Report, facts: Facts): NotEvaluated[] {
  const open = (what: string, why: string, see: NotEvaluated["see"] = null): NotEvaluated => {
    return { what, why, kind: "source", names: [], more: "", see };
  };
  const { verdict, drift, meta } = report;
  const tellsPending = knownVersion(meta.server.version).traits.tellsPendingAndActivity;
  return [
    ...(verdict.complete
      ? []
      : [open("Whatever rests on what is missing", "the verdict above names it", COVERAGE)]),
    ...untoldGrants(facts),
    ...untoldGroups(facts),
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

function untoldGrants({ sources }: Facts): NotEvaluated[] {
  const names = [...sources.values()].filter(({ untold }) => untold).map(({ named }) => named);
  if (names.length === 0) return [];
  const why = `Redash does not tell whom ${names.length === 1 ? "it is" : "they are"} granted to`;
  const what = count(names.length, "data source");
  return [{ what, why, kind: "source", ...firstNames(names, names.length), see: null }];
}

/** Where a person's groups are not told, every data source is as granted as it is told to be. */
function untoldGroups({ people }: Facts): NotEvaluated[] {
  const names = [...people.values()].filter(({ admin }) => admin === "unknown").map(({ named }) => named);
  if (names.length === 0) return [];
  const why =
    names.length === 1
      ? "Redash does not tell its groups, so neither what it reaches nor whether it is an administrator’s"
      : "Redash does not tell their groups, so neither what they reach nor whether they are administrators’";
  const what = count(names.length, "account");
  return [{ what, why, kind: "user", ...firstNames(names, names.length), see: null }];
}
