import type { KeyObject } from "node:crypto";
import { Option } from "commander";
import { type Command, EXIT } from "../command.js";
import { readText } from "../read-text.js";
import { say } from "../terminal.js";

const EXITS = {
  verified: EXIT.done,
  "verified in part": EXIT.incomplete,
  "not verified": EXIT.failed,
} as const;

const verify: Command = {
  description: [
    "Looks at the folder of a run: whether every file has the hash, size and rows that its lists tell, none is missing and none is more; whether the totals tie; and whether every table and page comes out the same, byte for byte, when it is made again from the folder alone. Asks no server, and changes nothing.",
    "A report of another version of redash-access is not made again; the files are named, and the exit code is 1. Whoever changes a whole run and all its lists alike is found out by a signature alone.",
  ],
  options: [
    new Option("--public-key <file>", "public Ed25519 key (PEM) of whoever should have signed the run"),
    new Option("--json", "as JSON, for scripts"),
  ],
  canBeIncomplete: false,
  exits: {
    done: "verified",
    one: "verified in part: what was looked at fits, and not everything could be looked at",
    two: "not verified: the run is not as it was made, or is none",
  },
  examples: [
    "redash-access verify reports/20260825T090000Z-default",
    "redash-access verify reports/20260825T090000Z-default --public-key auditor-public.pem --json",
  ],
  async run({ args, given }) {
    const publicKey = await publicKeyIn(given["public-key"]);
    const { verifyFolder } = await import("../verify-folder.js");
    const verification = await verifyFolder(String(args[0]), publicKey);
    if (given.json === true) say(...JSON.stringify(verification, undefined, 2).split("\n"));
    else {
      const { verificationText } = await import("../verification-text.js");
      say(...verificationText(verification));
    }
    return EXITS[verification.outcome];
  },
};
export default verify;

async function publicKeyIn(file: unknown): Promise<KeyObject | null> {
  if (file === undefined) return null;
  const { publicKeyOf } = await import("../../evidence/signature/keys.js");
  return publicKeyOf(await readText(String(file), "The public key cannot be read."), String(file));
}
