import type { RequestListener } from "node:http";
import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { groups } from "../../src/redash/endpoints/index.js";
import { scrubber } from "../../src/redash/secrets.js";
import { selfSigned } from "../helpers/certificate.js";
import { API_KEY, client, problemOf } from "../helpers/client.js";
import { answering, inTurn, serve } from "../helpers/http-server.js";

test.each([
  ["a key=0123456789abcdef.", "a key=[key]."],
  ["0123456789ABCDEF.example", "[key].example"],
  ["0123456789abcdef0123456789abcdef", "[key][key]"],
  ["p%40ss%20word and p@ss word", "[key] and [key]"],
  ["nothing here", "nothing here"],
])("%j is shown as %j", (text, expected) => {
  expect(scrubber(["0123456789abcdef", "p@ss word"])(text)).toBe(expected);
});

test("a secret's letters are letters, not a pattern; one too short is left", () => {
  expect(scrubber(["a.c+(d)"])("abc+(d) a.c+(d)")).toBe("abc+(d) [key]");
  expect(scrubber(["", "ab"])("about")).toBe("about");
});

const JSON_TYPE = "application/json";
const good = answering(200, JSON_TYPE, "[]");
const raw =
  (text: string): RequestListener =>
  (request) =>
    request.socket.end(text);

/** Everything that can be seen of an error: its own properties, hidden ones too, and those of its causes. */
function everythingIn(error: unknown): string {
  const parts = [inspect(error, { depth: 20, showHidden: true }), JSON.stringify(error), String(error)];
  for (let link = error; link instanceof Error; link = link.cause) {
    for (const name of Object.getOwnPropertyNames(link)) {
      parts.push(String(Object.getOwnPropertyDescriptor(link, name)?.value));
    }
  }
  return parts.join("\n");
}

const K = API_KEY;
const spread = `${K.slice(0, 20)}\u200b\u0000${K.slice(20)}`;

describe("a server that sends the key back does not get it into an error", () => {
  test.each<[string, RequestListener]>([
    ["in an error's message", answering(400, JSON_TYPE, JSON.stringify({ message: `no ${K}` }))],
    [
      "in a message, with letters between that nobody sees",
      answering(400, JSON_TYPE, JSON.stringify({ message: spread })),
    ],
    [
      "in a message, where it is cut",
      answering(400, JSON_TYPE, JSON.stringify({ message: "x".repeat(370) + K })),
    ],
    ["in a body that is no JSON", answering(200, JSON_TYPE, `${K} {`)],
    ["as a field", answering(200, JSON_TYPE, JSON.stringify([{ id: K, name: K, [K]: K }]))],
    ["in a page", answering(200, "text/html", `<title>${K}</title>`)],
    ["as a content type", answering(200, `text/${K}`, "")],
    ["in a redirect's path and query", answering(302, "text/html", "", { location: `/${K}?k=${K}` })],
    ["in a redirect to a new address", answering(302, "text/html", "", { location: `/${K}/api/groups` })],
    ["as a redirect's host", answering(302, "text/html", "", { location: `https://${K}.example/` })],
    ["as a login page's host", answering(302, "text/html", "", { location: `https://${K}.example/login` })],
    [
      "in a redirect's user",
      answering(302, "text/html", "", { location: `https://${K}@a.example/${K}/login` }),
    ],
    ["in headers that are not HTTP", raw(`HTTP/1.1 200 OK\r\n${K}\u0000: x\r\n\r\n`)],
    ["instead of an answer", raw(`${K}\r\n\r\n`)],
    ["as a status line", raw(`HTTP/1.1 500 ${K}\r\ncontent-length: 0\r\n\r\n`)],
    ["in a body that breaks", raw(`HTTP/1.1 200 OK\r\ncontent-length: 999\r\n\r\n${K}`)],
    ["in a chunk that is none", raw(`HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n${K}\r\n`)],
  ])("%s", async (_name, listener) => {
    // Also to a client that knows the server for Redash: it takes other branches.
    for (const server of [await serve(listener), await serve(inTurn(good, listener))]) {
      const reader = client(server.url, { retry: { budget: 1 } });
      const errors: unknown[] = [];
      for (let turn = 0; turn < 2; turn += 1) {
        await reader.read(groups, undefined).catch((error: unknown) => errors.push(error));
      }
      expect(errors.length).toBeGreaterThan(0);
      const seen = errors.map(everythingIn).join("\n").replace(/\p{C}/gu, "").toLowerCase();
      expect(seen).not.toContain(K.toLowerCase());
      expect(seen).not.toContain(K.slice(0, 30).toLowerCase());
    }
  });
});

test("a certificate with the key as a host name does not get it into an error", async () => {
  const own = selfSigned([`${K}.example`]);
  const server = await serve(good, own);
  const reading = client(server.url, { ca: own.cert }).read(groups, undefined);
  const problem = await problemOf(reading, "certificate_refused");
  expect(everythingIn(problem)).toContain("[key].example");
  expect(everythingIn(problem)).not.toContain(K);
});

test("a proxy's password is taken out as well", async () => {
  const server = await serve(
    answering(400, JSON_TYPE, '{"message": "as you said: open%20sesame, open sesame"}'),
  );
  const proxy = { httpsProxy: "http://reader:open%20sesame@proxy.example.com:3128" };
  const problem = await problemOf(client(server.url, { proxy }).read(groups, undefined), "request_refused");
  expect(problem.message).toContain('"as you said: [key], [key]"');
});

test("a key in the address is refused without repeating it", () => {
  const open = () => client(`https://redash.example.com/${K.toLowerCase()}`);
  expect(open).toThrow(expect.objectContaining({ code: "url_invalid" }));
  expect(open).not.toThrow(new RegExp(K, "i"));
});
