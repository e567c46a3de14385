import type { DataSource, Snapshot } from "../model/snapshot.js";

/** The data sources that the config file calls sensitive, in the order of their ids. */
export function sensitiveSources(
  { dataSources }: Pick<Snapshot, "dataSources">,
  sensitive: ReadonlySet<number>,
): DataSource[] {
  return dataSources.filter(({ id }) => sensitive.has(id));
}
