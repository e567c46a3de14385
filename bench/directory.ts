import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { distinct, organisationOf, randomFrom, type Size } from "./organisation.js";

/** The files of one directory. `otherNames`: the same groups, of which none is called as Redash calls its groups. */
export interface DirectoryFiles {
  readonly users: string;
  readonly groups: string;
  readonly otherNames: string;
}

export function filesIn(folder: string): DirectoryFiles {
  return {
    users: join(folder, "scim-users.json"),
    groups: join(folder, "scim-groups.json"),
    otherNames: join(folder, "scim-groups-other-names.json"),
  };
}

/**
 * Writes the directory of an organisation of that size as lists of SCIM 2.0: the people of the accounts, as many
 * colleagues without account, and their groups, some of them inside of others. Of a hundred accounts one is not there,
 * two are inactive and two are in another group than in Redash; whom Redash has disabled is inactive.
 */
export async function writeDirectory(size: Size, folder: string): Promise<void> {
  const people = peopleOf(size);
  const groups = groupsOf(size, people);
  const files = filesIn(folder);
  await writeList(files.users, people, userResource);
  await writeList(files.groups, groups, groupResource);
  const otherwise = groups.map((group) => ({ ...group, name: `Directory/${group.name}` }));
  await writeList(files.otherNames, otherwise, groupResource);
}

interface Person {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly active: boolean;
  readonly department: string;
  /** Places of groups in the list of all. */
  readonly groups: readonly number[];
}

interface DirectoryGroup {
  readonly id: string;
  readonly name: string;
  readonly members: { readonly id: string; readonly name: string; readonly of: "Users" | "Groups" }[];
}

/** Which places the groups of each kind have: those of Redash first. */
function places({ groups, directory }: Size) {
  const teams = groups - 2;
  const others = directory.groups - teams;
  const external = Math.min(teams, Math.ceil(others / 5));
  return { teams, external, departments: Math.ceil(others / 10), all: directory.groups };
}

function peopleOf(size: Size): Person[] {
  const random = randomFrom(size.seed + 1_000);
  const { teams, external, departments, all } = places(size);
  const firstProject = teams + external + departments;
  const accounts = organisationOf(size).users ?? [];
  const people: Person[] = [];
  for (let index = 0; people.length < size.directory.identities; index += 1) {
    const account = accounts[index];
    const kind = index % 100;
    const isMissing = account !== undefined && kind === 0;
    const own = (account?.groups ?? []).filter((key) => key !== "default").map((key) => Number(key.slice(1)));
    const moved = kind === 3 || kind === 4 ? [random(teams), ...own.slice(1)] : own;
    if (isMissing) continue;
    people.push({
      id: idOf(index, "5000"),
      email: account?.email ?? `colleague${index}@example.com`,
      name: account?.name ?? `Colleague ${index}`,
      active: account?.state !== "disabled" && kind !== 1 && kind !== 2,
      department: `Department ${random(departments)}`,
      groups:
        account === undefined
          ? distinct(size.groupsPerUser, all - firstProject, random).map((place) => firstProject + place)
          : [...new Set(moved)].map((team) => (team < external && index % 4 === 0 ? teams + team : team)),
    });
  }
  return people;
}

function groupsOf(size: Size, people: readonly Person[]): DirectoryGroup[] {
  const { teams, external, departments, all } = places(size);
  const named = (count: number, what: string) => Array.from({ length: count }, (_, at) => `${what} ${at}`);
  const names = [
    ...named(teams, "Team"),
    ...named(external, "Externals of team"),
    ...named(departments, "All of department"),
    ...named(all - teams - external - departments, "Project"),
  ];
  const groups = names.map((name, place): DirectoryGroup => {
    return { id: idOf(place, "6000"), name, members: [] };
  });
  for (const { id, name, groups: its } of people) {
    for (const place of its) groups[place]?.members.push({ id, name, of: "Users" });
  }
  const put = (inner: number, outer: number) => {
    const group = groups[inner];
    if (group !== undefined) groups[outer]?.members.push({ id: group.id, name: group.name, of: "Groups" });
  };
  for (let team = 0; team < external; team += 1) put(teams + team, team);
  for (let team = 0; team < teams; team += 1) put(team, teams + external + (team % departments));
  return groups;
}

/** In no order that the list has, as a provider's own ids are. */
function idOf(index: number, kind: string): string {
  const mixed = (Math.imul(index + 1, 2_654_435_761) >>> 0).toString(16).padStart(8, "0");
  return `${mixed}-${kind}-4a00-8000-${index.toString(16).padStart(12, "0")}`;
}

const ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

function userResource({ id, email, name, active, department }: Person): object {
  const [givenName, familyName] = name.split(" ");
  return {
    schemas: ["urn:ietf:params:scim:schemas:core:2.0:User", ENTERPRISE],
    id,
    externalId: `ext-${id.slice(0, 8)}`,
    userName: email,
    name: { formatted: name, givenName, familyName },
    displayName: name,
    title: "Analyst",
    userType: "Employee",
    active,
    emails: [{ value: email, type: "work", primary: true }],
    [ENTERPRISE]: { employeeNumber: id.slice(-6), department, manager: { displayName: "Person 000000" } },
    meta: {
      resourceType: "User",
      created: "2024-01-08T09:00:00Z",
      lastModified: "2026-10-01T09:00:00Z",
      location: `https://idp.example.com/scim/v2/Users/${id}`,
    },
  };
}

function groupResource({ id, name, members }: DirectoryGroup): object {
  return {
    schemas: ["urn:ietf:params:scim:schemas:core:2.0:Group"],
    id,
    displayName: name,
    members: members.map((member) => ({
      value: member.id,
      $ref: `https://idp.example.com/scim/v2/${member.of}/${member.id}`,
      display: member.name,
    })),
    meta: { resourceType: "Group", location: `https://idp.example.com/scim/v2/Groups/${id}` },
  };
}

function writeList<T>(file: string, list: readonly T[], resourceOf: (one: T) => object): Promise<void> {
  return pipeline(Readable.from(listResponse(list, resourceOf)), createWriteStream(file));
}

function* listResponse<T>(list: readonly T[], resourceOf: (one: T) => object): Iterable<string> {
  const schemas = '["urn:ietf:params:scim:api:messages:2.0:ListResponse"]';
  const count = list.length;
  yield `{"schemas":${schemas},"totalResults":${count},"itemsPerPage":${count},"startIndex":1,"Resources":[`;
  let comma = "";
  for (const one of list) {
    yield comma + JSON.stringify(resourceOf(one));
    comma = ",";
  }
  yield "]}\n";
}
