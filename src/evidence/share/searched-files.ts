import { StringDecoder } from "node:string_decoder";
import { inflateRawSync } from "node:zlib";
import { NO_RISK_CONFIG } from "../../model/risk-settings.js";
import { jsonInputs } from "../inputs.js";
import type { Write } from "../make-run.js";
import {
  DIRECTORY_FILE,
  EARLIER_FILE,
  INPUTS_FILE,
  type RunSource,
  runFiles,
  SNAPSHOT_FILE,
} from "../run-files.js";
import type { CopySearch } from "./search-copy.js";

/** What the page carries for its script: deflated, as base64. */
const PAGE_DATA = /id="data">([A-Za-z0-9+/=]+)</g;

/** Writes each file, and has it searched on the way; of the page also what it carries packed. */
export function searchWhile(write: Write, { text }: Pick<CopySearch, "text">): Write {
  return (name, chunks) => {
    function* searched() {
      const decoder = new StringDecoder("utf8");
      for (const chunk of chunks) {
        const told = typeof chunk === "string" ? chunk : decoder.write(Buffer.from(chunk));
        text(name, told);
        for (const [, packed = ""] of told.matchAll(PAGE_DATA)) {
          text(`${name} (its data)`, inflateRawSync(Buffer.from(packed, "base64")).toString("utf8"));
        }
        yield chunk;
      }
    }
    return write(name, searched());
  };
}

/** Searches what everything else in the copy was made of, value by value. */
export function searchValues(
  { snapshot, comparison, since, judging, acceptedGaps, audience }: RunSource,
  { value }: Pick<CopySearch, "value">,
): void {
  value(SNAPSHOT_FILE, snapshot);
  value(DIRECTORY_FILE, comparison?.directory);
  value(EARLIER_FILE, since?.snapshot);
  const inputs = { audience, judging, acceptedGaps, drift: comparison?.settings ?? null };
  value(INPUTS_FILE, JSON.parse(jsonInputs(inputs)));
}

/** Everything that a run of nobody and nothing says: words of the report itself. */
export function textOfNothing({ snapshot, comparison, audience }: RunSource): string {
  const nothing: RunSource = {
    audience,
    snapshot: {
      ...snapshot,
      groups: snapshot.groups.filter(({ type }) => type === "builtin"),
      ...{ users: [], changes: [], dataSources: [], grants: [], unknownGrants: [] },
      ...{ queries: [], unseenQueries: null, dashboards: [], alerts: [], destinations: [], events: null },
    },
    comparison: comparison && {
      directory: { ...comparison.directory, files: [], warnings: [], identities: [], groups: [] },
      settings: {
        samlGroups: "unknown",
        groupMap: { rule: { kind: "equal" }, inNoGroup: "unknown" },
        match: { attributes: [], aliasDomains: new Map(), plusTags: false, accountMap: new Map() },
      },
    },
    since: null,
    judging: { risk: NO_RISK_CONFIG, acceptances: [] },
    acceptedGaps: [],
  };
  const decoder = new TextDecoder();
  return runFiles(nothing)
    .files.flatMap(({ chunks }) =>
      Array.from(chunks, (chunk) => (typeof chunk === "string" ? chunk : decoder.decode(chunk))),
    )
    .join("\n");
}
