import { isProblem } from "../../model/problem.js";
import type { RecordAttempt } from "../../redash/endpoint.js";
import users from "../../redash/endpoints/users.js";
import { type CollectContext, readOrProblem } from "../context.js";
import { readPages } from "../read-pages.js";
import type { ListReading, UserOrder } from "./readings.js";

/** Reads one list of users whole. A server that gives all users as one array (4) is read in one call. */
export async function readList(
  context: CollectContext,
  list: "enabled" | "disabled",
  order: UserOrder,
  record: RecordAttempt,
): Promise<ListReading> {
  const disabled = list === "disabled";
  const step = disabled ? "Disabled users" : "Users";
  const { form, ...read } = await readPages({
    async read(page, pageSize) {
      const params = { page, pageSize, order, disabled };
      const answer = await readOrProblem(context.reader.read(users, params, record));
      if (isProblem(answer) || answer.kind === "bare") return answer;
      // Which list somebody stands on tells the state, should the row not.
      return { ...answer, rows: answer.rows.map((row) => ({ disabled, ...row })) };
    },
    onProgress: (done, total) => context.onProgress({ step, done, total }),
  });
  if (form === "bare") return { list: "all", reading: "one list", ...read };
  return { list, reading: `pages ordered by ${order}`, ...read };
}
