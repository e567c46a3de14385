import { type Answer, idIn, json, type Question } from "../answer.js";
import { notFound } from "./not-found.js";
import { userById } from "./user-by-id.js";

interface Shared {
  readonly editorIds: readonly number[];
}

/** Who may modify an object besides its owner: any valid key is told. Nobody: an empty object. */
export function accessList(question: Question, objects: readonly Shared[]): Answer {
  const object = objects[idIn(question) - 1];
  if (object === undefined) return notFound(question);
  const modify = object.editorIds.map((id) => userById(question.world, id));
  return json(modify.length === 0 ? {} : { modify });
}
