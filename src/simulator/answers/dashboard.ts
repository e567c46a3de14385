import { type AnswerDescriptor, idIn, internalError, json, type Question } from "../answer.js";
import { releaseContent } from "../release-content.js";
import type { DashboardRow } from "../rows.js";
import { dashboardShape } from "../shapes/dashboard.js";
import { notFound } from "../shapes/not-found.js";
import { mayModify } from "../shapes/query.js";

/**
 * `GET /api/dashboards/<slug>` up to 8; in 10 and later `/<id>`, or `/<slug>?legacy`. Whoever may list dashboards
 * may open any of them, and sees the link of a shared one.
 */
export const dashboard: AnswerDescriptor = {
  id: "dashboard",
  pattern: "/api/dashboards/<key>",
  needs: ["list_dashboards"],
  answer(question) {
    const { world, caller } = question;
    const bySlug = releaseContent(world.release).dashboardKey === "slug" || question.query.has("legacy");
    if (!bySlug && Number.isNaN(idIn(question, "key"))) return internalError();
    const row = bySlug ? withSlug(question) : world.dashboards[idIn(question, "key") - 1];
    if (row === undefined) return notFound(question);
    return json({
      ...dashboardShape(world, caller, row),
      ...link(question, row),
      can_edit: mayModify(caller, row),
    });
  },
};

function withSlug({ world, params }: Question): DashboardRow | undefined {
  return world.dashboards.find((dashboard) => dashboard.slug === params.key);
}

function link({ baseUrl }: Question, { shared, apiKey }: DashboardRow): Record<string, string> {
  if (shared !== "active") return {};
  return { public_url: `${baseUrl}/public/dashboards/${apiKey}?org_slug=default`, api_key: apiKey };
}
