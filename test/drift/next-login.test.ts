import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type AccountBefore, groupsByName, loginOutcome, nextSamlLogin } from "../../src/drift/next-login.js";
import { sharedRedash } from "../helpers/shared.js";

const GROUPS = groupsByName([
  { id: 1, name: "admin" },
  { id: 2, name: "default" },
  { id: 5, name: "finance" },
  { id: 6, name: "ops" },
  { id: 9, name: "finance,ops" },
  { id: 10, name: "CN=Fin,OU=G,DC=x" },
]);

function nextOf(asserted: readonly string[] | null, groups = GROUPS) {
  return nextSamlLogin({ before: [2, 7], asserted, groups, defaultGroupId: 2 });
}

describe("values with commas", () => {
  it("are one name each, never split and never joined", () => {
    expect(nextOf(["finance,ops"])).toEqual({ groups: [9, 2], unknownNames: [] });
    expect(nextOf(["finance", "ops"])).toEqual({ groups: [5, 6, 2], unknownNames: [] });
    expect(nextOf(["CN=Fin,OU=G,DC=x"])).toEqual({ groups: [10, 2], unknownNames: [] });
  });

  it("leave default alone where no group has the whole value as its name", () => {
    const without9 = groupsByName([
      { id: 5, name: "finance" },
      { id: 6, name: "ops" },
    ]);
    expect(nextOf(["finance,ops"], without9)).toEqual({ groups: [2], unknownNames: ["finance,ops"] });
  });
});

describe("an assertion", () => {
  it("without the attribute changes nothing, with one of no value leaves default alone", () => {
    expect(nextOf(null)).toEqual({ groups: [2, 7], unknownNames: [] });
    expect(nextOf([])).toEqual({ groups: [2], unknownNames: [] });
  });

  it.each([[[""]], [["  "]], [["finance", ""]]])("of %j cannot be predicted", (asserted) => {
    expect(nextOf(asserted)).toEqual({
      unpredictable:
        "one of the values that would be sent is an empty text (as of a group named just like the prefix): what Redash makes of it cannot be predicted",
    });
  });

  it("names every group of a name, in the order of their ids", () => {
    const twins = groupsByName([
      { id: 8, name: "Twin" },
      { id: 7, name: "Twin" },
    ]);
    expect(nextOf(["Twin", " Twin ", "Twn"], twins)).toEqual({ groups: [7, 8, 2], unknownNames: ["Twn"] });
  });
});

describe("in every organisation", () => {
  const names = fc.constantFrom("default", "Finance", "finance", "Ops", "Twin", "a,b", " b ");
  const organisations = fc
    .array(names, { maxLength: 6 })
    .map((all) => [
      { id: 1, name: "admin" },
      { id: 2, name: "default" },
      ...all.map((name, index) => ({ id: index + 3, name })),
    ]);
  const values = fc.array(
    fc.oneof(
      names,
      names.map((name) => `\t${name} `),
    ),
    { maxLength: 5 },
  );

  it("the groups after are those whose name is among the values, and default", () => {
    fc.assert(
      fc.property(organisations, values, fc.array(fc.nat(9)), (organisation, asserted, before) => {
        const login = { before, asserted, groups: groupsByName(organisation), defaultGroupId: 2 };
        const trimmed = asserted.map((value) => value.trim());
        const named = organisation.filter(({ name }) => trimmed.includes(name)).map(({ id }) => id);
        expect(nextSamlLogin(login)).toMatchObject({ groups: [...named, 2] });
        expect(nextSamlLogin({ ...login, before: [] })).toEqual(nextSamlLogin(login));
      }),
    );
  });
});

const folder = sharedRedash();
if (folder === undefined) process.stdout.write("Left out: predicting the logins of real servers.\n");

type Attributes = readonly (readonly [name: string, values: readonly string[]])[];
interface SamlCase {
  readonly versions: readonly string[];
  readonly case: string;
  readonly before: readonly number[] | null;
  readonly asserted: readonly string[] | Attributes | null;
  readonly session: readonly [number, string | null];
  readonly after: readonly number[];
  readonly disabled?: boolean;
}

function recorded(name: string) {
  return folder === undefined
    ? undefined
    : JSON.parse(readFileSync(join(folder, "experiments", `${name}.json`), "utf8"));
}

function sorted(ids: readonly number[]): number[] {
  return ids.toSorted((a, b) => a - b);
}

/** All attributes as sent, or the values of `RedashGroups` alone. */
function isAttributes(asserted: SamlCase["asserted"]): asserted is Attributes {
  return asserted !== null && Array.isArray(asserted[0]);
}

