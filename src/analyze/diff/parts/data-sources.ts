import type { DiffField } from "../../../model/diff.js";
import type { DataSource, Snapshot } from "../../../model/snapshot.js";
import { yesOrNo } from "../fields.js";
import type { Pair } from "../pairs.js";
import type { DiffPartDescriptor } from "../part.js";
import type { Sides } from "../sides.js";
import { compareThings, type ThingRule } from "../things.js";

const rule: ThingRule<DataSource> = {
  part: "data-sources",
  kind: "data source",
  nameField: "data_source_name",
  list: ({ snapshot }) => snapshot.dataSources,
  isFirm: ({ allDataSources }) => allDataSources,
  isThere: ({ presence }) => presence !== "possible",
  told: ({ name, type, paused, presence }) => ({
    data_source_name: name ?? undefined,
    data_source_type: type ?? undefined,
    paused: yesOrNo(paused ?? undefined),
    presence,
  }),
  direction: () => "neither",
  note: noteOf,
};

const dataSources: DiffPartDescriptor = {
  id: "data-sources",
  title: "Data sources",
  about: "Data sources that came, went, were renamed or paused, or whose driver loads no more.",
  needs: ["dataSources"],
  restsOn: ["grants"],
  isFirm: rule.isFirm,
  rows: (sides) => compareThings(rule, sides),
};
export default Object.freeze(dataSources);

function noteOf(
  { after }: Pair<DataSource>,
  _fields: readonly DiffField[],
  { newer: { snapshot } }: Sides,
): string | null {
  if (after?.presence === "hidden")
    return "Its driver does not load, so the server tells neither its name nor its grants.";
  if (after !== undefined || !mayBeUnlisted(snapshot)) return null;
  return "Or its driver does not load and no group has it: this server would not show that.";
}

/** What the collector notes where it cannot exclude a data source that nobody but administrators could reach. */
function mayBeUnlisted({ sections }: Snapshot): boolean {
  const codes = ["unlisted-not-excluded", "ids-not-probed"];
  return sections.dataSources.notes.some(({ code }) => codes.includes(code));
}
