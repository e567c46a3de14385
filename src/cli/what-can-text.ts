import type { WhatCanAnswer } from "../model/answers.js";
import { counted } from "../model/counted.js";
import { wrap } from "./terminal.js";

const WIDTH = 100;

/** What one user can do, for a terminal: the account, its groups, each data source. */
export function whatCanText(answer: WhatCanAnswer): string[] {
  const { user, dataSources, waysRound, notes } = answer;
  const marks = [user.status, ...(user.administrator === true ? ["administrator"] : [])];
  return [
    `${user.name} <${user.email}>, user #${user.userId}, ${marks.join(", ")}`,
    ...accountLines(user),
    ...groupLines(answer),
    ...(user.administrator === true ? [GIVES_ALL] : []),
    "",
    ...reachLines(dataSources),
    ...(waysRound.length === 0 ? [] : ["", "Ways round the groups:"]),
    ...waysRound.flatMap(({ inWords }) => wrap(`  - ${inWords}`, WIDTH, "      ")),
    ...notes.flatMap((note) => ["", ...wrap(note, WIDTH, "")]),
  ];
}

const GIVES_ALL = "An administrator can give himself anything that he does not have.";

function accountLines({ login, createdAt, activeAt, disabledAt }: WhatCanAnswer["user"]): string[] {
  const facts = [
    login === undefined
      ? ""
      : login === "password"
        ? "has a password of Redash"
        : "has no password of Redash",
    createdAt ? `created ${createdAt}` : "",
    activeAt === null ? "never active" : activeAt === undefined ? "" : `last active ${activeAt}`,
    disabledAt ? `disabled ${disabledAt}` : "",
  ].filter((fact) => fact !== "");
  return facts.length === 0 ? [] : [`Account: ${facts.join(", ")}`];
}

function groupLines({ groups, deletedGroupIds }: WhatCanAnswer): string[] {
  if (groups === null) return ["Groups: the server does not tell"];
  const names = groups.map(
    ({ groupId, label, times }) => `"${label}" (#${groupId}${times > 1 ? `, ${times} times` : ""})`,
  );
  const deleted = deletedGroupIds.map((id) => `a deleted one (#${id})`);
  const all = [...names, ...deleted];
  return wrap(`Groups: ${all.length === 0 ? "none" : all.join(", ")}`, WIDTH, "  ");
}

/** What works now, what would, and of what it is not known stand apart: a count of them all would be of none. */
function reachLines(dataSources: WhatCanAnswer["dataSources"]): string[] {
  const known = dataSources.filter(({ access }) => access.level !== "unknown");
  const live = known.filter(({ access }) => access.now === "live");
  const latent = known.filter(({ access }) => access.now === "latent");
  const unknown = dataSources.filter(({ access }) => access.level === "unknown");
  const count = ({ length }: typeof dataSources) => counted(length, "data source");
  return [
    `${count(live)} can be reached${live.length === 0 ? "." : ":"}`,
    ...live.flatMap(dataSourceLines),
    ...(latent.length === 0 ? [] : ["", `${count(latent)} more when the account is enabled:`]),
    ...latent.flatMap(dataSourceLines),
    ...(unknown.length === 0 ? [] : ["", `Not known of ${count(unknown)}:`]),
    ...unknown.flatMap(dataSourceLines),
  ];
}

function dataSourceLines({ dataSourceId, name, access }: WhatCanAnswer["dataSources"][number]): string[] {
  const { level, now, inWords } = access;
  return [
    `  ${name ?? "(name not known)"}, data source #${dataSourceId}: ${level}, ${now}`,
    ...wrap(`      ${inWords}`, WIDTH, "      "),
  ];
}
