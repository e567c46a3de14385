import { fileName } from "../../src/page/files.js";
import { type GrantsOfGroup, grantsByGroup } from "../../src/page/grants.js";
import {
  type GroupFacts,
  grantRemark,
  groupFacts,
  groupInShort,
  makesAdmins,
  membersInWords,
  membersOf,
  permissionsInWords,
  untoldMembers,
} from "../../src/page/group-facts.js";
import { membersByGroup } from "../../src/page/members.js";
import type { Page } from "../../src/page/page.js";
import type { GrantSign } from "../../src/page/signs.js";
import { visible } from "../../src/page/visible.js";
import { type Child, element } from "./dom.js";
import { type DrawnList, drawList, type ListColumn } from "./list.js";
import { longList } from "./long-list.js";
import { grantSign, numberCell } from "./signs.js";
import type { ViewStore } from "./state.js";

export function groupsList(holder: HTMLElement, page: Page, view: ViewStore): DrawnList {
  const idOf = (place: number) => page.organisation.groups[place]?.id ?? 0;
  const grants = grantsByGroup(page);
  const facts = (place: number) => groupFacts(page, place, grants.get(idOf(place)));
  const details = groupDetails(page);
  const list = drawList(
    holder,
    {
      id: "groups",
      kind: "group",
      caption: "Groups",
      nouns: ["group", "groups"],
      columns: columnsOf(page, (place) => grants.get(idOf(place))),
      idOf,
      cells: (place) => cells(facts(place)),
      inShort: (place) => groupInShort(facts(place)),
      details: (place) => details(facts(place)),
    },
    view,
  );
  list.show(page.organisation.groups.map((_, place) => place));
  return list;
}

function columnsOf(
  page: Page,
  grantsOf: (place: number) => GrantsOfGroup | undefined,
): readonly ListColumn[] {
  const granted = (id: GrantSign["id"], head: string): ListColumn => ({
    id,
    head,
    className: "n",
    first: "descending",
    key: (place) =>
      id === "full" && makesAdmins(page, place)
        ? Number.POSITIVE_INFINITY
        : [...(grantsOf(place)?.values() ?? [])].filter((one) => one === id).length,
  });
  return [
    { id: "name", head: "Group", className: "name", first: "ascending", key: (place) => place },
    {
      id: "members",
      head: page.run.ofOneSource ? "Members on this page" : "Members",
      className: "n",
      first: "descending",
      key: (place) => membersOf(page, place).enabled,
    },
    granted("full", "Full"),
    granted("view", "View only"),
    granted("unknown", "Not known"),
  ];
}

function cells(facts: GroupFacts): readonly Child[] {
  const { named, builtin, admin, members, grants, ofOneSource } = facts;
  const yesNo = (yes: boolean) => (yes ? "yes" : element("span", "zero", "no"));
  const granted = (count: number, all: boolean) => {
    if (ofOneSource) return yesNo(all || count > 0);
    return all ? "all" : numberCell(count);
  };
  return [
    [
      element("bdi", {}, named.name),
      " ",
      element("span", "id", `#${named.id}`),
      admin && [" ", element("span", "mark admin", "makes admins")],
      builtin && [" ", element("span", "mark", "built in")],
    ],
    numberCell(members.enabled),
    ...grants.map(({ sign, list }) => granted(list.length, admin && sign.id === "full")),
  ];
}

/** Grants, permissions and members. Who is in which group is looked up once, when the first group is unfolded. */
function groupDetails(page: Page): (facts: GroupFacts) => Child {
  let members: ReturnType<typeof membersByGroup> | undefined;
  const untold = untoldMembers(page);
  return (facts) => {
    members ??= membersByGroup(page);
    const userIds = (members.get(facts.named.id) ?? []).map(
      (place) => page.organisation.users[place]?.id ?? 0,
    );
    return [
      paragraph(grantRemark(facts)),
      grantParagraphs(page, facts),
      permissionsParagraph(page, facts),
      paragraph(
        membersInWords(facts),
        userIds.length > 0 && [
          " ",
          longList("user", userIds, page.namedUser, fileName("memberships.csv", page.run)),
          ".",
        ],
      ),
      paragraph(untold),
    ];
  };
}

function paragraph(...content: readonly Child[]): Child {
  return content[0] === "" ? null : element("p", "facts", content);
}

const GRANTED = {
  full: "Granted in full: ",
  view: "Granted view only: ",
  unknown: "Redash does not tell whether it is granted: ",
};

function grantParagraphs({ namedSource, run }: Page, { grants }: GroupFacts): Child {
  return grants
    .filter(({ list }) => list.length > 0)
    .map(({ sign, list }) => {
      const ids = list.map(({ id }) => id);
      return element(
        "p",
        "path",
        grantSign(sign.id),
        GRANTED[sign.id],
        longList("source", ids, namedSource, fileName("grants.csv", run)),
        ".",
      );
    });
}

function permissionsParagraph(page: Page, { permissions }: GroupFacts): Child {
  const listed = permissions.map(visible).join(", ");
  return element(
    "p",
    "facts",
    listed === "" && "Gives no permission. ",
    permissionsInWords(page, permissions),
    listed !== "" && element("span", "soft long", ` Permissions: ${listed}.`),
  );
}
