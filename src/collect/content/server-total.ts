import { isProblem } from "../../model/problem.js";
import { hintOf } from "../../model/problem-kinds.js";
import type { RecordAttempt } from "../../redash/endpoint.js";
import serverStatus from "../../redash/endpoints/server-status.js";
import { type CollectContext, readOrProblem } from "../context.js";

/** How many queries or dashboards the whole server has, archived ones and drafts included. */
export interface ServerTotal {
  /** Asks anew. null: the server does not tell this account. */
  read(): Promise<number | null>;
  /** What somebody can do so that it does. */
  hint(): string;
}

export function serverTotal(
  context: CollectContext,
  of: "queries" | "dashboards",
  record: RecordAttempt,
): ServerTotal {
  let hint = "Use an address that reaches Redash itself.";
  return {
    async read() {
      const status = await readOrProblem(context.reader.read(serverStatus, undefined, record));
      if (!isProblem(status)) return status[of] ?? null;
      hint =
        status.code === "permission_missing"
          ? "Only an account with the permission super_admin is told the server's totals: use the key of a member of the builtin group admin."
          : hintOf(status);
      return null;
    },
    hint: () => hint,
  };
}
