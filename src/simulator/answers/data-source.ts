import { type AnswerDescriptor, forbidden, idIn, internalError, json, type Question } from "../answer.js";
import { grantedTo, may } from "../caller.js";
import { releaseAnswers } from "../release-answers.js";
import type { DataSourceRow } from "../rows.js";
import { dataSourceSecrets, dataSourceShape } from "../shapes/data-source.js";
import { notFound } from "../shapes/not-found.js";

/**
 * `GET /api/data_sources/<id>`: for an administrator with its grants by group. Up to 8 for nobody else, and an
 * id that does not exist is a 500; from 10 for whoever has a grant, and 404. Without a driver: 500.
 */
export const dataSource: AnswerDescriptor = {
  id: "data-source",
  pattern: "/api/data_sources/<id>",
  needs: [],
  answer(question) {
    const { world, caller } = question;
    const isAdmin = may(caller, "admin");
    const { dataSourceDetailForAll } = releaseAnswers(world.release);
    if (!isAdmin && !dataSourceDetailForAll) return forbidden();
    const source = world.dataSources.find((candidate) => candidate.id === idIn(question));
    if (source === undefined) {
      return world.traits.missingDataSourceStatus === 404 ? notFound(question) : internalError();
    }
    if (!isAdmin && !grantedTo(world, caller).has(source.id)) return forbidden();
    if (!source.loads) return internalError();
    return json(dataSourceDetailForAll ? detail(question, source) : oldDetail(question, source));
  },
};

function detail(question: Question, source: DataSourceRow): Record<string, unknown> {
  const { world, caller } = question;
  const viewOnly = grantedTo(world, caller).get(source.id) ?? true;
  const shown = may(caller, "list_data_sources")
    ? dataSourceShape(world, source, viewOnly)
    : { view_only: viewOnly };
  return { ...shown, ...(may(caller, "admin") ? dataSourceSecrets(world, source) : {}) };
}

function oldDetail({ world }: Question, source: DataSourceRow): Record<string, unknown> {
  const { view_only: _, ...shown } = dataSourceShape(world, source, false);
  return { ...shown, ...dataSourceSecrets(world, source) };
}
