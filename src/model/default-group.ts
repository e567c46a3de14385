import type { Group } from "./snapshot.js";

/** Everybody is put into it when an account is made, and by every SAML login that sends groups. */
export function isDefaultGroup({ type, name }: Pick<Group, "type" | "name">): boolean {
  return type === "builtin" && name === "default";
}
