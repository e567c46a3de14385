import { present } from "../../model/present.js";
import { entraId, entraIdentity, entraObject, entraType } from "./entra.js";
import type { Member } from "./member-lists.js";
import { text } from "./values.js";

/**
 * A member of a group: a person, a group, or something else (a device, a service principal), which is counted and is
 * neither. Undefined where it has neither id nor address. Whose type the caller may not see is told by its id alone.
 */
export function entraMember(value: unknown): Member | undefined {
  const entry = entraObject(value);
  if (entry === undefined) return undefined;
  const id = entraId(entry);
  const type = entraType(entry);
  if (type === "user") return person(entry);
  if (type === "group") {
    const name = text(entry.displayname);
    if (id === undefined && name === undefined) return undefined;
    return { reference: { ...present({ id, name }), kind: "group" } };
  }
  if (type !== undefined) return {};
  return id === undefined ? undefined : { reference: { id } };
}

function person(entry: Parameters<typeof entraIdentity>[0]): Member | undefined {
  const identity = entraIdentity(entry);
  if (identity === undefined) return undefined;
  const [id] = identity.ids;
  const address = id === undefined ? (identity.mail ?? identity.upn) : undefined;
  return {
    reference: { ...present({ id, address }), kind: "person" },
    identity: { ...identity, mentioned: true },
  };
}
