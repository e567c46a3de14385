import type { KeyObject } from "node:crypto";
import { readText } from "./read-text.js";
import { keepSecret } from "./secrets.js";
import type { Settings } from "./settings.js";

const VARIABLE = "REDASH_ACCESS_SIGNING_KEY";

/**
 * The key to sign with, kept out of everything printed and written; null where none was given.
 * @throws Problem `signing_key_invalid`, `file_unreadable`
 */
export async function readSigningKey(settings: Settings<"signing-key-file">): Promise<KeyObject | null> {
  const file = settings["signing-key-file"];
  const inEnvironment = process.env[VARIABLE];
  if (file === undefined && !inEnvironment) return null;
  const pem =
    file === undefined ? String(inEnvironment) : await readText(file, "The key to sign with cannot be read.");
  for (const line of pem.split(/\r?\n/)) if (!line.startsWith("-----")) keepSecret(line);
  const { privateKeyOf } = await import("../evidence/signature/keys.js");
  return privateKeyOf(pem, file ?? VARIABLE);
}
