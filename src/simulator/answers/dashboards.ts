import { type AnswerDescriptor, jsonText } from "../answer.js";
import { releaseContent } from "../release-content.js";
import type { DashboardRow } from "../rows.js";
import { listedDashboardShape } from "../shapes/dashboard.js";
import { newestFirst } from "../shapes/newest-first.js";
import { pageAnswer } from "../shapes/page.js";
import { visibleDashboards } from "../visible.js";

/**
 * `GET /api/dashboards`: the caller's own and those with a query that the caller's groups reach, without the
 * archived and others' drafts. On 4 one array.
 */
export const dashboards: AnswerDescriptor = {
  id: "dashboards",
  pattern: "/api/dashboards",
  needs: ["list_dashboards"],
  answer(question) {
    const { world } = question;
    const rows = newestFirst(visibleDashboards(world, question.caller));
    const texts = (some: readonly DashboardRow[]) =>
      some.map((dashboard) => JSON.stringify(listedDashboardShape(world, dashboard)));
    if (releaseContent(world.release).dashboardList === "bare") return jsonText(`[${texts(rows).join(",")}]`);
    return pageAnswer(question, rows.length, (offset, limit) => texts(rows.slice(offset, offset + limit)));
  },
};
