import type { KeyObject } from "node:crypto";
import type { FileHash } from "../sums.js";
import { seal } from "./dsse.js";
import { PAYLOAD_TYPE, type Statement, statementOf } from "./statement.js";

/** signature.json of a run with these files. @param privateKey Ed25519 */
export function jsonSignature(
  files: readonly FileHash[],
  predicate: Statement["predicate"],
  privateKey: KeyObject,
): string {
  const payload = Buffer.from(JSON.stringify(statementOf(files, predicate)), "utf8");
  const envelope = seal(PAYLOAD_TYPE, payload, privateKey);
  return `${JSON.stringify(envelope, null, 1)}\n`;
}
