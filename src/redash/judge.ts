import type { Failure } from "./failure.js";
import { redirectFailure } from "./redirects.js";
import { parseRetryAfter } from "./retry.js";
import type { Answer } from "./transport.js";

export interface Call {
  readonly url: URL;
  readonly endpoint: { readonly template: string; readonly needs: readonly string[] };
  /** Whether this server has already answered as Redash does in this run. */
  readonly knownAsRedash: boolean;
}

const LOGIN_PAGE =
  /<input[^>]+type\s*=\s*["']?password|name\s*=\s*["']?SAMLRequest|<title>[^<]*\b(log|sign)[ -]?(in|on)\b/i;

const isJson = ({ contentType }: Answer) =>
  /^(application|text)\/([\w.-]+\+)?json\b/i.test(contentType.trim());
const isHtml = ({ contentType }: Answer) =>
  /^(text\/html|application\/xhtml\+xml)\b/i.test(contentType.trim());

/** The `message` that Redash sends with an error. */
function messageOf(answer: Answer): string | undefined {
  if (!isJson(answer)) return undefined;
  try {
    const { message } = JSON.parse(answer.body.toString("utf8"));
    return typeof message === "string" ? message : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Whether an answer is one to parse, by status and content type: undefined, or else what it means
 * (docs/redash-api.md "Asking").
 */
export function failureOf(answer: Answer, call: Call): Failure | undefined {
  const { status } = answer;
  if (status === 200) return isJson(answer) ? undefined : notJson(answer, call);
  if (status >= 300 && status < 400) return redirectFailure(status, answer.location, call.url);
  if (status >= 500) return serverFailure(answer);
  if (status < 400) {
    const message = `The server answers ${status} where Redash answers 200.`;
    return { code: "answer_unexpected", message, status, persistence: "never" };
  }
  return refusal(answer, call);
}

/** A 200 that is not JSON. Redash itself sends its web page for a path that it does not know. */
function notJson(answer: Answer, { url, knownAsRedash }: Call): Failure {
  const kind = isHtml(answer) ? "a web page" : `something of type "${answer.contentType}"`;
  const base = { status: 200, persistence: "never" } as const;
  if (isHtml(answer) && LOGIN_PAGE.test(answer.body.toString("utf8", 0, 64 * 1024))) {
    return { ...base, code: "login_page", message: `${url.origin} answers with a login page.` };
  }
  const message = `${url.origin} answers with ${kind} where the API answers with JSON.`;
  if (knownAsRedash) return { ...base, code: "answer_not_json", message, persistence: "once" };
  const hint =
    "Check the address, its path too: Redash itself sends a web page where a path is not the API's.";
  return { ...base, code: "not_redash", message, hint };
}

function serverFailure(answer: Answer): Failure {
  const { status } = answer;
  const asked = retryAfterOf(answer);
  if (status === 504) {
    const message = "A proxy gave up waiting for Redash (504).";
    return { ...asked, code: "timed_out", message, status, persistence: "several" };
  }
  const who = status === 500 ? "Redash failed" : "Redash, or a proxy before it, could not answer";
  const persistence = status === 500 ? "twice" : "several";
  return { ...asked, code: "server_error", message: `${who} (${status}).`, status, persistence };
}

function retryAfterOf({ retryAfter, date }: Answer): { retryAfterMs?: number } {
  const retryAfterMs = parseRetryAfter(retryAfter, date);
  return retryAfterMs === undefined ? {} : { retryAfterMs };
}

/** A status from 400 to 499. */
function refusal(answer: Answer, call: Call): Failure {
  const { status } = answer;
  const base = { status, persistence: "never" } as const;
  switch (status) {
    case 401: {
      const message = "Something before Redash asks for a login of its own (401).";
      return { ...base, code: "login_page", message };
    }
    case 403:
      return forbidden(call);
    case 407: {
      const hint = "Put it into the proxy's address: http://user:password@host:port.";
      return { ...base, code: "unreachable", message: "The proxy asks for a login (407).", hint };
    }
    case 429: {
      const message = "Too many requests (429).";
      return { ...base, ...retryAfterOf(answer), code: "rate_limited", message, persistence: "later" };
    }
    default:
      return refusalByRedash(answer, call) ?? refusalByAnother(status, call);
  }
}

/**
 * undefined where Redash does not say this. A 404 is believed in Redash's own words only: it says that a thing is
 * gone, and a proxy's 404 must not make anything disappear from a report.
 */
function refusalByRedash(answer: Answer, { url }: Call): Failure | undefined {
  const { status } = answer;
  const base = { status, persistence: "never" } as const;
  const said = messageOf(answer);
  if (said === undefined) return undefined;
  if (status !== 404) {
    return { ...base, code: "request_refused", message: `Redash refused the request (${status}): "${said}"` };
  }
  if (said.startsWith("Couldn't find resource. Please login")) {
    return { ...base, code: "key_refused", message: `${url.host} does not accept the API key.` };
  }
  if (!said.startsWith("The requested URL was not found on the server.")) return undefined;
  return { ...base, code: "not_found", message: `Redash does not know ${url.pathname} (404).` };
}

function refusalByAnother(status: number, { url, knownAsRedash }: Call): Failure {
  const message = `What answers at ${url.host} is not the Redash API (${status}).`;
  if (knownAsRedash) return { code: "answer_not_json", message, status, persistence: "once" };
  return { code: "not_redash", message, status, persistence: "never" };
}

function forbidden({ endpoint: { template, needs } }: Call): Failure {
  const base = { status: 403, persistence: "never" } as const;
  if (needs.length === 0) {
    const message = "Something before Redash refuses the request (403): Redash lets every key make it.";
    return { ...base, code: "login_page", message };
  }
  const message = `The key may not read ${template} (403): it needs ${needs.join(" and ")}.`;
  return { ...base, code: "permission_missing", message };
}
