import { z } from "zod";
import { DEFAULT_THRESHOLDS, type Thresholds } from "../model/risk-settings.js";
import { path, type Setting } from "./setting.js";

/** One, or a list; a list that is empty says that there is none. */
function listOf(entry: z.ZodType<string>, what: string) {
  return z
    .preprocess((value) => (typeof value === "string" ? [value] : value), z.array(entry, `must be ${what}`))
    .optional();
}

const DOMAINS = "a domain such as example.com, or a list of them";
const domain = z
  .string(`must be ${DOMAINS}`)
  .regex(/^[^\s@*]+\.[^\s@*.]+$/, `must be ${DOMAINS}`)
  .toLowerCase();

const ACCOUNTS = "an e-mail, in which * stands for anything, or a list of them";
const account = z
  .string(`must be ${ACCOUNTS}`)
  .trim()
  .regex(/[^*\s]/, `must be ${ACCOUNTS}`);

const SOURCES =
  "must be a list of data sources, each with data-source (id or name), sensitive (true or false) and owner";
const WHICH = "must give as data-source an id or a name";
const dataSource = z
  .strictObject(
    {
      "data-source": z.union([z.int(WHICH).positive(WHICH), z.string(WHICH).trim().min(1, WHICH)], WHICH),
      sensitive: z.boolean("must say of sensitive true or false").default(false),
      owner: z.string("must give as owner a text").trim().min(1, "must give as owner a text").optional(),
    },
    SOURCES,
  )
  .transform(({ owner = null, sensitive, ...told }) => {
    return { dataSource: told["data-source"], sensitive, owner };
  });

const KNOWN =
  "must be thresholds by their names: inactive-days, administrator-inactive-days, pending-days, administrators";
const WHOLE = "must give as threshold a whole number from 1 on";
const threshold = (usual: number) => z.int(WHOLE).min(1, WHOLE).default(usual);
const thresholds = z
  .strictObject(
    {
      "inactive-days": threshold(DEFAULT_THRESHOLDS.inactiveDays),
      "administrator-inactive-days": threshold(DEFAULT_THRESHOLDS.administratorInactiveDays),
      "pending-days": threshold(DEFAULT_THRESHOLDS.pendingDays),
      administrators: threshold(DEFAULT_THRESHOLDS.administrators),
    },
    KNOWN,
  )
  .prefault({})
  .transform((told): Thresholds => {
    return {
      inactiveDays: told["inactive-days"],
      administratorInactiveDays: told["administrator-inactive-days"],
      pendingDays: told["pending-days"],
      administrators: told.administrators,
    };
  });

/** What an organisation says of itself, so that rules can tell what is risky there. */
export const RISK_SETTINGS = {
  "internal-domains": {
    flags: null,
    help: "e-mail domains of your own people: whoever has another address is external",
    schema: listOf(domain, DOMAINS),
  },
  "service-accounts": {
    flags: null,
    help: "e-mails of accounts that programs use; * in one stands for anything",
    schema: listOf(account, ACCOUNTS),
  },
  "shared-accounts": {
    flags: null,
    help: "e-mails of accounts that several people use; * in one stands for anything",
    schema: listOf(account, ACCOUNTS),
  },
  "data-sources": {
    flags: null,
    help: "which data sources are sensitive, and who answers for which",
    schema: z.array(dataSource, SOURCES).optional(),
  },
  thresholds: {
    flags: null,
    help: "from when on something counts: inactive-days (90), administrator-inactive-days (30), pending-days (14), administrators (5)",
    schema: thresholds,
  },
  exceptions: {
    flags: "--exceptions <file>",
    help: "YAML file of accepted risks: a list of finding (id, * stands for anything), reason, owner, expires (a day)",
    schema: path.optional(),
  },
} as const satisfies Record<string, Setting>;
