import type { Drift } from "../drift/types.js";
import { indexOf } from "../graph/access-index.js";
import { labelsOf } from "../graph/labels.js";
import { doubtfulSourceIds } from "../graph/own-queries.js";
import { coversWindow } from "../model/events-window.js";
import type { Account, Organisation, OwnedQuery, Snapshot } from "../model/snapshot.js";
import type { Cell, LineFormat, LineParts } from "../model/table.js";
import { type AccessTraits, knownVersion } from "../model/versions.js";
import { accessLines } from "./access-lines.js";
import type { AccessRowsInput } from "./access-rows.js";
import { identityOf, personCells } from "./cells.js";
import { inPartsOfUsers } from "./parts-of-users.js";
import { type LastExecution, useOf } from "./use.js";

/**
 * All that effective access is made from, as values that JSON can carry to another thread. Of users and queries nothing
 * besides: there may be 100,000, and each thread has its own.
 */
export interface AccessSource {
  readonly organisationName: string;
  readonly organisation: Organisation;
  readonly traits: AccessTraits;
  readonly doubtfulSourceIds: readonly number[];
  readonly executions: readonly LastExecution[];
  /** Whether the events reach over the whole window. */
  readonly executionsAreWhole: boolean;
  /** The cells of the columns `PERSON` of each user. null: no directory was given, and all are empty. */
  readonly persons: readonly (readonly [userId: number, cells: readonly Cell[]])[] | null;
}

/** @throws Problem as `buildGraph` */
export function accessSource(snapshot: Snapshot, drift: Drift | null): AccessSource {
  const { server, users, groups, dataSources, grants, unknownGrants, queries, events } = snapshot;
  const traits = knownVersion(server.version).traits.access;
  const cellsOf = ({ id }: Account) => [id, personCells(identityOf(drift, id))] as const;
  return {
    organisationName: server.organisation,
    organisation: {
      ...{ groups, dataSources, grants, unknownGrants },
      users: users.map(bareAccount),
      queries: queries.map(bareQuery),
    },
    traits,
    doubtfulSourceIds: doubtfulSourceIds(snapshot, traits),
    executions: events?.executions ?? [],
    executionsAreWhole: events !== null && coversWindow(events),
    persons: drift && users.map(cellsOf),
  };
}

function bareAccount({ id, name, email, disabled, pending, groups }: Account): Account {
  const account: Account = { id, name, email, disabled, groups };
  if (pending !== undefined) account.pending = pending;
  return account;
}

function bareQuery({ id, dataSourceId, ownerId, modifierIds }: OwnedQuery): OwnedQuery {
  const query: OwnedQuery = { id, dataSourceId, ownerId };
  if (modifierIds !== undefined) query.modifierIds = modifierIds;
  return query;
}

/** The parts that whoever has the report makes, out of the source alone. */
export function accessPartsOf(source: AccessSource): (format: LineFormat) => LineParts {
  const { organisationName, organisation, traits, doubtfulSourceIds, persons } = source;
  const nobody = personCells(null);
  const cellsOf = new Map(persons);
  const input: AccessRowsInput = {
    organisation: organisationName,
    dataSources: organisation.dataSources,
    graph: { index: indexOf(organisation, traits, { doubtfulSourceIds, grantedElsewhere: new Map() }) },
    groupLabel: labelsOf(organisation.groups),
    personOf: (userId) => cellsOf.get(userId) ?? nobody,
    use: useOf(source.executions, source.executionsAreWhole),
  };
  return (format) => inPartsOfUsers(organisation.users, accessLines(input, format));
}