function valuesOf(asserted: SamlCase["asserted"]): readonly string[] | null {
  if (!isAttributes(asserted)) return asserted as readonly string[] | null;
  const sent = asserted.filter(([name]) => name === "RedashGroups");
  return sent.length === 0 ? null : sent.flatMap(([, values]) => values);
}

function namesGiven(asserted: SamlCase["asserted"]): boolean {
  if (!isAttributes(asserted)) return true;
  return ["FirstName", "LastName"].every((wanted) => asserted.some(([name]) => name === wanted));
}

function accountOf(one: SamlCase): AccountBefore {
  if (one.before === null) return "none";
  if (one.disabled === true) return "disabled";
  return one.case.startsWith("pending") ? "pending" : "enabled";
}

describe.skipIf(folder === undefined)("a recorded SAML login", () => {
  const experiment = recorded("saml-login");
  const cases: readonly SamlCase[] = experiment?.cases ?? [];
  const ofTheOrganisation = (experiment?.groups_in_row_order ?? []).filter(
    ({ org }: { org: number }) => org === 1,
  );
  const defaultGroupId = experiment?.default_group;
  const each = cases.flatMap((one) => one.versions.map((version) => ({ version, ...one })));

  it("is one of 35 on each of two versions", () => {
    expect(each.filter(({ version }) => version === "26.3.0")).toHaveLength(35);
    expect(each.filter(({ version }) => version === "10.1.0")).toHaveLength(35);
  });

  it.each(each)("on $version: $case", (one) => {
    const outcome = loginOutcome("saml", accountOf(one), namesGiven(one.asserted));
    const before = one.before ?? [defaultGroupId];
    const next = nextSamlLogin({
      before,
      asserted: valuesOf(one.asserted),
      groups: groupsByName(ofTheOrganisation),
      defaultGroupId,
    });
    if ("unpredictable" in next) throw new Error(next.unpredictable);
    expect(outcome !== "refused").toBe(one.session[0] === 200);
    expect(sorted(outcome === "refused" ? before : next.groups)).toEqual(sorted(one.after));
  });

  const odd: readonly (SamlCase & { readonly groups?: Record<string, string> })[] =
    experiment?.cases_with_an_empty_value.cases ?? [];

  it.each(odd)("on $versions: $case, told as unpredictable where a value is empty", (one) => {
    const named = Object.entries(one.groups ?? {}).map(([id, name]) => ({ id: Number(id), name }));
    const asserted = one.asserted as readonly string[];
    const login = { before: one.before ?? [], asserted, groups: groupsByName(named), defaultGroupId };
    const next = nextSamlLogin(login);
    if (asserted.includes("")) expect(next).toHaveProperty("unpredictable");
    else expect(next).toMatchObject({ groups: one.after });
  });
});

interface OtherCase {
  readonly server: string;
  readonly case: string;
  readonly path?: string;
  readonly configured_by?: string;
  readonly status: number;
  readonly session?: number;
  readonly header?: string | null;
  readonly row?: { readonly groups: readonly number[]; readonly details: object } | null;
}

function stateIn(text: string): AccountBefore {
  if (text.startsWith("disabled")) return "disabled";
  if (text.startsWith("pending")) return "pending";
  return /^unknown|^not an email/.test(text) && !text.includes("second") ? "none" : "enabled";
}

describe.skipIf(folder === undefined)("a recorded login by remote user", () => {
  const cases: readonly OtherCase[] = recorded("remote-user-login")?.cases ?? [];
  const withUser = cases.filter(({ row }) => row !== null);

  it("is one of 7 with a user on each of two versions", () => {
    expect(withUser).toHaveLength(14);
  });

  // The file has the account's row afterwards alone: who was in more than default still is.
  it.each(withUser)("on $server: $case", (one) => {
    const outcome = loginOutcome("remote user", stateIn(one.case));
    const groups = one.row?.groups ?? [];
    expect(outcome !== "refused").toBe(one.session === 200);
    if (outcome === "creates") expect(groups).toEqual([2]);
    else expect(groups.filter((id) => id !== 2)).toHaveLength(1);
    if (outcome === "activates") expect(one.row?.details).toEqual({ is_invitation_pending: false });
  });
});

describe.skipIf(folder === undefined)("a recorded login by JWT", () => {
  const cases: readonly OtherCase[] = recorded("jwt-login")?.cases ?? [];
  const valid = cases.filter(
    ({ configured_by, case: name, path }) =>
      configured_by?.startsWith("environment") &&
      path === "/api/session" &&
      !["bad issuer", "expired", "no email"].includes(name),
  );

  it("is one of 6 with a valid token on each of two versions", () => {
    expect(valid).toHaveLength(12);
  });

  it.each(valid)("on $server: $case", (one) => {
    expect(loginOutcome("jwt", stateIn(one.case)) !== "refused").toBe(one.status === 200);
  });
});
