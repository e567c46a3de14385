import { isComplete } from "../../model/snapshot.js";
import { type Command, EXIT } from "../command.js";
import { explanationText } from "../explanation-text.js";
import { findDataSource, findUser } from "../find.js";
import { JSON_ANSWER, SNAPSHOT, sayAnswer } from "../question.js";
import { readSnapshot } from "../read-snapshot.js";

const command: Command = {
  description: [
    "Says what one user can do to one data source, every path by which, with both legs (the groups that grant the data source, the groups that give the permission), what leads there round the groups, what each removal would leave, and the fewest changes that end it, with whom else they hit.",
  ],
  options: [SNAPSHOT, JSON_ANSWER],
  canBeIncomplete: false,
  examples: [
    "redash-access explain ana@example.com Warehouse --snapshot snapshot.json",
    "redash-access explain 42 3 --snapshot snapshot.json --json",
  ],
  async run(call) {
    const [userName = "", dataSourceName = ""] = call.args;
    const snapshot = await readSnapshot(String(call.given.snapshot));
    const user = findUser(snapshot.users, userName);
    const dataSource = findDataSource(snapshot.dataSources, dataSourceName);
    const [{ buildGraph }, { explain }, { waysBetween }] = await Promise.all([
      import("../../graph/build.js"),
      import("../../graph/explain.js"),
      import("../../analyze/answers/ways-between.js"),
    ]);
    const graph = buildGraph(snapshot);
    const explanation = explain(graph, user.id, dataSource.id);
    const ways = waysBetween(snapshot, graph, user.id, dataSource.id);
    const complete = isComplete(snapshot);
    const userNames = new Map(snapshot.users.map(({ id, email }) => [id, email]));
    const context = {
      saml: snapshot.signIn.saml,
      userName: (id: number) => `#${id} ${userNames.get(id) ?? ""}`,
    };
    sayAnswer(
      call.given,
      { ...explanation, ...ways, complete },
      () => explanationText(explanation, ways, context),
      complete,
    );
    return EXIT.done;
  },
};
export default command;
