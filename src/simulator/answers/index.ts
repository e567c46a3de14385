import type { AnswerDescriptor } from "../answer.js";
import { session } from "./session.js";

/** Every path that the simulated server knows. More particular patterns stand before more general ones. */
export const ANSWERS: readonly AnswerDescriptor[] = [session];
