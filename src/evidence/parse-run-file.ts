import type { z } from "zod";
import { Problem } from "../model/problem.js";

/**
 * One of the JSON files of a run.
 * @param file what the file is called in the error
 * @throws Problem `run_invalid` with the file and the place inside
 */
export function parseRunFile<S extends z.ZodType>(schema: S, json: string, file: string): z.output<S> {
  return shaped(schema, jsonIn(json, file), file);
}

/** @throws Problem `run_invalid` with the file */
export function jsonIn(json: string, file: string): unknown {
  try {
    return JSON.parse(json);
  } catch (cause) {
    throw new Problem("run_invalid", "This file of the run is not JSON.", { place: file, cause });
  }
}

/** @throws Problem `run_invalid` with the file and the place inside */
export function shaped<S extends z.ZodType>(schema: S, value: unknown, file: string): z.output<S> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new Problem("run_invalid", `This file of the run is not what it should be: ${issue?.message}.`, {
    place: [file, ...(issue?.path ?? [])].join(" > "),
  });
}
