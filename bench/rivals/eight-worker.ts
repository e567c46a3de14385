import { handOverParts } from "../../dist/cli/hand-over-parts.js";
import type { Snapshot } from "../../dist/model/snapshot.js";
import { eightColumnsOf } from "./tables.js";

handOverParts((snapshot) => eightColumnsOf(snapshot as Snapshot));
