import { Problem } from "../model/problem.js";
import type { Snapshot } from "../model/snapshot.js";
import type { READING } from "./options.js";
import { progressStyle, showProgress } from "./progress.js";
import { readText } from "./read-text.js";
import type { Settings } from "./settings.js";
import { tool } from "./tool.js";

export interface Reading {
  readonly settings: Settings<(typeof READING)[number]>;
  readonly apiKey: string;
  readonly quiet: boolean;
  readonly signal: AbortSignal;
  /** The clock of the snapshot. */
  readonly now?: () => Date;
}

/** Collects a snapshot from the server that the settings name, with progress on standard error. */
export async function collectSnapshot({ settings, apiKey, quiet, signal, now }: Reading): Promise<Snapshot> {
  if (settings.url === undefined) {
    throw new Problem("url_invalid", "There is no address of Redash to read from.", {
      hint: "Give --url https://redash.example.com, or set REDASH_URL.",
    });
  }
  const [{ connect }, { collect }] = await Promise.all([
    import("../redash/client.js"),
    import("../collect/collect.js"),
  ]);
  const client = connect({
    baseUrl: settings.url,
    apiKey,
    concurrency: settings.concurrency,
    allowPlainHttp: settings["allow-plain-http"],
    timeouts: { shortMs: settings["page-timeout"] * 1000, longMs: settings["members-timeout"] * 1000 },
    proxy: proxyOf(process.env),
    signal,
    ...(settings["ca-file"] !== undefined && {
      ca: await readText(settings["ca-file"], "The file of certificates cannot be read."),
    }),
    ...(settings["run-timeout"] !== undefined && { runDeadlineMs: settings["run-timeout"] * 1000 }),
  });
  const days = settings["events-days"];
  const progress = showProgress(progressStyle(quiet, process.stderr), process.stderr);
  try {
    return await collect({
      reader: client,
      tool: tool(),
      now: now ?? (() => new Date()),
      prove: settings.prove,
      detailRequests: settings["detail-requests"],
      events: days === undefined ? null : { days, pages: settings["events-pages"] },
      onProgress: progress.update,
    });
  } finally {
    progress.stop();
    await client.close();
  }
}

/** In lower case as well, as most programs take them. */
function proxyOf(env: NodeJS.ProcessEnv) {
  const of = (name: string) => env[name] ?? env[name.toLowerCase()] ?? "";
  return { httpsProxy: of("HTTPS_PROXY"), httpProxy: of("HTTP_PROXY"), noProxy: of("NO_PROXY") };
}
