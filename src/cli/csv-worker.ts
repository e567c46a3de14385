import { type AccessSource, accessPartsOf } from "../analyze/access-parts.js";
import { handOverParts } from "./hand-over-parts.js";

handOverParts((source) => accessPartsOf(source as AccessSource));
