import { expect, test } from "vitest";
import { errorText } from "../../src/cli/error-text.js";
import { keepSecret } from "../../src/cli/secrets.js";
import { printable, wrap } from "../../src/cli/terminal.js";
import { Problem } from "../../src/model/problem.js";

test("a terminal is not made to obey a name", () => {
  expect(printable(["  name: \u001b[2Jgone\r\u202etxt", "a  b"])).toBe(
    "  name: [U+001B][2Jgone[U+000D][U+202E]txt\na  b\n",
  );
});

test("no printed line holds the caller's key", () => {
  keepSecret("Zx81kQ2mNv7Lr5Tt0Bc9");
  expect(printable(["Header: Key Zx81kQ2mNv7Lr5Tt0Bc9!"])).toBe("Header: Key [API key]!\n");
});

test("a long sentence is broken between words, and keeps its indentation", () => {
  expect(wrap("  - one two three four", 11, "    ")).toEqual(["  - one two", "    three", "    four"]);
  expect(wrap("", 10, "")).toEqual([""]);
  expect(wrap("unbreakable-and-long next", 10, "  ")).toEqual(["unbreakable-and-long", "  next"]);
});

test("a problem says what happened, where, what to do and who must", () => {
  const problem = new Problem("unreachable", "No answer from redash.example.com.", {
    place: "GET /api/session",
  });
  expect(errorText(problem)).toEqual([
    "redash-access: No answer from redash.example.com.",
    "  where: GET /api/session",
    "  what to do: Check the address, the network, the proxy (HTTPS_PROXY, NO_PROXY) and that the server is up.",
    "  who: whoever looks after the network, the proxy or the single sign-on in front of Redash",
    "  code: unreachable",
  ]);
});

test("however long a message, it fits on a screen", () => {
  const problem = new Problem("answer_unexpected", "word ".repeat(5000), { place: "path ".repeat(5000) });
  expect(errorText(problem).length).toBeLessThanOrEqual(24);
});

test("a defect keeps its stack", () => {
  const text = errorText(new TypeError("x is not a function")).join("\n");
  expect(text).toContain("defect");
  expect(text).toContain("TypeError: x is not a function\n    at ");
});
