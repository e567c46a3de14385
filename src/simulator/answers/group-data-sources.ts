import { type AnswerDescriptor, idIn, internalError, json } from "../answer.js";
import { dataSourceShape } from "../shapes/data-source.js";
import { notFound } from "../shapes/not-found.js";

/**
 * `GET /api/groups/<id>/data_sources`, for administrators. All of it is a 500 where one of the sources is granted
 * twice (getredash/redash issue 1941) or has no driver.
 */
export const groupDataSources: AnswerDescriptor = {
  id: "group-data-sources",
  pattern: "/api/groups/<id>/data_sources",
  needs: ["admin"],
  answer(question) {
    const { world } = question;
    const id = idIn(question);
    if (!world.groups.some((group) => group.id === id)) return notFound(question);
    const grants = world.grants.filter((grant) => grant.groupId === id);
    const sources = world.dataSources.flatMap((source) => {
      const grant = grants.find((candidate) => candidate.dataSourceId === source.id);
      return grant === undefined ? [] : [{ source, viewOnly: grant.viewOnly }];
    });
    const doubled = sources.length < grants.length;
    if (doubled || sources.some(({ source }) => !source.loads)) return internalError();
    return json(sources.map(({ source, viewOnly }) => dataSourceShape(world, source, viewOnly)));
  },
};
