import type { Subject } from "./rule.js";

/** Short for the kinds of subjects. Those of Redash have numbers, the others texts. */
const LETTERS: Readonly<Record<Subject["kind"], string>> = {
  user: "u",
  group: "g",
  "data source": "s",
  query: "q",
  dashboard: "d",
  alert: "a",
  destination: "t",
  identity: "i",
  name: "n",
};

/**
 * The id of a finding, such as `disabled-memberships-u42`: of the rule and of whom it is about, so that it is the same in
 * the next run whatever else there is, and none that a spreadsheet takes for a number or a date. It holds letters,
 * digits, `-` and `_` alone. Ids of rules have neither digits nor `_`, and each part of a subject has one of them, so
 * that no two findings share an id. A text stands as `n_`, and any character but letters and digits as its code between
 * two `_`.
 */
export function findingId(ruleId: string, about: readonly Subject[]): string {
  return [ruleId, ...about.map(partOf)].join("-");
}

function partOf({ kind, id }: Subject): string {
  return typeof id === "number" ? `${LETTERS[kind]}${id}` : `${LETTERS[kind]}_${encoded(id)}`;
}

function encoded(text: string): string {
  return text.replaceAll(/[^A-Za-z0-9]/gu, (character) => `_${character.codePointAt(0)?.toString(16)}_`);
}
