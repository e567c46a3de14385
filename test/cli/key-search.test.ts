import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { keySearch } from "../../src/cli/key-search.js";

const KEY = "0123456789abcdefghijABCDEFGHIJ9876543210";

function search(...chunks: string[]): string | undefined {
  const find = keySearch();
  const found = [...chunks, "\n"].map((chunk) => find(Buffer.from(chunk, "utf8")));
  return found.find((name) => name !== undefined);
}

describe("a key beside a name for one is found", () => {
  test.each([
    [`{"api_key": "${KEY}"}`, "api_key"],
    [`{"apiKey":"${KEY}"}`, "apiKey"],
    [`https://redash.example.com/api/queries/1/results.csv?api_key=${KEY}`, "api_key"],
    [`https://redash.example.com/public/dashboards/${KEY}?org_slug=default`, "dashboards"],
    [`"public_url":"${KEY}"`, "public_url"],
    [`The token is: token=${KEY}.`, "token"],
    [`PASSWORD := ${KEY}`, "PASSWORD"],
    [`größer ${"x".repeat(300)} secret: '${KEY}'`, "secret"],
  ])("%s", (text, name) => {
    expect(search(text)).toBe(name);
  });
});

describe("nothing else is taken for one", () => {
  test.each([
    KEY,
    `"name": "${KEY}"`,
    `"api_key": "${KEY}0"`,
    `"api_key": "${KEY.slice(1)}"`,
    `"token_sha256": "${KEY}"`,
    `"api_key": "${"a".repeat(64)}"`,
    `"api_key": null, "other": "${KEY}"`,
    `"has_key": true, "token": "no", "id": "${KEY}"`,
  ])("%s", (text) => {
    expect(search(text)).toBeUndefined();
  });
});

test("however a text is cut into chunks, what the whole has is found, and nothing else", () => {
  const piece = fc.constantFrom(
    KEY,
    KEY.slice(3),
    "api_key",
    "token",
    '": "',
    "=",
    " ",
    "x",
    "é",
    "0123456789",
  );
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 20 }),
      fc.array(fc.nat(30), { maxLength: 40 }),
      (pieces, sizes) => {
        const text = pieces.join("");
        const whole = /(?:api[_-]?key|secret|token)[^A-Za-z0-9]{1,8}[A-Za-z0-9]{40}(?![A-Za-z0-9])/i.test(
          Buffer.from(text, "utf8").toString("latin1"),
        );
        const bytes = Buffer.from(text, "utf8");
        const find = keySearch();
        let from = 0;
        let found = false;
        for (const size of [...sizes, bytes.length]) {
          found = find(bytes.subarray(from, from + size)) !== undefined || found;
          from += size;
        }
        found = find(Buffer.from("\n")) !== undefined || found;
        expect(found).toBe(whole);
      },
    ),
    { numRuns: 1_000 },
  );
});
