import { type AnswerDescriptor, json } from "../answer.js";
import { settingsOf } from "../shapes/settings.js";

/** `GET /api/settings/organization`, for administrators. */
export const organizationSettings: AnswerDescriptor = {
  id: "organization-settings",
  pattern: "/api/settings/organization",
  needs: ["admin"],
  answer: ({ world }) => json({ settings: settingsOf(world) }),
};
