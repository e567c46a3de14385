import { figure } from "../../model/counted.js";
import type { Facts, GroupFacts } from "./facts.js";
import { label, type Named } from "./named.js";
import type { GrantSign } from "./signs.js";
import { capital, count } from "./words.js";

/** More cells than this are no overview any more, and slow to open. */
const MOST_CELLS = 4800;
/** How many columns fit on paper, upright and turned. */
const UPRIGHT_COLUMNS = 24;
const TURNED_COLUMNS = 44;

/** Which group is granted which data source, at a glance. */
export function matrixView({ groups, sources }: Facts) {
  const all = [...groups.values()];
  const columns = Array.from(sources.values(), ({ named }) => ({ id: named.id, label: label(named) }));
  const cells = all.length * columns.length;
  return {
    finding: finding(all, columns.length),
    columns,
    rows: cells <= MOST_CELLS && cells > 0 ? all.map((group) => row(group, columns)) : [],
    unknown: granted(all, "unknown") > 0,
    admins: all.filter(({ admin }) => admin).map(({ named }) => named),
    wide: columns.length > UPRIGHT_COLUMNS,
    tooWideForPaper: columns.length > TURNED_COLUMNS,
    instead:
      cells === 0
        ? "There is nothing that a group could be granted."
        : `A matrix of ${count(all.length, "group")} and ${count(columns.length, "data source")} is too large to read. Each group below lists its grants, each data source the groups that have it, and grants.csv has a row for each grant.`,
  };
}

function finding(groups: readonly GroupFacts[], sources: number): string {
  const [full, view, unknown] = [
    granted(groups, "full"),
    granted(groups, "view"),
    granted(groups, "unknown"),
  ];
  const grants = `${capital(count(full + view, "grant"))} of ${count(sources, "data source")} to ${count(groups.length, "group")}`;
  const untold = unknown === 0 ? "" : `; ${figure(unknown)} more not known`;
  return `${grants}: ${figure(full)} in full, ${figure(view)} view only${untold}`;
}

function granted(groups: readonly GroupFacts[], id: GrantSign["id"]): number {
  return groups.reduce(
    (sum, { grants }) => sum + (grants.find(({ sign }) => sign.id === id)?.list.length ?? 0),
    0,
  );
}

function row({ named, admin, grants }: GroupFacts, columns: readonly Pick<Named, "id">[]) {
  const signs = new Map(grants.flatMap(({ sign, list }) => list.map(({ id }) => [id, sign] as const)));
  return { id: named.id, name: named.name, admin, cells: columns.map(({ id }) => signs.get(id) ?? null) };
}
