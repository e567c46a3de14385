import {
  type DirectoryEdgeKind,
  type DirectoryMembershipEdge,
  directoryGroupKey,
  identityKey,
} from "../edge-kind.js";

const DIRECT: DirectoryMembershipEdge = Object.freeze({ kind: "directoryMembership" });

// (identity)-[member of]->(directory group)
// (directory group)-[member of]->(directory group)
//
// Direct ones alone: nesting is to walk along, and a circle is a circle. Of a group that everybody is in no edge is drawn.
const directoryMembership: DirectoryEdgeKind<DirectoryMembershipEdge> = {
  id: "directory-membership",
  *edges({ directory }) {
    for (const { key, groups } of directory.identities) {
      for (const group of groups) {
        yield { from: identityKey(key), to: directoryGroupKey(group), attributes: DIRECT };
      }
    }
    for (const { key, groups } of directory.groups) {
      for (const group of groups) {
        yield { from: directoryGroupKey(key), to: directoryGroupKey(group), attributes: DIRECT };
      }
    }
  },
};

export default Object.freeze(directoryMembership);
