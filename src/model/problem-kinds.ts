/** Who can do something about a problem. Shown to the user as a sentence. */
export type Actor = "operator" | "redash-admin" | "network-admin" | "developer";

interface ProblemKind {
  readonly actor: Actor;
  /** What to do, when the place that threw had nothing better to say. */
  readonly hint: string;
}

/**
 * Every error that this project foresees. The code is stable: scripts and the tests may rely on it. A new
 * kind of failure is one more line here and the place that throws it.
 */
const PROBLEMS = {
  url_invalid: {
    actor: "operator",
    hint: "Give the address of Redash as you see it in the browser, such as https://redash.example.com.",
  },
  plain_http_refused: {
    actor: "operator",
    hint: "Use https, or allow plain http explicitly: the API key would cross the network readable by all.",
  },
  key_missing: {
    actor: "operator",
    hint: "Set REDASH_API_KEY, or use --api-key-file FILE. The key stands in Redash under your user's settings.",
  },
  key_refused: {
    actor: "operator",
    hint: "Redash answers 404 to a key that is wrong or belongs to a disabled user. Copy the key again from your user's settings.",
  },
  permission_missing: {
    actor: "redash-admin",
    hint: "Use the key of a member of the builtin groups admin and default, or have the missing permissions granted.",
  },
  version_unsupported: { actor: "operator", hint: "Redash 4 to 26 are supported." },
  not_redash: { actor: "operator", hint: "Check the address: what answers there is not the Redash API." },
  not_set_up: {
    actor: "redash-admin",
    hint: "Open the address in a browser and finish the set-up of Redash first.",
  },
  login_page: {
    actor: "network-admin",
    hint: "A proxy or single sign-on answers in front of Redash. Use an address that reaches the API, or have /api let through for API keys.",
  },
  redirected: {
    actor: "operator",
    hint: "Use the address that the server redirects to, if it is yours. The key is never sent to another host.",
  },
  unreachable: {
    actor: "network-admin",
    hint: "Check the address, the network, the proxy (HTTPS_PROXY, NO_PROXY) and that the server is up.",
  },
  certificate_refused: {
    actor: "network-admin",
    hint: "Give the certificate of your own authority with --ca-file FILE.",
  },
  timed_out: {
    actor: "redash-admin",
    hint: "The server is slow or overloaded. Try at a quieter time, or raise the time limit.",
  },
  rate_limited: {
    actor: "redash-admin",
    hint: "A proxy limits requests. Lower --concurrency, or have the limit raised for this key.",
  },
  server_error: { actor: "redash-admin", hint: "Redash itself failed. Its log tells why." },
  request_refused: {
    actor: "developer",
    hint: "The server refused a request that it should know. Please report it with the version of Redash.",
  },
  not_found: { actor: "operator", hint: "The server does not know this path or id." },
  answer_not_json: {
    actor: "network-admin",
    hint: "Something between here and Redash answers in its place. Use an address that reaches the API.",
  },
  answer_cut_short: {
    actor: "network-admin",
    hint: "The connection broke while the answer came. Try again.",
  },
  answer_too_large: {
    actor: "developer",
    hint: "The answer is larger than any that Redash is known to give.",
  },
  answer_unexpected: {
    actor: "developer",
    hint: "The answer has a shape that no known Redash gives. Please report it with the version of Redash.",
  },
  run_time_spent: {
    actor: "operator",
    hint: "The time limit of the run is used up. Raise it, or run at a quieter time.",
  },
  interrupted: { actor: "operator", hint: "Stopped on request. Nothing was kept." },
  file_unreadable: { actor: "operator", hint: "Check that the file exists and may be read." },
  file_unwritable: { actor: "operator", hint: "Choose a folder that you may write to." },
  file_exists: { actor: "operator", hint: "Choose another name: nothing that exists is overwritten." },
  key_in_output: {
    actor: "developer",
    hint: "Nothing was written. Somebody may have put the key into a name in Redash: have Redash make a new key. If no name holds it, please report this.",
  },
  signing_key_invalid: {
    actor: "operator",
    hint: "docs/evidence.md says how to make a key, and what it is good for.",
  },
  run_invalid: {
    actor: "operator",
    hint: "Give the folder of a run that redash-access wrote, whole and unchanged.",
  },
  run_not_verified: {
    actor: "operator",
    hint: "`redash-access verify` lists everything that is not as it was. Give a run as it was made.",
  },
  copy_differs: {
    actor: "developer",
    hint: "Nothing was written. Something in the report depends on how a name is written: please report which part it is.",
  },
  name_in_copy: {
    actor: "operator",
    hint: "Nothing was written. Where the name is also a word of the report, nothing is wrong: please report it. Else with --data-sources the names of data sources are replaced too.",
  },
  snapshot_invalid: {
    actor: "operator",
    hint: "Give a snapshot.json that redash-access wrote, whole and unchanged.",
  },
  snapshot_newer: {
    actor: "operator",
    hint: "Install a newer redash-access: this one does not know the format.",
  },
  snapshot_older: {
    actor: "operator",
    hint: "Collect again with this redash-access, or make the report with the one that collected.",
  },
  other_server: {
    actor: "operator",
    hint: "Give two snapshots of the same Redash server and organisation.",
  },
  wrong_order: { actor: "operator", hint: "Give the older snapshot first." },
  config_invalid: { actor: "operator", hint: "Correct the place named in the config file." },
  organisation_invalid: { actor: "developer", hint: "Correct the place named in the organisation file." },
  directory_unreadable: {
    actor: "operator",
    hint: "Export the file again, whole and unchanged: `redash-access directory formats` says how.",
  },
  directory_format_unknown: {
    actor: "operator",
    hint: "`redash-access directory formats` lists what can be read, and how to get it.",
  },
  directory_format_ambiguous: { actor: "operator", hint: "Name the format with --format." },
  directory_partial: {
    actor: "operator",
    hint: "Export all of it. With --allow-partial it is read as it is, and nobody is said not to be in the directory.",
  },
  directory_empty: {
    actor: "operator",
    hint: "Export the people too: an empty list would call every account gone.",
  },
  directory_contradicts: {
    actor: "operator",
    hint: "Give each list once, exports of the same time, and correct the places named.",
  },
  option_invalid: { actor: "operator", hint: "See --help." },
  name_ambiguous: { actor: "operator", hint: "Use the id instead of the name." },
  not_in_snapshot: { actor: "operator", hint: "Use an id, an e-mail or a name as it stands in the report." },
} as const satisfies Record<string, ProblemKind>;

export type ProblemCode = keyof typeof PROBLEMS;

interface Told {
  readonly code: ProblemCode;
  readonly ownHint: string | undefined;
}

/** What to do about it: what the place that threw had to say, or else the hint of its kind. */
export function hintOf({ code, ownHint }: Told): string {
  return ownHint ?? PROBLEMS[code].hint;
}

/** Who can do something about it. */
export function actorOf({ code }: Pick<Told, "code">): Actor {
  return PROBLEMS[code].actor;
}
