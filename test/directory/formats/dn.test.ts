import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dnKey, nameInDn } from "../../../src/directory/formats/dn.js";

describe("the key of a distinguished name", () => {
  it.each([
    ["case, and spaces around parts", "CN=Kerstin Berg,OU=Staff,DC=x", "cn = kerstin berg , ou=staff,  dc=X"],
    ["spaces within", "cn=Kerstin  Berg,dc=x", "cn=Kerstin Berg,dc=x"],
    ["two ways to escape a comma", "cn=Berg\\, Kerstin,dc=x", "cn=Berg\\2C Kerstin,dc=x"],
    ["a quoted value", 'cn="Berg, Kerstin",dc=x', "cn=Berg\\, Kerstin,dc=x"],
    ["the order of several values", "cn=Olof Palm+uid=palm,dc=x", "uid=palm + cn=olof palm,dc=x"],
    ["bytes of UTF-8", "cn=Gr\\C3\\BCn,dc=x", "cn=Grün,dc=x"],
    ["composed and not", "cn=Gru\u0308n,dc=x", "cn=Gr\u00fcn,dc=x"],
    ["semicolons of old tools", "cn=Berg;dc=x", "cn=Berg,dc=x"],
    ["an escaped space at the end", "cn=Berg\\ ,dc=x", "cn=Berg,dc=x"],
    ["a deleted entry's line break", "CN=Berg\\0ADEL:1,dc=x", "cn=berg\\0adel:1,DC=x"],
  ])("is the same for %s", (_, one, other) => {
    expect(dnKey(one)).toBeDefined();
    expect(dnKey(one)).toBe(dnKey(other));
  });

  it.each([
    ["another folder", "cn=Berg,ou=a,dc=x", "cn=Berg,ou=b,dc=x"],
    ["a comma in the value and one between parts", "cn=a\\,dc=b", "cn=a,dc=b"],
    ["a plus in the value and one between values", "cn=a\\+uid=b", "cn=a+uid=b"],
    ["another type", "cn=berg,dc=x", "uid=berg,dc=x"],
    ["other letters", "cn=Grün,dc=x", "cn=Grun,dc=x"],
  ])("differs for %s", (_, one, other) => {
    expect(dnKey(one)).not.toBe(dnKey(other));
  });

  it.each(["kberg", "kerstin@nordlicht.example", "cn=a,,dc=x", "cn=a,b", 'cn="a', "cn=a\\", "=a"])(
    "is none for `%s`",
    (written) => {
      expect(dnKey(written)).toBeUndefined();
    },
  );

  it("is the lower case of a usual name, and the same with spaces that do not count", () => {
    const part = fc.constantFrom(
      "CN=Berg\\, Kerstin",
      "ou=R&D (North)",
      "DC=x",
      "cn=a\\,b\\,",
      "L=",
      "o=a=b",
    );
    fc.assert(
      fc.property(fc.array(part, { minLength: 1 }), (parts) => {
        expect(dnKey(parts.join(","))).toBe(parts.join(",").toLowerCase());
        expect(dnKey(parts.join(" , "))).toBe(parts.join(",").toLowerCase());
      }),
    );
  });

  it("tells apart what differs, however it is escaped", () => {
    const value = fc.string({
      unit: fc.constantFrom("a", "b", ",", "+", "\\", "=", '"', ";", "#", "ü", "<"),
    });
    const escaped = (written: string) => written.replace(/[\\,+";#<]/g, "\\$&");
    const asBytes = (written: string) =>
      [...Buffer.from(written)].map((byte) => `\\${byte.toString(16).padStart(2, "0")}`).join("");
    fc.assert(
      fc.property(value, value, (one, other) => {
        expect(dnKey(`cn=${escaped(one)},dc=x`)).toBe(dnKey(`cn=${asBytes(one)},dc=x`));
        expect(dnKey(`cn=${escaped(one)},dc=x`) === dnKey(`cn=${escaped(other)},dc=x`)).toBe(one === other);
      }),
    );
  });
});

describe("the name in a distinguished name", () => {
  it.each([
    ["CN=Berg\\, Kerstin,OU=Staff,DC=x", "Berg, Kerstin"],
    ["uid=palm+cn=Olof Palm,dc=x", "Olof Palm"],
    ["uid=kberg,dc=x", "kberg"],
    ["cn=Gr\\C3\\BCn,dc=x", "Grün"],
  ])("of %s is %s", (dn, name) => {
    expect(nameInDn(dn)).toBe(name);
  });

  it("is none where there is no distinguished name", () => {
    expect(nameInDn("Kerstin Berg")).toBeUndefined();
    expect(nameInDn("")).toBeUndefined();
  });
});
