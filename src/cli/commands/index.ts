import type { Command } from "../command.js";
import collect from "./collect.js";
import demo from "./demo.js";
import diff from "./diff.js";
import directoryCheck from "./directory-check.js";
import directoryFormats from "./directory-formats.js";
import explain from "./explain.js";
import report from "./report.js";
import rules from "./rules.js";
import run from "./run.js";
import share from "./share.js";
import verify from "./verify.js";
import whatCan from "./what-can.js";
import whoCan from "./who-can.js";

/** Every command, in the order of --help. A new one is its file and a line here. */
export const COMMANDS: readonly Command[] = [
  run,
  collect,
  report,
  explain,
  whoCan,
  whatCan,
  diff,
  verify,
  share,
  rules,
  directoryCheck,
  directoryFormats,
  demo,
];
