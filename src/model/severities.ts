import type { Severity } from "./finding.js";

/** What a severity is called and drawn as, and what belongs to it: what somebody has to do, and how soon. */
export const SEVERITY_WORDS: Readonly<
  Record<Severity, { readonly word: string; readonly sign: string; readonly meaning: string }>
> = {
  high: {
    word: "High",
    sign: "▲",
    meaning: "access that works now and that nobody meant, or for which nobody answers: end it first",
  },
  medium: {
    word: "Medium",
    sign: "◆",
    meaning:
      "access that works now and is wide, or not looked after: somebody has to say yes to it, or end it",
  },
  low: {
    word: "Low",
    sign: "▽",
    meaning: "access that ends by itself, that comes only when somebody acts, or that nobody seems to need",
  },
  information: {
    word: "Information",
    sign: "i",
    meaning: "nothing that must change, and something that a reviewer should know",
  },
};
