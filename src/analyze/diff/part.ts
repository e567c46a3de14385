import type { DiffPart, DiffRow } from "../../model/diff.js";
import type { SectionName } from "../../model/snapshot.js";
import type { GroupAction } from "../tie-changes.js";
import type { Knowledge } from "./knowledge.js";
import type { Sides } from "./sides.js";

/** One part of a diff: one file in `parts/`, named by its id. */
export interface DiffPartDescriptor {
  readonly id: DiffPart["part"];
  readonly title: string;
  /** What it compares, in a sentence. */
  readonly about: string;
  /** Sections of which both sides have to have something, or nothing can be compared. */
  readonly needs: readonly SectionName[];
  /** Others that have to be whole on both sides, or some of it cannot. */
  readonly restsOn: readonly SectionName[];
  /** What else keeps some of it from being compared, in sentences. */
  readonly otherReasons?: (sides: Sides) => readonly string[];
  /** Whether what is missing on a side with this knowledge is certain not to be there. */
  readonly isFirm: (knows: Knowledge) => boolean;
  /** In the order of the ids of their subjects. */
  rows(sides: Sides): Iterable<DiffRow>;
  /** How a row is tied to the event that the change has left. Absent: its changes leave none that can be told. */
  readonly events?: {
    /** The section that shows the state before and after: the change lies between its two readings. */
    readonly readIn: SectionName;
    /** The events of the group that the change would have left. Empty: it leaves none. */
    actionsOf(row: DiffRow, sides: Sides): readonly GroupAction[];
  };
}
