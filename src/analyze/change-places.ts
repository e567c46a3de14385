import type { Change } from "../graph/types.js";
import { CHANGE_PLACES, type ChangePlace } from "../model/finding.js";
import { type Circumstances, consequencesOf } from "./consequences.js";

/**
 * Where the changes have to be made so that they last, in the order of `CHANGE_PLACES`. A membership that the next login
 * brings back is changed in the directory; that of the group default, into which every login that sends groups puts
 * everybody, nowhere for one person alone, whatever else is changed.
 */
export function placesOf(changes: readonly Change[], circumstances: Circumstances): readonly ChangePlace[] {
  const places = new Set(changes.map((change) => placeOf(change, circumstances)));
  return places.has("nothing alone") ? ["nothing alone"] : CHANGE_PLACES.filter((place) => places.has(place));
}

function placeOf(change: Change, circumstances: Circumstances): ChangePlace {
  switch (change.kind) {
    case "membership": {
      if (consequencesOf([change], circumstances).holdsAfterLogin !== "no") return "Redash membership";
      const group = circumstances.snapshot.groups.find(({ id }) => id === change.groupId);
      return group?.type === "builtin" && group.name === "default" ? "nothing alone" : "directory group";
    }
    case "grant":
    case "view only":
      return "grant";
    case "ownership":
    case "modifying":
      return "query owner";
    case "permission":
      return "server";
  }
}
