import { z } from "zod";
import type { FileHash } from "../sums.js";

export const PAYLOAD_TYPE = "application/vnd.in-toto+json";
const STATEMENT_TYPE = "https://in-toto.io/Statement/v1";
/** A name of its own and no address: nobody has to be asked what it means. */
const PREDICATE_TYPE = "redash-access-review:run/v1";

/**
 * An in-toto Statement v1 (https://github.com/in-toto/attestation, spec/v1/statement.md): these files, by their hashes,
 * are the run of this id.
 */
export const statementSchema = z.object({
  _type: z.literal(STATEMENT_TYPE),
  subject: z.array(z.object({ name: z.string(), digest: z.object({ sha256: z.string() }) })).min(1),
  predicateType: z.literal(PREDICATE_TYPE),
  predicate: z.object({ runId: z.string(), tool: z.object({ name: z.string(), version: z.string() }) }),
});

export type Statement = z.infer<typeof statementSchema>;

export function statementOf(files: readonly FileHash[], predicate: Statement["predicate"]): Statement {
  const subject = files.map(({ name, sha256 }) => ({ name, digest: { sha256 } }));
  return {
    _type: STATEMENT_TYPE,
    subject: subject.sort((a, b) => (a.name < b.name ? -1 : 1)),
    predicateType: PREDICATE_TYPE,
    predicate,
  };
}
