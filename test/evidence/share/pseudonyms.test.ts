import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { domainOf } from "../../../src/analyze/internal-address.js";
import { codesOf } from "../../../src/evidence/share/codes.js";
import { pseudonymsOf } from "../../../src/evidence/share/pseudonyms.js";
import { look } from "../../../src/graph/labels.js";
import { addressKey } from "../../../src/model/directory.js";
import { HOSTILE_NAMES } from "../../helpers/hostile-names.js";
import { KEY } from "../../helpers/share.js";

const { person, address, domain, thing, text } = pseudonymsOf(codesOf(KEY));

test("one key gives one name, in every process and release", () => {
  expect([
    person("Ana Berg"),
    address("ana.berg@nordlicht.example"),
    address("ana.berg@pruefwerk.example"),
    address("ana.berg+redash@nordlicht.example"),
    domain("nordlicht.example"),
    thing("Query", "Rides per day"),
    text("Reason", "Ana asked for it."),
  ]).toMatchInlineSnapshot(`
    [
      "Person bthfzmqfqwxm",
      "crhspqkdmpqb@vhnnzkkcvsnn.example",
      "crhspqkdmpqb@kkqsmwdpnrxh.example",
      "crhspqkdmpqb+rwhqcskwsbqd@vhnnzkkcvsnn.example",
      "vhnnzkkcvsnn.example",
      "Query bvdbbzncnpfn",
      "Reason qkxgdtcndbxt",
    ]
  `);
});

test("another key gives another name", () => {
  expect(pseudonymsOf(codesOf(Buffer.alloc(32, 8))).person("Ana Berg")).not.toBe(person("Ana Berg"));
});

describe("what rules look at stays", () => {
  it.each([
    ["airflow@x.example", /^service-[a-z]{12}@/],
    ["dbt-runner@x.example", /^service-[a-z]{12}@/],
    ["finance@x.example", /^team-\d{15}@/],
    ["data.team@x.example", /^team-\d{15}@/],
    ["finance+eu@x.example", /^team-\d{15}\+[a-z]{12}@/],
    ["ana.finance@x.example", /^[a-z]{12}@/],
    ["aberg", /^[a-z]{12}$/],
    ["@x.example", /^@[a-z]{12}\.example$/],
    ["ana@", /^[a-z]{12}@$/],
    ["+ana@x.example", /^\+[a-z]{12}@/],
  ])("in the address %s", (email, seen) => {
    expect(address(email)).toMatch(seen);
  });

  it.each([
    ["Ana Berg", /^Person [a-z]{12}$/],
    ["ETL robot", /^Service [a-z]{12}$/],
    ["Ana #7", /^Person [a-z]{12} #7$/],
    ["ana@x.example", /^[a-z]{12}@[a-z]{12}\.example$/],
    ["", /^$/],
    ["  ", /^ {2}$/],
  ])("in the name %j", (name, seen) => {
    expect(person(name)).toMatch(seen);
  });
});

const names = fc.oneof(
  fc.constantFrom(...HOSTILE_NAMES.map(([name]) => name)),
  fc.string({ unit: "binary" }),
  fc.constantFrom("Ana Berg", "Ana  Berg", "Ana\u00a0Berg ", "ana berg", "Zoe\u0308", "Zo\u00eb"),
);
const local = fc.oneof(names, fc.constantFrom("ana", "Ana", "ana+x", "ana+", "+ana", "a@b", ""));
const emails = fc.oneof(
  names,
  fc
    .tuple(local, fc.constantFrom("x.example", "X.example", " x.example", "y", ""))
    .map((parts) => parts.join("@")),
);

test("two addresses compare as they did, their domains too", () => {
  fc.assert(
    fc.property(emails, emails, (one, other) => {
      const [a, b] = [address(one), address(other)];
      expect(a === b).toBe(one === other);
      expect(addressKey(a) === addressKey(b)).toBe(addressKey(one) === addressKey(other));
      expect(domainOf(a) === null).toBe(domainOf(addressKey(one)) === null);
      expect(addressKey(a)).toBe(address(addressKey(one)));
    }),
    { numRuns: 2000 },
  );
});

test("two names look alike where they did", () => {
  fc.assert(
    fc.property(names, names, (one, other) => {
      fc.pre(!one.includes("@") && !other.includes("@"));
      const [a, b] = [person(one), person(other)];
      if (one === other) expect(a).toBe(b);
      expect(look(a) === look(b)).toBe(look(one) === look(other));
    }),
    { numRuns: 2000 },
  );
});
