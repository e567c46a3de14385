import { type Answer, json, type Question } from "../answer.js";
import { releaseAnswers } from "../release-answers.js";

/** 404 for something that does not exist, in the words of the release. */
export function notFound(question: Question): Answer {
  return json({ message: releaseAnswers(question.world.release).texts.notFound(question.path) }, 404);
}
