import pLimit from "p-limit";
import { Problem } from "../model/problem.js";
import { parseBaseUrl } from "./base-url.js";
import type { ReadEndpoint, RecordAttempt, RedashReader } from "./endpoint.js";
import { type ProxySettings, parseProxy, proxyPasswords } from "./proxy.js";
import { type ReadContext, readWithRetries, type Timeouts } from "./read.js";
import { RETRY_POLICY, type RetryPolicy } from "./retry.js";
import { scrubber } from "./secrets.js";
import { type StopOptions, stopSwitch } from "./stop.js";
import { openTransport } from "./transport.js";

export interface ClientOptions extends StopOptions {
  /** As the user gave it; see `parseBaseUrl`. */
  readonly baseUrl: string;
  readonly apiKey: string;
  /** How many requests are under way at once, of all reads together. */
  readonly concurrency?: number;
  readonly allowPlainHttp?: boolean;
  /** Certificates in PEM, trusted besides the well-known authorities. */
  readonly ca?: string;
  /** This machine itself is never asked through a proxy. */
  readonly proxy?: ProxySettings;
  readonly timeouts?: Partial<Timeouts>;
  readonly retry?: Partial<RetryPolicy>;
  /** By the endpoint's patience. */
  readonly maxBodyBytes?: { readonly short: number; readonly long: number };
}

export interface RedashClient extends RedashReader {
  /** Closes all connections; reads still under way end as `interrupted`. */
  close(): Promise<void>;
}

/** Past the number of the server's workers only latency grows, and real users wait (docs/redash-api.md "Cost"). */
const CONCURRENCY = 4;
const TIMEOUTS: Timeouts = { shortMs: 30_000, longMs: 120_000 };
const MEGABYTE = 1024 * 1024;
/** 100,000 members are 46 MB (docs/redash-api.md "Cost"). A text of more than 512 MB cannot be held at all. */
const MAX_BODY_BYTES = { short: 64 * MEGABYTE, long: 500 * MEGABYTE };

function checkedKey(apiKey: string): string {
  const key = apiKey.trim();
  if (key === "") throw new Problem("key_missing", "There is no API key.");
  if (!/^[\x21-\x7e]+$/.test(key)) {
    throw new Problem("key_refused", "The API key holds blanks, line breaks or letters that no key has.", {
      hint: "Copy the key again from your user's settings in Redash: it is one word of 40 letters and digits.",
    });
  }
  return key;
}

function openContext(options: ClientOptions): Omit<ReadContext, "stop"> {
  const { maxBodyBytes = MAX_BODY_BYTES, ca } = options;
  const baseUrl = parseBaseUrl(options.baseUrl, options.allowPlainHttp);
  const apiKey = checkedKey(options.apiKey);
  const proxy = parseProxy(options.proxy ?? {});
  const policy = { ...RETRY_POLICY, ...options.retry };
  const withoutKey = scrubber([apiKey])(baseUrl);
  if (withoutKey !== baseUrl)
    throw new Problem("url_invalid", `The address holds the API key: ${withoutKey}.`);
  return {
    baseUrl,
    transport: openTransport({ baseUrl, proxy, ...(ca !== undefined && { ca }) }),
    headers: {
      authorization: `Key ${apiKey}`,
      accept: "application/json",
      "user-agent": "redash-access-review",
    },
    timeouts: { ...TIMEOUTS, ...options.timeouts },
    maxBodyBytes,
    policy,
    scrub: scrubber([apiKey, ...proxyPasswords(proxy)]),
    progress: { budget: policy.budget, knownAsRedash: false },
  };
}

/**
 * A client for one Redash server. It connects with the first read, and never follows a redirect.
 * @throws Problem `url_invalid`, `plain_http_refused`, `key_missing`, `key_refused` or `option_invalid`.
 */
export function connect(options: ClientOptions): RedashClient {
  const opened = openContext(options);
  const stop = stopSwitch(options);
  const context: ReadContext = { ...opened, stop: stop.signal };
  const limit = pLimit(options.concurrency ?? CONCURRENCY);
  return Object.freeze({
    baseUrl: context.baseUrl,
    read<P, T>(endpoint: ReadEndpoint<P, T>, params: P, record: RecordAttempt = () => {}): Promise<T> {
      return limit(() => readWithRetries(context, endpoint, params, record));
    },
    close() {
      stop.close();
      return context.transport.destroy();
    },
  });
}
