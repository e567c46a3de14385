import type { ListedCommand } from "../command.js";

/** Every command, in the order of --help. A new one is its file and an entry here. */
export const COMMANDS: readonly ListedCommand[] = [
  {
    name: "run",
    summary: "read a Redash server and write the access report (the main job)",
    args: [],
    load: () => import("./run.js"),
  },
  {
    name: "collect",
    summary: "only read a Redash server, into a snapshot file",
    args: [],
    load: () => import("./collect.js"),
  },
  {
    name: "report",
    summary: "write the access report from a snapshot file",
    args: [],
    load: () => import("./report.js"),
  },
  {
    name: "explain",
    summary: "say why somebody can do what to a data source, and what would end it",
    args: [
      { name: "user", help: "id, e-mail, name, or a part that fits nobody else" },
      { name: "data-source", help: "id, name, or a part that fits no other" },
    ],
    load: () => import("./explain.js"),
  },
  {
    name: "who-can",
    summary: "say who can do something to a data source, and through what",
    args: [{ name: "data-source", help: "id, name, or a part that fits no other" }],
    load: () => import("./who-can.js"),
  },
  {
    name: "what-can",
    summary: "say everything that somebody can do, and through what",
    args: [{ name: "user", help: "id, e-mail, name, or a part that fits nobody else" }],
    load: () => import("./what-can.js"),
  },
  {
    name: "diff",
    summary: "say what changed between two runs of one server",
    args: [
      { name: "old", help: "a run's folder, or a snapshot.json" },
      { name: "new", help: "a later one of the same server" },
    ],
    load: () => import("./diff.js"),
  },
  {
    name: "verify",
    summary: "check that a run is whole and unchanged, and that its report follows from what it holds",
    args: [{ name: "run", help: "the folder of a run" }],
    load: () => import("./verify.js"),
  },
  {
    name: "share",
    summary: "copy a run by other names, for somebody who need not know who is meant",
    args: [{ name: "run", help: "the folder of a run" }],
    load: () => import("./share.js"),
  },
  {
    name: "rules",
    summary: "say which risks are looked for, and what to do about each",
    args: [{ name: "id", help: "of one rule", optional: true }],
    load: () => import("./rules.js"),
  },
  {
    name: "directory check",
    summary: "say what exports of an identity provider hold, before anything is compared",
    args: [{ name: "file...", help: "exports of one directory" }],
    load: () => import("./directory-check.js"),
  },
  {
    name: "directory formats",
    summary: "say which exports can be read, and how to get each",
    args: [{ name: "format", help: "only those whose id begins so: okta, entra-users", optional: true }],
    load: () => import("./directory-formats.js"),
  },
  {
    name: "demo",
    summary: "the same for an invented organisation on a built-in server: no Redash needed",
    args: [],
    load: () => import("./demo.js"),
  },
];
