import { rootCertificates } from "node:tls";
import { Agent, type Dispatcher, EnvHttpProxyAgent, request } from "undici";
import { Problem } from "../model/problem.js";
import { isLoopback } from "./base-url.js";
import { brokenAnswer, noAnswer } from "./connection-failures.js";
import type { Failure } from "./failure.js";
import type { ProxyAddresses } from "./proxy.js";

export interface TransportOptions {
  readonly baseUrl: string;
  /** Certificates in PEM, trusted besides the well-known authorities. */
  readonly ca?: string;
  readonly proxy: ProxyAddresses;
}

export interface Limits {
  readonly firstByteMs: number;
  /** The longest silence between two bytes of an answer. */
  readonly idleMs: number;
  readonly maxBodyBytes: number;
}

export interface Answer {
  readonly status: number;
  readonly contentType: string;
  readonly location: string | undefined;
  readonly retryAfter: string | undefined;
  readonly date: string | undefined;
  /** As received. Of an answer other than 200 only the beginning: 64 KiB. */
  readonly body: Buffer;
  /** Whether the server said how long the body is, so that a lost end would have shown. */
  readonly framed: boolean;
}

export interface Transport {
  /** One GET, redirects not followed. `stop` ends it at once: its reason is the Failure. */
  get(
    url: string,
    headers: Record<string, string>,
    limits: Limits,
    stop: AbortSignal,
  ): Promise<Answer | Failure>;
  /** Closes all sockets; what is under way fails. */
  destroy(): Promise<void>;
}

const CONNECT_MS = 10_000;
/** Enough to tell a login page, and to quote a message. */
const ERROR_BODY_BYTES = 64 * 1024;

function trusted(ca: string | undefined): { ca?: string[] } {
  if (ca === undefined) return {};
  if (!ca.includes("-----BEGIN CERTIFICATE-----")) {
    throw new Problem("option_invalid", "The file of certificates holds none.", {
      hint: "Give a file in PEM form: it has lines -----BEGIN CERTIFICATE-----.",
    });
  }
  return { ca: [...rootCertificates, ca] };
}

function dispatcher({ baseUrl, ca, proxy }: TransportOptions): Dispatcher {
  const tls = { ...trusted(ca), timeout: CONNECT_MS };
  const direct = proxy.httpProxy === "" && proxy.httpsProxy === "";
  if (direct || isLoopback(new URL(baseUrl).hostname)) return new Agent({ connect: tls });
  // All three addresses are given, so that undici does not look into the environment itself.
  return new EnvHttpProxyAgent({
    connect: tls,
    requestTls: tls,
    proxyTls: tls,
    proxyTunnel: false,
    ...proxy,
  });
}

const first = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value);

/** Reads a body to its end, or its first `most` bytes, however the network cuts it into pieces. */
async function readBody(body: AsyncIterable<Buffer>, most: number, alive: () => void) {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    alive();
    chunks.push(chunk);
    size += chunk.length;
    if (size > most) return { bytes: Buffer.concat(chunks).subarray(0, most), tooLarge: true };
  }
  return { bytes: Buffer.concat(chunks), tooLarge: false };
}

async function toAnswer(
  response: Dispatcher.ResponseData,
  maxBodyBytes: number,
  alive: () => void,
): Promise<Answer | Failure> {
  const { statusCode: status, headers, body } = response;
  const ok = status === 200;
  const { bytes, tooLarge } = await readBody(body, ok ? maxBodyBytes : ERROR_BODY_BYTES, alive);
  if (ok && tooLarge) {
    const message = `The answer is larger than ${Math.round(maxBodyBytes / 1024)} KB.`;
    return { code: "answer_too_large", message, status: null, persistence: "never" };
  }
  return {
    status,
    contentType: first(headers["content-type"]) ?? "",
    location: first(headers.location),
    retryAfter: first(headers["retry-after"]),
    date: first(headers.date),
    body: bytes,
    framed: headers["content-length"] !== undefined || headers["transfer-encoding"] !== undefined,
  };
}

const inSeconds = (ms: number) => `${ms / 1000} s`;

function timedOut(message: string): Failure {
  return { code: "timed_out", message, status: null, persistence: "once" };
}

/**
 * The only place that speaks HTTP. It knows no key and no Redash: it brings an answer of any status, or the reason
 * why none came. The time limits are kept here and not by undici, whose own leave out a proxy's tunnel.
 */
export function openTransport(options: TransportOptions): Transport {
  const agent = dispatcher(options);

  async function get(url: string, headers: Record<string, string>, limits: Limits, stop: AbortSignal) {
    const attempt = new AbortController();
    let ended: Failure | undefined;
    const end = (failure: Failure) => {
      ended = failure;
      attempt.abort();
    };
    const stopped = () => end(stop.reason);
    const silent = timedOut(`No answer came within ${inSeconds(limits.firstByteMs)}.`);
    const stalled = timedOut(`The answer stopped half-way: nothing came for ${inSeconds(limits.idleMs)}.`);
    let timer = setTimeout(end, limits.firstByteMs, silent);
    let begun = false;
    stop.addEventListener("abort", stopped);
    try {
      const { signal } = attempt;
      const response = await request(url, {
        dispatcher: agent,
        headers,
        signal,
        headersTimeout: 0,
        bodyTimeout: 0,
      });
      begun = true;
      clearTimeout(timer);
      timer = setTimeout(end, limits.idleMs, stalled);
      return await toAnswer(response, limits.maxBodyBytes, () => timer.refresh());
    } catch (error) {
      return ended ?? (begun ? brokenAnswer(error) : noAnswer(error, new URL(url)));
    } finally {
      clearTimeout(timer);
      stop.removeEventListener("abort", stopped);
    }
  }

  return { get, destroy: () => agent.destroy() };
}
