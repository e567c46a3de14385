import type { AnswerDescriptor } from "../answer.js";
import { accessList } from "../shapes/access-list.js";

/** `GET /api/dashboards/<id>/acl`: who may modify the dashboard besides its owner. By id in every release. */
export const dashboardAcl: AnswerDescriptor = {
  id: "dashboard-acl",
  pattern: "/api/dashboards/<id>/acl",
  needs: [],
  answer: (question) => accessList(question, question.world.dashboards),
};
