import { isProblem, type Problem } from "../model/problem.js";
import { type Actor, actorOf, hintOf } from "../model/problem-kinds.js";
import { withoutSecrets } from "./secrets.js";
import { wrap } from "./terminal.js";

const WHO: Record<Actor, string> = {
  operator: "you",
  "redash-admin": "an administrator of Redash",
  "network-admin": "whoever looks after the network, the proxy or the single sign-on in front of Redash",
  developer: "the developers of redash-access",
};

/** A longer message comes from a server or a file that is not what it should be: the beginning tells enough. */
const LONGEST = 600;

/** What is printed for anything thrown: what happened, where, what to do and who must; a defect keeps its stack. */
export function errorText(error: unknown): string[] {
  if (isProblem(error)) return problemText(error);
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return [
    "redash-access: this is a defect of redash-access itself. Please report it with the lines below.",
    ...withoutSecrets(stack).split("\n"),
  ];
}

function problemText(problem: Problem): string[] {
  const rows: [string, string][] = [["redash-access", problem.message]];
  if (problem.place !== undefined) rows.push(["  where", problem.place]);
  rows.push(["  what to do", hintOf(problem)], ["  who", WHO[actorOf(problem)]], ["  code", problem.code]);
  return rows.flatMap(([label, text]) => wrap(`${label}: ${shorten(withoutSecrets(text))}`, 110, "    "));
}

function shorten(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
