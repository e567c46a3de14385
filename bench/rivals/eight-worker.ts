import type { AccessSource } from "../../dist/analyze/access-parts.js";
import { handOverParts } from "../../dist/cli/hand-over-parts.js";
import { eightColumnsOf } from "./tables.js";

handOverParts((source) => eightColumnsOf(source as AccessSource));
