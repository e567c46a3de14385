import { present } from "../../model/present.js";
import type {
  FileContext,
  FileRecord,
  GroupRecord,
  IdentityRecord,
  Reading,
  Reference,
  Sink,
} from "../reader.js";
import { baseName } from "./base-name.js";
import { list, object, text } from "./values.js";

/**
 * Lists of the members of groups, as APIs give them: a list of people that does not say of which group. What says it is
 * a wrapper, `{"group": ..., "users": [...]}` or a list of such, or the name of the file: `members-of-finance.json`.
 */
export interface MemberFormat {
  /** The provider's group ids, wherever they stand in a text; with the flag `i` they are told in lower case. */
  readonly groupId: RegExp;
  /** Sizes of its pages: a list of exactly so many may have gone on. */
  readonly pageSizes: readonly number[];
  /** The provider has no groups in groups. */
  readonly flat: boolean;
  /** One entry of a list; undefined where it cannot be used. */
  member(entry: unknown): Member | undefined;
}

export interface Member {
  /** Absent for what is neither person nor group: a device. */
  readonly reference?: Reference;
  /** What the list tells of a person. */
  readonly identity?: IdentityRecord;
}

export type NamedGroup = Pick<GroupRecord, "ids" | "name">;

const LISTS = ["users", "members", "value"] as const;
const MEMBERS_OF = /(?:^|[-_. ])members[-_ ]of[-_ ](.+)$/i;

/** The group that a file's name tells: by an id anywhere in it, else by what follows `members-of-`. */
export function groupOfFileName(fileName: string, groupId: RegExp): NamedGroup | undefined {
  const stem = baseName(fileName).replace(/\.[a-z]+$/i, "");
  const id = groupId.exec(stem)?.[0];
  if (id !== undefined) return { ids: [caseOf(id, groupId)] };
  const name = text(MEMBERS_OF.exec(stem)?.[1]);
  return name === undefined ? undefined : { ids: [], name };
}

/** The group that a member `group` names: its id, its name, or the provider's whole record of it. */
export function groupOfValue(value: unknown, groupId: RegExp): NamedGroup | undefined {
  const written = text(value);
  if (written !== undefined) {
    const isId = groupId.exec(written)?.[0] === written;
    return isId ? { ids: [caseOf(written, groupId)] } : { ids: [], name: written };
  }
  const group = object(value);
  const id = text(group?.id);
  const name = text(object(group?.profile)?.name) ?? text(group?.displayName) ?? text(group?.name);
  if (id === undefined && name === undefined) return undefined;
  return { ids: id === undefined ? [] : [caseOf(id, groupId)], ...present({ name }) };
}

function caseOf(id: string, groupId: RegExp): string {
  return groupId.ignoreCase ? id.toLowerCase() : id;
}

/** The list of a record that is a group with its members, as `{"group": ..., "users": [...]}`. */
export function wrappedMembers(value: unknown): readonly unknown[] | undefined {
  const wrapper = object(value);
  if (wrapper?.group === undefined) return undefined;
  for (const name of LISTS) {
    const members = list(wrapper[name]);
    if (members !== undefined) return members;
  }
  return undefined;
}

/** Whether records of this list are members, or groups with members; else they belong to something beside. */
export function isMemberList(path: string): boolean {
  return path === "" || path === "groups" || LISTS.some((name) => name === path);
}

/** Reads one list, or a list of wrapped ones. People are `mentioned`: a group's members are no list of all people. */
export function readMemberLists(sink: Sink, { fileName }: FileContext, format: MemberFormat): Reading {
  const lone = new MemberList();
  let wrapped = 0;
  return {
    record(record) {
      const members = wrappedMembers(record.value);
      if (members !== undefined) {
        wrapped += 1;
        readWrapped(sink, record, members, format);
      } else if (!isMemberList(record.list)) {
        sink.skipped(record);
      } else {
        readLone(sink, record, lone, format);
      }
    },
    end(head) {
      const group = groupOfValue(head?.group, format.groupId) ?? groupOfFileName(fileName, format.groupId);
      if (wrapped === 0 && group !== undefined) sink.group(lone.of(group, format), null);
    },
  };
}

class MemberList {
  readonly #references: Reference[] = [];
  #entries = 0;
  #unread = 0;

  add(member: Member | undefined): void {
    this.#entries += 1;
    if (member === undefined) this.#unread += 1;
    else if (member.reference !== undefined) this.#references.push(member.reference);
  }

  of(group: NamedGroup, { flat, pageSizes }: MemberFormat): GroupRecord {
    const because = whyIncomplete(this.#entries, this.#unread, pageSizes);
    return {
      ...group,
      members: this.#references,
      ...present({ incompleteBecause: because }),
      ...(flat ? { groupsKnown: true } : {}),
    };
  }
}

/** Why a list of members of this size, some of them unread, may not be all of a group; undefined: nothing says so. */
export function whyIncomplete(
  entries: number,
  unread: number,
  pageSizes: readonly number[],
): string | undefined {
  if (unread > 0) return `${unread} of its members cannot be read`;
  return pageSizes.includes(entries)
    ? `there are exactly ${entries}, the size of a page, and nothing in the file says whether more follow`
    : undefined;
}

function readLone(sink: Sink, record: FileRecord, lone: MemberList, format: MemberFormat): void {
  const member = format.member(record.value);
  lone.add(member);
  if (member === undefined) sink.unusable("a member without id, mail or login", record);
  else if (member.identity === undefined) sink.skipped(record);
  else sink.identity(member.identity, record);
}

function readWrapped(
  sink: Sink,
  record: FileRecord,
  entries: readonly unknown[],
  format: MemberFormat,
): void {
  const group = groupOfValue(object(record.value)?.group, format.groupId);
  if (group === undefined) {
    sink.unusable("members of a group that has neither id nor name", record);
    return;
  }
  const members = new MemberList();
  for (const entry of entries) {
    const member = format.member(entry);
    members.add(member);
    if (member?.identity !== undefined) sink.identity(member.identity, record);
  }
  sink.group(members.of(group, format), record);
}
