import { expect, test } from "vitest";
import { brokenAnswer, noAnswer } from "../../src/redash/connection-failures.js";

const URL_ASKED = new URL("https://redash.example.com/api/session");

const failing = (code: string, message = "it failed") => Object.assign(new Error(message), { code });

test.each([
  ["ECONNREFUSED", "unreachable", "several", "nothing listens there"],
  ["ENOTFOUND", "unreachable", "never", "there is no host of this name"],
  ["EAI_AGAIN", "unreachable", "several", "the name could not be looked up"],
  ["UND_ERR_CONNECT_TIMEOUT", "unreachable", "several", "the connection was not answered"],
  ["ECONNRESET", "unreachable", "several", "the connection was closed before an answer came"],
  ["E_UNHEARD_OF", "unreachable", "several", "the connection failed"],
  ["ERR_SSL_WRONG_VERSION_NUMBER", "unreachable", "never", "does not speak https"],
  ["HPE_INVALID_CONSTANT", "not_redash", "never", "is not HTTP"],
  ["UND_ERR_HEADERS_OVERFLOW", "not_redash", "never", "is not HTTP"],
  ["SELF_SIGNED_CERT_IN_CHAIN", "certificate_refused", "never", "not trusted (SELF_SIGNED_CERT_IN_CHAIN)"],
  ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", "certificate_refused", "never", "not trusted"],
])("%s: %s, tried again %s", (networkCode, code, persistence, message) => {
  expect(noAnswer(failing(networkCode), URL_ASKED)).toMatchObject({
    code,
    persistence,
    message: expect.stringContaining(message),
    reason: `${networkCode}: it failed`,
    status: null,
  });
});

test("the reason is looked for inside: in causes, and where several addresses were tried", () => {
  const refused = failing("ECONNREFUSED", "connect ECONNREFUSED ::1:443");
  const both = Object.assign(new AggregateError([refused, failing("ETIMEDOUT")]), { code: "ECONNREFUSED" });
  const outer = new Error("it failed", { cause: both });
  expect(noAnswer(outer, URL_ASKED)).toMatchObject({
    message: "Cannot reach https://redash.example.com: nothing listens there.",
    reason: "it failed; ECONNREFUSED; ECONNREFUSED: connect ECONNREFUSED ::1:443",
  });
});

test.each([
  [403, "never"],
  [407, "never"],
  [502, "several"],
])("a proxy's %i to a tunnel: tried again %s", (status, persistence) => {
  const error = failing("UND_ERR_ABORTED", `Proxy response (${status}) !== 200 when HTTP Tunneling`);
  expect(noAnswer(error, URL_ASKED)).toMatchObject({
    code: "unreachable",
    persistence,
    message: `The proxy does not let the connection through (${status}).`,
  });
});

test("an error that no network makes is a defect, and thrown on", () => {
  const defect = new TypeError("x is not a function");
  expect(() => noAnswer(defect, URL_ASKED)).toThrow(defect);
  expect(() => brokenAnswer(defect)).toThrow(defect);
});
