import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { ANSWERS } from "../../src/simulator/answers/index.js";
import { match } from "../../src/simulator/route.js";

test("each file in answers/ is one entry, named as its id", () => {
  const files = readdirSync(new URL("../../src/simulator/answers", import.meta.url))
    .filter((file) => file !== "index.ts")
    .map((file) => file.replace(/\.ts$/, ""));
  expect(ANSWERS.map(({ id }) => id).sort()).toEqual(files.sort());
});

test("no pattern hides a more particular one behind it", () => {
  const answering = ANSWERS.map(({ pattern }) => {
    const path = pattern.replaceAll(/<\w+>/g, "1").split("/");
    return ANSWERS.find((candidate) => match(candidate.pattern.split("/"), path) !== undefined)?.id;
  });
  expect(answering).toEqual(ANSWERS.map(({ id }) => id));
});
