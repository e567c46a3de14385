import type { DestinationRow } from "../rows.js";

const ICONS: Readonly<Record<string, string>> = { email: "fa-envelope", webhook: "fa-bolt" };

/** A destination without its settings. Icons as recorded; others get the one of Redash's base class. */
export function destinationShape(destination: DestinationRow): Record<string, unknown> {
  const { id, name, type } = destination;
  return { id, name, type, icon: ICONS[type] ?? "fa-bullseye" };
}
