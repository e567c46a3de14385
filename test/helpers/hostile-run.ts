import { earlierRunOf } from "../../src/evidence/earlier-run.js";
import type { RunSource } from "../../src/evidence/run-files.js";

/** Where texts stand that somebody else chooses: people, whoever runs Redash, or the identity provider. */
const OF_SNAPSHOT = ["name", "email", "organisation", "pauseReason", "what", "where", "hint"];
const OF_DIRECTORY = [
  ...["name", "mail", "login", "manager", "department", "jobTitle", "workerType", "statusAs"],
  ...["warnings", "places"],
];
const OF_JUDGING = ["reason", "owner"];
/** Groups that Redash itself makes and finds by name. */
const BUILTIN = ["admin", "default"];

/**
 * The same source in which every such text begins with what is given for it: alike in snapshot, earlier snapshot and directory, so that people and groups
 * still match. Names of groups are sent as they are, without the demo's prefix.
 */
export function hostileSource(source: RunSource, begins: (text: string) => string): RunSource {
  const { snapshot, comparison, since, judging } = source;
  if (comparison === null || since === null) throw new Error("a source with everything is needed");
  const change = (text: string) => (BUILTIN.includes(text) ? text : begins(text) + text);
  const plain = (text: string) => change(text.replace(/^Redash:/, ""));
  const earlier = JSON.stringify(changedAt(JSON.parse(since.text), OF_SNAPSHOT, change));
  return {
    ...source,
    snapshot: changedAt(snapshot, OF_SNAPSHOT, change),
    comparison: {
      directory: changedAt(comparison.directory, OF_DIRECTORY, plain),
      settings: {
        ...comparison.settings,
        groupMap: { ...comparison.settings.groupMap, rule: { kind: "equal" } },
      },
    },
    since: earlierRunOf(earlier, "earlier"),
    judging: { ...judging, acceptances: changedAt(judging.acceptances, OF_JUDGING, change) },
  };
}

/** Every text at one of these keys, however deep, and in lists at them. */
function changedAt<T>(value: T, keys: readonly string[], change: (text: string) => string): T {
  const walk = (part: unknown, isNamed: boolean): unknown => {
    if (typeof part === "string") return isNamed ? change(part) : part;
    if (Array.isArray(part)) return part.map((item) => walk(item, isNamed && typeof item === "string"));
    if (typeof part !== "object" || part === null) return part;
    return Object.fromEntries(
      Object.entries(part).map(([key, item]) => [key, walk(item, keys.includes(key))]),
    );
  };
  return walk(value, false) as T;
}
