import { type AnswerDescriptor, json } from "../answer.js";
import { clientConfig } from "../shapes/client-config.js";

/** `GET /api/config`: what the web application asks for when the session is known. */
export const config: AnswerDescriptor = {
  id: "config",
  pattern: "/api/config",
  needs: [],
  answer: (question) => json({ org_slug: "default", client_config: clientConfig(question) }),
};
