import { type AnswerDescriptor, json } from "../answer.js";
import { grantedTo, may } from "../caller.js";
import { releaseAnswers } from "../release-answers.js";
import { dataSourceShape } from "../shapes/data-source.js";

/**
 * `GET /api/data_sources`: all for an administrator, for others those that their groups are granted. One whose
 * driver cannot be loaded is left out without a word. `view_only` is the caller's own, true without a grant.
 */
export const dataSources: AnswerDescriptor = {
  id: "data-sources",
  pattern: "/api/data_sources",
  needs: ["list_data_sources"],
  answer({ world, caller }) {
    const granted = grantedTo(world, caller);
    const seen = world.dataSources.filter(
      ({ id, loads }) => loads && (may(caller, "admin") || granted.has(id)),
    );
    if (releaseAnswers(world.release).dataSourceOrder === "name") {
      const byName = (name: string) => Buffer.from(name.toLowerCase());
      seen.sort((a, b) => Buffer.compare(byName(a.name), byName(b.name)));
    }
    return json(seen.map((source) => dataSourceShape(world, source, granted.get(source.id) ?? true)));
  },
};
