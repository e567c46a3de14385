import { z } from "zod";
import { csvMappingSchema } from "../directory/formats/csv-mapping.js";
import { flag, path, type Setting } from "./setting.js";

/** One or several, from the command line as from the config file. */
function listOf(what: string) {
  return z.preprocess(
    (value) => (value === undefined || Array.isArray(value) ? value : [value]),
    z.array(z.string(`must be ${what}`).min(1, `must be ${what}`), `must be ${what}, or a list`).default([]),
  );
}

/** `mail,upn` from the command line, `[mail, upn]` from the config file. */
const ATTRIBUTES = "must be some of mail, upn and login";
const attributes = z.preprocess(
  (value) => (typeof value === "string" ? value.split(",").map((word) => word.trim()) : value),
  z
    .array(z.enum(["mail", "upn", "login"], ATTRIBUTES), ATTRIBUTES)
    .min(1, ATTRIBUTES)
    .default(["mail"]),
);

function isEachAliasOnce(pairs: readonly string[]): boolean {
  const distinct = new Set(pairs.map((pair) => pair.toLowerCase()));
  return new Set([...distinct].map((pair) => pair.split("=")[0])).size === distinct.size;
}

const time = z
  .union(
    [z.iso.datetime(), z.iso.date()],
    "must be a day or a UTC time, such as 2026-11-20 or 2026-11-20T08:00:00Z",
  )
  .transform((text) => (text.length === 10 ? `${text}T00:00:00Z` : text))
  .optional();

/** What the identity provider says, and how it is compared with Redash. */
export const DIRECTORY_SETTINGS = {
  directory: {
    flags: "--directory <file>",
    repeatable: true,
    help: "export of the identity provider, to compare with; give it once for each file (see: directory formats)",
    schema: listOf("a path"),
  },
  "directory-format": {
    flags: "--directory-format <id>",
    help: "format of files that cannot be told by their content (see: directory formats)",
    schema: z.string("must be the id of a format").optional(),
  },
  "directory-as-of": {
    flags: "--directory-as-of <time>",
    help: "when the exports were made, in UTC (default: what they say, else the files' own times)",
    schema: time,
  },
  "allow-partial": {
    flags: "--allow-partial",
    help: "read exports that are not whole; nobody is then said not to be in the directory",
    schema: flag,
  },
  "saml-groups": {
    flags: "--saml-groups <sent|not_sent|unknown>",
    help: "whether the provider sends the attribute RedashGroups, which Redash does not tell (default: unknown)",
    schema: z.enum(["sent", "not_sent", "unknown"], "must be sent, not_sent or unknown").default("unknown"),
  },
  "group-map": {
    flags: "--group-map <map>",
    help: "how groups of the directory are sent: equal, prefix:TEXT, or a YAML file (default: equal, by the same name)",
    schema: z
      .string("must be equal, prefix:TEXT or a path")
      .min(1, "must be equal, prefix:TEXT or a path")
      .default("equal"),
  },
  "match-by": {
    flags: "--match-by <attributes>",
    help: "what of an identity is compared with the account's e-mail, in this order: of mail, upn, login (default: mail)",
    schema: attributes,
  },
  "alias-domain": {
    flags: "--alias-domain <alias=domain>",
    repeatable: true,
    help: "addresses at the one domain are those at the other; may be given again",
    schema: listOf("alias=domain").pipe(
      z
        .array(
          z.string().regex(/^[^=@\s]+=[^=@\s]+$/, "must be alias=domain, such as old.example=new.example"),
        )
        .refine(isEachAliasOnce, "must say of each alias one domain alone"),
    ),
  },
  "ignore-plus-tags": {
    flags: "--ignore-plus-tags",
    help: "ana+redash@example.com may be ana@example.com",
    schema: flag,
  },
  "account-map": {
    flags: "--account-map <file>",
    help: "YAML file of accounts that match by no rule: e-mail in Redash, then id or address in the directory",
    schema: path.optional(),
  },
  "directory-csv": {
    flags: null,
    help: "which columns of a CSV file of your own hold what (docs/directories.md)",
    schema: csvMappingSchema.optional(),
  },
} as const satisfies Record<string, Setting>;
