/**
 * What the comparison of the simulator with the recordings leaves out, each with its reason. Everything else in
 * status, content type and body must be the same.
 */
export interface Ignored {
  /** Where in a body: names joined by dots; `` for the body itself, `*` for each member of an object. */
  readonly field: string;
  readonly on: RegExp;
  readonly reason: string;
}

export const IGNORED: readonly Ignored[] = [
  {
    field: "",
    on: /^\/api\/no_such_thing$/,
    reason: "the recorded laboratory had a stub in place of the web application",
  },
  {
    field: "options",
    on: /^\/api\/data_sources\/\d+$/,
    reason: "connection settings of the laboratory; the simulator invents others, which nobody may keep",
  },
  {
    field: "redis_used_memory",
    on: /^\/status\.json$/,
    reason: "memory of the recorded machine",
  },
  {
    field: "redis_used_memory_human",
    on: /^\/status\.json$/,
    reason: "memory of the recorded machine",
  },
  {
    field: "database_metrics",
    on: /^\/status\.json$/,
    reason: "disk use of the recorded machine",
  },
  {
    field: "manager.queues.*.size",
    on: /^\/status\.json$/,
    reason: "how many jobs waited at that moment, for the recorded servers had no worker",
  },
];

/** Lists whose order the server leaves open; they are compared as sets, or by what they are sorted by. */
export interface OpenOrder {
  readonly on: RegExp;
  /** Where the list is: `` for the body itself, `*` for each member of a list or of an object. */
  readonly field: string;
  readonly reason: string;
}

const NO_ORDER_BY =
  "the server's SQL has no ORDER BY here: rows come as they lie in the table after whatever was updated";

export const OPEN_ORDER: readonly OpenOrder[] = [
  { on: /^\/api\/groups$/, field: "", reason: NO_ORDER_BY },
  { on: /^\/api\/groups\/\d+\/members$/, field: "", reason: NO_ORDER_BY },
  { on: /^\/api\/alerts(\/\d+\/subscriptions)?$/, field: "", reason: NO_ORDER_BY },
  {
    on: /^\/api\/users$/,
    field: "results.*.groups",
    reason: "the server looks the names up without an ORDER BY, whatever the order of the ids",
  },
  {
    on: /^\/api\/session$/,
    field: "user.permissions",
    reason: "they follow the order of the groups, which is open",
  },
  {
    on: /^\/api\/(session|config)$/,
    field: "client_config.dateFormatList",
    reason: "Redash lists a Python set; its order changes with each start",
  },
  {
    on: /^\/api\/(session|config)$/,
    field: "client_config.timeFormatList",
    reason: "Redash lists a Python set; its order changes with each start",
  },
  {
    on: /^\/status\.json$/,
    field: "manager.queues.*.data_sources",
    reason: "names joined by commas in the order of a hash table (4 to 6)",
  },
];
