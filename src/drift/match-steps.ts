import { addressKey, type Identity } from "../model/directory.js";
import type { Match, MatchRule, MatchSettings } from "./types.js";

/** One way to compare: an account and an identity that come to the same key, which is never empty, are the same person. */
export interface MatchStep {
  /** Of the account's e-mail, as `addressKey`. null: this step says nothing of the account. */
  keyOfAccount(email: string): string | null;
  keysOfIdentity(identity: Identity): readonly string[];
}

type Attribute = MatchSettings["attributes"][number];
type HintBy = Match["hints"][number]["by"];

const HINTS_BY = ["mail", "upn", "login", "alias"] as const satisfies readonly HintBy[];

/** The rules that are on, in the order in which they are tried, and what is held against those whom none finds. */
export function stepsOf(settings: MatchSettings): {
  readonly rules: readonly { readonly rule: MatchRule; readonly step: MatchStep }[];
  readonly hints: readonly { readonly by: HintBy; readonly step: MatchStep }[];
} {
  const { attributes, aliasDomains, plusTags, accountMap } = settings;
  const standard = standardForm(aliasDomains);
  const byRule = (rule: MatchRule, steps: readonly MatchStep[]) => steps.map((step) => ({ rule, step }));
  const mapped = (email: string) => accountMap.has(email);
  const unlessMapped = (step: MatchStep): MatchStep => ({
    ...step,
    keyOfAccount: (email) => (mapped(email) ? null : step.keyOfAccount(email)),
  });
  const exact = attributes.map((by) => ({ rule: by, step: compared(by, asItIs) }));
  const aliased = aliasDomains.size === 0 ? [] : attributes.map((by) => compared(by, standard));
  const tagged = plusTags ? attributes.flatMap((by) => tagSteps(by, standard)) : [];
  const rules = [...exact, ...byRule("alias domain", aliased), ...byRule("plus tag", tagged)];
  return {
    rules: [
      ...(accountMap.size === 0 ? [] : byRule("map file", [mapStep(accountMap)])),
      ...rules.map(({ rule, step }) => ({ rule, step: unlessMapped(step) })),
    ],
    hints: HINTS_BY.map((by) => ({ by, step: compared(by, standard) })),
  };
}

/** The account map names an id or an address. An alias is no key, even there. */
function mapStep(accountMap: ReadonlyMap<string, string>): MatchStep {
  return {
    keyOfAccount: (email) => accountMap.get(email) ?? null,
    keysOfIdentity: (identity) => [
      ...identity.ids.map(addressKey),
      ...addressesOf(identity, "mail", asItIs),
      ...addressesOf(identity, "upn", asItIs),
      ...addressesOf(identity, "login", asItIs),
    ],
  };
}

function compared(by: HintBy, form: (address: string) => string): MatchStep {
  return {
    keyOfAccount: form,
    keysOfIdentity: (identity) => addressesOf(identity, by, form),
  };
}

/** One side loses its tag, never both: `team+a@x` and `team+b@x` are two. */
function tagSteps(by: Attribute, standard: (address: string) => string): MatchStep[] {
  return [
    {
      keyOfAccount: (email) => withoutTag(standard(email)),
      keysOfIdentity: (identity) => addressesOf(identity, by, standard),
    },
    {
      keyOfAccount: standard,
      keysOfIdentity: (identity) =>
        addressesOf(identity, by, standard).flatMap((address) => withoutTag(address) ?? []),
    },
  ];
}

function addressesOf(identity: Identity, by: HintBy, form: (address: string) => string): readonly string[] {
  if (by === "alias") return identity.aliases?.map((alias) => form(addressKey(alias))) ?? NONE;
  const address = identity[by];
  return address === undefined ? NONE : [form(addressKey(address))];
}

function asItIs(address: string): string {
  return address;
}

const NONE: readonly string[] = [];

/** Puts the domain that another stands for in its place, once: an alias of an alias is not followed. */
function standardForm(aliasDomains: ReadonlyMap<string, string>): (address: string) => string {
  const domains = new Map(
    [...aliasDomains].map(([alias, domain]) => [addressKey(alias), addressKey(domain)]),
  );
  if (domains.size === 0) return asItIs;
  return (address) => {
    const at = address.lastIndexOf("@");
    const domain = at < 0 ? undefined : domains.get(address.slice(at + 1));
    return domain === undefined ? address : `${address.slice(0, at)}@${domain}`;
  };
}

/** `ana@x` of `ana+redash@x`; null where there is no tag, or nothing before it. */
function withoutTag(address: string): string | null {
  const at = address.lastIndexOf("@");
  const plus = address.indexOf("+");
  return plus > 0 && plus < at ? address.slice(0, plus) + address.slice(at) : null;
}
