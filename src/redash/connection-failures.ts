import type { Failure } from "./failure.js";

/** What the network layer's error codes mean to a person, and whether the same again may go better. */
const UNREACHABLE: Record<string, { readonly why: string; readonly lasting?: true }> = {
  ECONNREFUSED: { why: "nothing listens there" },
  ENOTFOUND: { why: "there is no host of this name", lasting: true },
  EAI_AGAIN: { why: "the name could not be looked up" },
  ETIMEDOUT: { why: "the connection was not answered" },
  UND_ERR_CONNECT_TIMEOUT: { why: "the connection was not answered" },
  ECONNRESET: { why: "the connection was closed before an answer came" },
  EPIPE: { why: "the connection was closed before an answer came" },
  UND_ERR_SOCKET: { why: "the connection was closed before an answer came" },
  EHOSTUNREACH: { why: "there is no way to this host" },
  ENETUNREACH: { why: "there is no way to this network" },
};

const CERTIFICATE_HINTS: Record<string, string> = {
  ERR_TLS_CERT_ALTNAME_INVALID: "Use the host name for which the certificate was made.",
  CERT_HAS_EXPIRED: "The certificate has expired: have it renewed.",
  CERT_NOT_YET_VALID: "The certificate is not valid yet: check the clock of this machine.",
};

const CERTIFICATE_CODES =
  /^(ERR_TLS_CERT_|CERT_|UNABLE_TO_|DEPTH_ZERO_SELF_SIGNED_CERT$|SELF_SIGNED_CERT_IN_CHAIN$|INVALID_CA$|INVALID_PURPOSE$|HOSTNAME_MISMATCH$|UND_ERR_PRX_TLS$)/;

/** The errors inside an error: its causes, and of several addresses tried the first. */
function chain(error: unknown): Error[] {
  if (!(error instanceof Error)) return [];
  const inner = error instanceof AggregateError ? error.errors[0] : error.cause;
  return [error, ...chain(inner)];
}

const NOT_HTTP = "HPE_";

function codeOf(error: Error): string {
  if ("code" in error && typeof error.code === "string") return error.code;
  return error.name === "HTTPParserError" ? NOT_HTTP : "";
}

/** One line that a network administrator can search for. */
function reasonOf(error: unknown): string {
  const parts = chain(error).map((link) => [codeOf(link), link.message].filter(Boolean).join(": "));
  return [...new Set(parts)].join("; ") || String(error);
}

/** Network and undici errors all have a code. Anything else is a defect of this project. */
function codesOf(error: unknown): string[] {
  const codes = chain(error).map(codeOf);
  if (codes.every((code) => code === "")) throw error;
  return codes;
}

/** The failure of a request to which no answer began. `error` is what undici threw. */
export function noAnswer(error: unknown, url: URL): Failure {
  const links = chain(error);
  const codes = codesOf(error);
  const base = { status: null, reason: reasonOf(error) };
  const certificate = codes.findLast((code) => CERTIFICATE_CODES.test(code));
  if (certificate !== undefined) {
    const hint = CERTIFICATE_HINTS[certificate];
    const message = `The certificate of ${url.host} is not trusted (${certificate}).`;
    return { ...base, code: "certificate_refused", message, persistence: "never", ...(hint && { hint }) };
  }
  if (codes.some((code) => code.startsWith(NOT_HTTP) || code === "UND_ERR_HEADERS_OVERFLOW")) {
    const message = `What ${url.host} sends is not HTTP.`;
    return { ...base, code: "not_redash", message, persistence: "never" };
  }
  if (codes.some((code) => code === "EPROTO" || code.startsWith("ERR_SSL_"))) {
    const message = `Cannot reach ${url.origin}: this port does not speak https.`;
    return { ...base, code: "unreachable", message, persistence: "never" };
  }
  const proxy = links.map((link) => /Proxy response \((\d+)\)|\((407)\)/.exec(link.message)).find(Boolean);
  if (proxy) return refusedByProxy(Number(proxy[1] ?? proxy[2]), base);
  const known = codes.map((code) => UNREACHABLE[code]).findLast(Boolean);
  const message = `Cannot reach ${url.origin}: ${known?.why ?? "the connection failed"}.`;
  return { ...base, code: "unreachable", message, persistence: known?.lasting ? "never" : "several" };
}

function refusedByProxy(status: number, base: { status: null; reason: string }): Failure {
  const message = `The proxy does not let the connection through (${status}).`;
  const login = status === 407 && { hint: "The proxy wants a login: http://user:password@host:port." };
  const persistence = status >= 500 ? "several" : "never";
  return { ...base, ...login, code: "unreachable", message, persistence };
}

/** The failure of an answer that began and did not end. */
export function brokenAnswer(error: unknown): Failure {
  codesOf(error);
  const message = "The connection broke before the answer was whole.";
  return { code: "answer_cut_short", message, status: null, persistence: "several", reason: reasonOf(error) };
}
