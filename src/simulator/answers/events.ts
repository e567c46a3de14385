import { type AnswerDescriptor, internalError } from "../answer.js";
import type { EventRow } from "../rows.js";
import { newestFirst } from "../shapes/newest-first.js";
import { pageAnswer } from "../shapes/page.js";
import { timeText } from "../shapes/time.js";
import type { World } from "../world.js";

/**
 * `GET /api/events`: who did what, the newest first. The server adds none for what it is asked itself. A page that
 * holds an execution without its text is a 500: the server looks for the text without asking whether there is one.
 */
export const events: AnswerDescriptor = {
  id: "events",
  pattern: "/api/events",
  needs: ["admin"],
  answer(question) {
    const { world } = question;
    const sorted = newestFirst(world.events);
    let fails = false;
    const answer = pageAnswer(question, sorted.length, (offset, limit) => {
      const page = sorted.slice(offset, offset + limit);
      fails = page.some(isWithoutText);
      return page.map((event) => JSON.stringify(eventShape(world, event)));
    });
    return fails ? internalError() : answer;
  },
};

function isExecution({ objectType, action }: EventRow): boolean {
  return objectType === "data_source" && action === "execute_query";
}

function isWithoutText(event: EventRow): boolean {
  return isExecution(event) && event.details.query === undefined;
}

function eventShape(world: World, event: EventRow): Record<string, unknown> {
  return {
    org_id: 1,
    user_id: event.userId,
    action: event.action,
    object_type: event.objectType,
    object_id: event.objectId,
    created_at: timeText(world, event.createdAt),
    user_name: nameOfActor(world, event),
    browser: "Other / Other / Other",
    location: "Unknown",
    details: detailsOf(event),
  };
}

/** A query's key acts under its own name. */
function nameOfActor(world: World, { userId, details }: EventRow): unknown {
  if (userId === null) return details.api_key ?? "Unknown";
  return world.users.get(userId)?.name ?? `User ${userId}`;
}

/** Of what an event stored the API tells little: not which member or data source a group gained or lost. */
function detailsOf(event: EventRow): Record<string, unknown> {
  const { objectType, objectId, action, details } = event;
  if (isExecution(event)) return { query: details.query, data_source: objectId };
  if (objectType === "page" && action === "view") return { page: objectId };
  return { object_id: objectId, object_type: objectType };
}
