import { findingId } from "../../analyze/finding-id.js";
import { fittingPattern } from "../../analyze/fitting-pattern.js";
import type { Acceptance } from "../../model/finding.js";
import type { Report } from "../../model/report.js";
import type { GapAcceptance } from "../../model/reported-gap.js";
import type { Pseudonyms } from "./pseudonyms.js";
import type { Scrub } from "./scrub.js";

/** What the report of the original found, so that what was accepted there is accepted in the copy. */
export interface FoundBefore {
  readonly ruleIds: readonly string[];
  readonly findingIds: readonly string[];
  readonly gapIds: readonly string[];
}

export function foundIn({ rules, tables, gaps }: Report): FoundBefore {
  const rows = tables.find(({ id }) => id === "findings")?.rows() ?? [];
  return {
    ruleIds: rules.map(({ id }) => id),
    findingIds: Array.from(rows, ([id]) => String(id)),
    gapIds: gaps.map(({ id }) => id),
  };
}

/**
 * Accepted risks of the copy. Ids of findings hold ids of Redash, which stay, and keys and names of the directory, which
 * do not. A pattern that need not fit the same findings in the copy stands there as each finding that it fits.
 */
export function replaceInAcceptances(
  acceptances: readonly Acceptance[],
  { pseudonyms, scrub }: { readonly pseudonyms: Pseudonyms; readonly scrub: Scrub },
  { ruleIds, findingIds }: FoundBefore,
): Acceptance[] {
  const { text, thing } = pseudonyms;
  const idOf = (id: string) => idInCopy(id, { identity: (key) => thing("identity", key), name: scrub });
  const known = new Set(findingIds);
  const ruleWords = new Set(ruleIds.flatMap((id) => id.split("-")));
  /** Nobody's name: words of rules, and letters of kinds. */
  const isPlain = (pattern: string) =>
    !pattern.includes("_") &&
    (pattern.match(/\p{L}+/gu) ?? []).every((word) => word.length === 1 || ruleWords.has(word));
  const idsOf = (pattern: string): string[] => {
    if (known.has(pattern)) return [idOf(pattern)];
    if (isPlain(pattern)) return [pattern];
    const fitting = pattern.includes("*") ? findingIds.filter(fittingPattern(pattern)) : [];
    return fitting.length > 0 ? fitting.map(idOf) : [text("Finding", pattern)];
  };
  return acceptances.flatMap(({ finding, reason, owner, expires }) =>
    idsOf(finding).map((id) => ({
      finding: id,
      reason: text("Reason", reason),
      owner: text("Owner", owner),
      expires,
    })),
  );
}

/**
 * Accepted gaps of the copy. Ids of gaps hold words of the tool and numbers of Redash, and so does a pattern that one of
 * them fits; what fits none may hold anything.
 */
export function replaceInAcceptedGaps(
  acceptedGaps: readonly GapAcceptance[],
  { text }: Pseudonyms,
  { gapIds }: Pick<FoundBefore, "gapIds">,
): GapAcceptance[] {
  return acceptedGaps.map(({ gap, reason, approver, expires }) => ({
    gap: gapIds.some(fittingPattern(gap)) ? gap : text("Gap", gap),
    reason: text("Reason", reason),
    approver: text("Approver", approver),
    expires,
  }));
}

/** The id that a finding has in the copy: see `findingId`, by which texts are the parts that begin with `i_` or `n_`. */
function idInCopy(id: string, made: { readonly identity: Scrub; readonly name: Scrub }): string {
  return id
    .split("-")
    .map((part) => {
      const kind = part.startsWith("i_") ? "identity" : part.startsWith("n_") ? "name" : null;
      if (kind === null) return part;
      const original = part
        .slice(2)
        .replaceAll(/_([0-9a-f]+)_/g, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)));
      return findingId("", [{ kind, id: made[kind](original) }]).slice(1);
    })
    .join("-");
}
