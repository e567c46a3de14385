import { z } from "zod";

/**
 * A directory is what the exports of an identity provider said, joined and normalised: who is there, in which groups,
 * and how far that can be trusted. It holds no password and no hash: readers keep the fields named here and nothing
 * else. A key that is absent means *the export does not tell*: unknown, not "no".
 */
export const DIRECTORY_SCHEMA_VERSION = 1;

const time = z.iso.datetime().describe("UTC, ISO 8601.");
const count = z.int().nonnegative();

/**
 * How much of something the files hold. `whole`: all, so far as the file can tell. `doubtful`: it may be cut, and
 * nothing in it says so (`warnings` says why). `partial`: it says itself that more is missing. `absent`: no file has it.
 */
export const extentSchema = z.enum(["whole", "doubtful", "partial", "absent"]);

const unusableSchema = z.object({
  place: z.string().describe("File and line, or record: `users.csv:17`, `users.json: record 3`."),
  why: z.string(),
});

export const directoryFileSchema = z.object({
  name: z.string().describe("Without folders, unless another file has the same name."),
  sha256: z.string(),
  bytes: count,
  format: z.string().describe("The reader's id, such as `okta-users`."),
  formatTitle: z.string().describe("For people: `Okta: users (API)`."),
  encoding: z.enum(["utf-8", "utf-16le", "utf-16be", "windows-1252"]),
  asOf: z
    .object({ time, from: z.enum(["given", "export", "file"]) })
    .nullable()
    .describe(
      "When the export was made: given by the user, told by the export itself, or the time of the file. null: nobody tells.",
    ),
  read: count.describe("Records, or rows below the header. Equal to used + unusable."),
  used: count,
  unusable: z.array(unusableSchema),
  /** What this file has of each; null: a file of this format cannot know. */
  identities: count.nullable(),
  active: count.nullable(),
  inactive: count.nullable(),
  unknown: count.nullable(),
  groups: count.nullable(),
  memberships: count
    .nullable()
    .describe("Direct edges as written: group in group, and unresolved ones, included."),
  people: extentSchema.describe("How much of the list of people it holds; `absent` where it holds none."),
  assignments: extentSchema.describe("The same of who is assigned to the application."),
  groupsDoubtful: z
    .literal(true)
    .optional()
    .describe("Its list of groups may be cut, and nothing in it says so (`warnings` says why)."),
  partialBecause: z.array(z.string()).describe("Why the file is not whole. Empty: no sign of it."),
  warnings: z.array(z.string()),
  leavesOut: z
    .string()
    .optional()
    .describe("Whom an export of this format leaves out by design: `deprovisioned users`."),
});

export const IDENTITY_STATUSES = ["active", "inactive", "unknown"] as const;

const identitySchema = z.object({
  key: z.string().describe("Unique in this directory, the same for the same files in any order."),
  ids: z
    .array(z.string())
    .describe("The provider's own: object id, DN. Lower case where the provider ignores case."),
  status: z.enum(IDENTITY_STATUSES),
  statusAs: z.string().optional().describe("As the export has it: `SUSPENDED`, `accountEnabled false`."),
  notYetActive: z
    .literal(true)
    .optional()
    .describe(
      "Inactive because the account was never activated: the person has not started rather than left.",
    ),
  mail: z.string().optional().describe("As written. The address that the export calls the person's mail."),
  mailFrom: z
    .literal("login")
    .optional()
    .describe("The format has no mail at all, and the login, being an address, stands for it."),
  upn: z.string().optional(),
  login: z.string().optional(),
  aliases: z.array(z.string()).optional().describe("Further addresses. Never a key by themselves."),
  name: z.string().optional().describe("For display. Never a key."),
  kind: z.enum(["person", "guest", "service"]).optional(),
  manager: z.string().optional(),
  department: z.string().optional(),
  jobTitle: z.string().optional(),
  workerType: z.string().optional().describe("Kind of worker, as written: `Contractor`, `Member`."),
  lastLoginAt: z.union([time, z.literal("never")]).optional(),
  createdAt: time.optional(),
  inactiveSince: time.optional().describe("Since when the account is inactive, where the export tells."),
  assigned: z
    .boolean()
    .optional()
    .describe(
      "Whether it is assigned to the application. Absent: no list of assignments was given, or it is not whole.",
    ),
  groups: z.array(z.string()).describe("Keys of the groups it is in directly, so far as any file says."),
  groupsKnown: z.boolean().describe("Whether an export lists all groups of this identity itself."),
  places: z.array(z.string()).describe("Where it stands: `users.json: record 3`."),
});

const groupSchema = z.object({
  key: z.string(),
  ids: z.array(z.string()),
  name: z.string().nullable().describe("As the provider would send it. null: told by its id alone."),
  groups: z.array(z.string()).describe("Keys of the groups it is in directly: nesting."),
  groupsKnown: z
    .boolean()
    .describe("Whether it is known in which groups it is; true where the provider has no nesting."),
  membersKnown: z
    .boolean()
    .describe("Whether its list of direct members was given, and is whole and resolved."),
  everybody: z.boolean().describe("Everybody of the directory is a member (Google: CUSTOMER)."),
  unknownBecause: z.string().optional().describe("Why its members are not known, in words."),
  places: z.array(z.string()),
});

export const directorySchema = z.object({
  kind: z.literal("redash-access-directory"),
  schemaVersion: z.literal(DIRECTORY_SCHEMA_VERSION),
  files: z.array(directoryFileSchema),
  people: extentSchema.describe("How far it may be said of somebody that he is not in the directory."),
  assignments: extentSchema,
  groupsGiven: z.boolean().describe("Whether any file tells of groups and who is in them."),
  memberships: count.describe("Direct edges as written, in all files."),
  warnings: z
    .array(z.string())
    .describe("What concerns no single file: a missing part, groups told by id alone."),
  identities: z.array(identitySchema),
  groups: z.array(groupSchema),
});

export type Extent = z.infer<typeof extentSchema>;
export type IdentityStatus = (typeof IDENTITY_STATUSES)[number];
export type DirectoryFile = z.infer<typeof directoryFileSchema>;
export type Identity = z.infer<typeof identitySchema>;
export type DirectoryGroup = z.infer<typeof groupSchema>;
export type Directory = z.infer<typeof directorySchema>;

/**
 * How e-mails are compared: trimmed, NFC, lower case. Dots and `+tag` stay: to many servers they are other people.
 */
export function addressKey(address: string): string {
  return PLAIN.test(address) ? address : address.trim().normalize("NFC").toLowerCase();
}

/** ASCII without capitals and blanks, as most addresses are: it stays the same text, which maps find sooner. */
const PLAIN = /^[!-@[-~]+$/;
