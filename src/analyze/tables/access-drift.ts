import { ACCESS_CHANGES, type AccessDrift } from "../../drift/types.js";
import type { Access } from "../../graph/types.js";
import { accessInWords } from "../../graph/words.js";
import { LEVELS } from "../../model/access-words.js";
import { remember } from "../../model/remember.js";
import type { Column, Run } from "../../model/table.js";
import { dataSourceCells, userRuns, yesNo } from "../cells.js";
import { DATA_SOURCE, USER } from "../columns.js";
import { rowsInRuns } from "../recurring-runs.js";
import type { DriftTableInput, TableDescriptor } from "../table-descriptor.js";

const STATES = ["will happen", "if the attribute is sent"] as const satisfies AccessDrift["state"][];

/** How many verdicts' cells are kept. */
const KEPT = 4_000;

const accessDrift: TableDescriptor<DriftTableInput> = {
  id: "access-drift",
  title: "Access drift",
  description:
    "What the next SAML login of each person changes, data source by data source. A pair that is not here stays as it is, so far as that was evaluated.",
  columns: [
    ...USER,
    ...DATA_SOURCE,
    {
      name: "change",
      title: "Change",
      type: "enum",
      values: ACCESS_CHANGES,
      description:
        "Raised and lowered are about the level; abilities: the level stays and something else changes.",
    },
    {
      name: "state",
      title: "State",
      type: "enum",
      values: STATES,
      description: "If the attribute is sent: it was not told whether the identity provider sends it.",
    },
    {
      name: "level_now",
      title: "Level now",
      type: "enum",
      values: LEVELS,
      description: "As in effective-access.csv; none: no access through groups.",
    },
    {
      name: "level_after",
      title: "Level after",
      type: "enum",
      values: LEVELS,
      description: "After the next login.",
    },
    list("abilities_lost", "Abilities lost", "What the person can do now and could no longer do."),
    list("abilities_gained", "Abilities gained", "What the person could do that is not possible now."),
    admin("admin_now", "Administrator now"),
    admin("admin_after", "Administrator after"),
    list("groups_taken", "Groups taken", "Groups of Redash that the login takes away."),
    list("groups_added", "Groups added", "Groups of Redash that the login gives."),
    {
      name: "after_in_words",
      title: "Then",
      type: "text",
      description: "The access after the login, and where it comes from, in a sentence.",
    },
  ],
  make(input) {
    return {
      rowCount: input.drift.access.length,
      ...rowsInRuns(() => runsOf(input)),
    };
  },
};

export default Object.freeze(accessDrift);

function list(name: string, title: string, description: string): Column {
  return { name, title, type: "list", description };
}

function admin(name: string, title: string): Column {
  const description = "Whether the account has the permission admin.";
  return { name, title, type: "enum", values: ["yes", "no", "unknown"], description };
}

/** A row is five runs: user, data source, change, what changes, and the groups of the user with what they give then. */
function* runsOf({ snapshot, graph, drift, groupLabel }: DriftTableInput): Iterable<Run[]> {
  const userRun = userRuns(graph);
  const dataSources = new Map(snapshot.dataSources.map((one) => [one.id, dataSourceCells(one)]));
  const changes = ACCESS_CHANGES.map((change) => STATES.map((state): Run => [change, state]));
  const differing = remember(KEPT, (now: Access) =>
    remember(KEPT, (after: Access) => differences(now, after)),
  );
  let groupsOf: { readonly userId: number; readonly runWith: (after: Access) => Run } | undefined;
  for (const { userId, dataSourceId, change, state, now, after, taken, added } of drift.access) {
    if (groupsOf?.userId !== userId) {
      const groups = [taken.map(groupLabel), added.map(groupLabel)];
      groupsOf = {
        userId,
        runWith: remember(KEPT, (access) => [...groups, accessInWords(access, groupLabel)]),
      };
    }
    yield [
      userRun(userId),
      dataSources.get(dataSourceId) ?? [],
      changes[ACCESS_CHANGES.indexOf(change)]?.[STATES.indexOf(state)] ?? [],
      differing(now)(after),
      groupsOf.runWith(after),
    ];
  }
}

function differences(now: Access, after: Access): Run {
  return [
    now.level,
    after.level,
    now.abilities.filter((ability) => !after.abilities.includes(ability)),
    after.abilities.filter((ability) => !now.abilities.includes(ability)),
    yesNo(now.admin),
    yesNo(after.admin),
  ];
}
