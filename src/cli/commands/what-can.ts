import { type Command, EXIT } from "../command.js";
import { findUser } from "../find.js";
import { JSON_ANSWER, SNAPSHOT, sayAnswer } from "../question.js";
import { readSnapshot } from "../read-snapshot.js";
import { whatCanText } from "../what-can-text.js";

const command: Command = {
  description: [
    "Lists what one user can do: the account, its groups, and each data source with the level and through which groups and queries, and the ways round the groups.",
    "What --json prints is described in docs/schemas/what-can.schema.json.",
  ],
  options: [SNAPSHOT, JSON_ANSWER],
  canBeIncomplete: false,
  examples: [
    "redash-access what-can ana@example.com --snapshot snapshot.json",
    "redash-access what-can 42 --snapshot snapshot.json --json",
  ],
  async run({ args: [name = ""], given }) {
    const snapshot = await readSnapshot(String(given.snapshot));
    const { id } = findUser(snapshot.users, name);
    const [{ buildGraph }, { whatCan }] = await Promise.all([
      import("../../graph/build.js"),
      import("../../analyze/answers/what-can.js"),
    ]);
    const answer = whatCan(snapshot, buildGraph(snapshot), id);
    sayAnswer(given, answer, () => whatCanText(answer), answer.run.complete);
    return EXIT.done;
  },
};
export default command;
