import type { KeyObject } from "node:crypto";
import { type Check, type CheckResult, fitsUnless, notMade } from "../check.js";
import type { FactsByName } from "../facts.js";
import { parseRunFile } from "../parse-run-file.js";
import { textOf } from "../run-folder.js";
import { envelopeSchema, keyIdOf, open } from "../signature/dsse.js";
import { SIGNATURE_FILE } from "../signature/file.js";
import { PAYLOAD_TYPE, type Statement, statementSchema } from "../signature/statement.js";

const signature: Check = {
  id: "signature",
  title: "Whoever has the key has signed these files, as they are",
  async run({ folder, facts: reading, publicKey }) {
    const facts = await reading;
    const isThere = facts.has(SIGNATURE_FILE);
    if (publicKey === null) {
      return isThere
        ? notMade("The run is signed. Whose signature it is can be told with --public-key.")
        : null;
    }
    if (!isThere) return fitsUnless([`${SIGNATURE_FILE}: it is missing, the run is not signed.`]);
    const envelope = parseRunFile(envelopeSchema, await textOf(folder, SIGNATURE_FILE), SIGNATURE_FILE);
    const payload = open(envelope, publicKey);
    if (payload === null) return fitsUnless([notOfThisKey(publicKey)]);
    if (envelope.payloadType !== PAYLOAD_TYPE)
      return fitsUnless([`${SIGNATURE_FILE}: it signs something else.`]);
    return compared(parseRunFile(statementSchema, payload.toString("utf8"), SIGNATURE_FILE), facts);
  },
};
export default signature;

function notOfThisKey(publicKey: KeyObject): string {
  return `${SIGNATURE_FILE}: it is not signed with the key whose public part has the SHA-256 ${keyIdOf(publicKey)}.`;
}

function compared({ subject }: Statement, facts: FactsByName): CheckResult {
  const signed = new Map(subject.map(({ name, digest }) => [name, digest.sha256]));
  const names = [...facts.keys()].filter((name) => name !== SIGNATURE_FILE);
  return fitsUnless([
    ...names.filter((name) => !signed.has(name)).map((name) => `${name}: it was not signed.`),
    ...[...signed].flatMap(([name, sha256]) => {
      const found = facts.get(name)?.sha256;
      if (found === undefined) return [`${name}: it was signed, and is missing.`];
      return found === sha256 ? [] : [`${name}: it was changed after it was signed.`];
    }),
  ]);
}
