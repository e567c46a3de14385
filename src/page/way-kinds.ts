import type { WayKind } from "../model/access-words.js";
import type { AccessTraits, ReleaseTraits } from "../model/versions.js";

/** What a kind of way round the groups is, for somebody who has never seen Redash; by release. */
interface KindWords {
  readonly title: string;
  readonly about: (traits: ReleaseTraits) => string;
}

export const KIND_WORDS: Readonly<Record<WayKind, KindWords>> = {
  "owned query": {
    title: "Owned queries",
    about: () => "Who owns a query changes its text and has it run, archived queries included.",
  },
  "modifiable query": {
    title: "Queries that others may modify",
    about: ({ access }) =>
      access.modifiersRun
        ? "Who may modify a query can do with it what its owner can."
        : "Who may modify a query can change its text; whether that is run for them was not tried on this release.",
  },
  "moved query": {
    title: "Queries that can be moved",
    about: ({ access }) =>
      access.movedQuery === "runs"
        ? "On this release an owner can move a query to any data source and run it there, a new one as well."
        : "On this release an owner can move a query to any data source and put it on a schedule; whether its results can be read was not tried.",
  },
  "query key": {
    title: "Query keys",
    about: () =>
      "Every query has an API key of its own, shown to all who can open the query. It reads the results without any user, and goes on when the person who copied it is disabled.",
  },
  "public link": {
    title: "Public links",
    about: () =>
      "A shared dashboard is open to whoever has its link, and every account of the organisation can look the link up.",
  },
  "script data source": {
    title: "Data sources that run programs",
    about: () => "Programs of a Python or script data source reach every other data source.",
  },
  schedule: {
    title: "Schedules of disabled people",
    about: () => "The query goes on running by itself, whoever set it up.",
  },
  alert: {
    title: "Alerts that go on",
    about: () =>
      "The alert goes on being sent, also of a disabled account, and to whoever subscribed once, whatever the groups give now.",
  },
};

/** What lets owners of queries, and those who may modify them, run any text. */
export function ownersInWords({ runAnyAsOwner, movedQuery }: AccessTraits): string {
  const moved = movedQuery === "runs" ? " The owner can move it to any data source before." : "";
  return `${OWNERS[runAnyAsOwner]}${moved}`;
}

const OWNERS: Readonly<Record<AccessTraits["runAnyAsOwner"], string>> = {
  none: "Whoever owns a query, or may modify it, and has edit_query can have any text run on its data source, even without any grant.",
  "view-with-execute":
    "Whoever owns a query, or may modify it, and has edit_query can have any text run on its data source with a full grant, or with a view-only grant and execute_query.",
  full: "Whoever owns a query and has edit_query can have any text run on its data source with a full grant, even without execute_query.",
};
