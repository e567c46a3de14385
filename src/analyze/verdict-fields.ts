import type { Access, GrantLeg } from "../graph/types.js";
import { accessInWords, type Frame, framedInWords, frameOf, joined, quotedIfNeeded } from "../graph/words.js";
import type { Ability } from "../model/access-words.js";
import { remember } from "../model/remember.js";
import { type Asks, BETWEEN_ITEMS, fieldOfPieces, type LineFormat } from "../model/table.js";
import { levelCells, queriesCells } from "./access-rows.js";
import { fieldsIn } from "./recurring-runs.js";

/** The fields of `verdictCells`, with a comma between each two. */
export interface VerdictFields {
  readonly before: string;
  readonly after: string;
}

/** How many groups are kept: mostly all. */
const GROUPS_KEPT = 4_000;
/** How many lists of permitting groups are kept. They come again for one user; of many users each may have another. */
const LISTS_KEPT = 64;
/** How many sets of abilities are kept: there are few. */
const ABILITIES_KEPT = 1_000;

/**
 * Writes what rests on a verdict as fields. They are put together from what was written for each of its groups, for the
 * groups that give the permission, and for all verdicts that are alike in the rest: of a million few need more, and
 * nobody looks at a whole field to see how it is written.
 */
export function verdictFields(
  groupLabel: (groupId: number) => string,
  format: LineFormat,
): (access: Access) => VerdictFields {
  const fields = fieldsIn(format);
  const groupOf = remember(GROUPS_KEPT, (id: number) => groupPieces(id, groupLabel(id), format));
  const nameOf = (groupId: number) => groupOf(groupId).name;
  const permittingOf = remember(LISTS_KEPT, (groupIds: readonly number[]) => {
    return { groups: groupsFields(groupIds, groupOf, format), names: joined(groupIds.map(nameOf)) };
  });
  const kindOf = kinds(format);
  return (access) => {
    const { grants, permissionGroups, ownQueries } = access;
    const kind = kindOf(access);
    const granting = groupsFields(
      grants.map(({ groupId }) => groupId),
      groupOf,
      format,
    );
    const { groups: permitting, names } = permittingOf(permissionGroups);
    const words = isPlain(access)
      ? fieldOfPieces(
          format,
          framedInWords(kind.frame, grants, nameOf, names),
          kind.asks | granting.nameAsks | permitting.nameAsks,
        )
      : format.field(accessInWords(access, groupLabel));
    const queries = ownQueries === null ? kind.queries : fields(queriesCells(access));
    return {
      before: `${kind.level},${granting.labels},${permitting.labels},${words}`,
      after: `${granting.ids},${permitting.ids},${queries}`,
    };
  };
}

/** Whether its words are those of `framedInWords`. They name a group then: what is certain, and by groups, one grants. */
function isPlain({ level, unknownBecause, ownQueries }: Access): boolean {
  return level !== "none" && unknownBecause === null && ownQueries === null;
}

/** What fields hold of a group, and what that asks of them. */
interface GroupPieces {
  readonly id: string;
  readonly label: string;
  readonly labelAsks: Asks;
  /** As a sentence holds it. */
  readonly name: string;
  readonly nameAsks: Asks;
}

function groupPieces(id: number, groupLabel: string, { item, asks }: LineFormat): GroupPieces {
  const label = item(groupLabel);
  const name = quotedIfNeeded(groupLabel);
  return { id: `${id}`, label, labelAsks: asks(label), name, nameAsks: asks(name) };
}

/** What is written of some groups. */
interface GroupsFields {
  readonly labels: string;
  readonly ids: string;
  /** What the names ask of words that hold them. */
  readonly nameAsks: Asks;
}

function groupsFields(
  groupIds: readonly number[],
  groupOf: (id: number) => GroupPieces,
  format: LineFormat,
): GroupsFields {
  let labels = "";
  let ids = "";
  let between = "";
  let labelAsks = format.asks("");
  let nameAsks = 0;
  for (const groupId of groupIds) {
    const group = groupOf(groupId);
    labels += between + group.label;
    ids += between + group.id;
    between = BETWEEN_ITEMS;
    labelAsks |= group.labelAsks;
    nameAsks |= group.nameAsks;
  }
  // Ids need no escaping in any format.
  const idsField = `${format.quote}${ids}${format.quote}`;
  return { labels: fieldOfPieces(format, labels, labelAsks), ids: idsField, nameAsks };
}

/** What verdicts have in common that differ in their groups alone. */
interface Kind {
  /** One of them. */
  readonly access: Access;
  readonly level: string;
  /** Where none of the user's own is told. */
  readonly queries: string;
  readonly frame: Frame;
  /** What their words ask of the field, besides the names in them. */
  readonly asks: Asks;
}

function kinds(format: LineFormat): (access: Access) => Kind {
  const fields = fieldsIn(format);
  const make = (access: Access): Kind => {
    const frame = frameOf(access);
    const asks = format.asks(framedInWords(frame, EVERY_LEG, () => "A", "A"));
    const queries = fields(queriesCells({ ...access, ownQueries: null }));
    return { access, level: fields(levelCells(access)), queries, frame, asks };
  };
  const withAbilities = remember(ABILITIES_KEPT, (_: readonly Ability[]): Kind[] => []);
  return (access) => {
    const known = withAbilities(access.abilities);
    const alike = known.find((kind) => isAlike(kind.access, access));
    if (alike !== undefined) return alike;
    const kind = make(access);
    known.push(kind);
    return kind;
  };
}

/** Words of these legs hold whatever any hold besides the names: words between one, two and more of them. */
const EVERY_LEG: readonly GrantLeg[] = (["admin", "full"] as const).flatMap((gives) =>
  [1, 2, 3].map((groupId) => ({ groupId, gives })),
);

/** Of two with the same abilities. */
function isAlike(one: Access, other: Access): boolean {
  return (
    one.level === other.level &&
    one.groupLevel === other.groupLevel &&
    one.now === other.now &&
    one.keyOnly === other.keyOnly &&
    one.runAnyAsOwner === other.runAnyAsOwner &&
    one.maybeMoreQueries === other.maybeMoreQueries
  );
}
