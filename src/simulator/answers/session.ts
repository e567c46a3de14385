import { type AnswerDescriptor, json } from "../answer.js";
import { releaseAnswers } from "../release-answers.js";
import { clientConfig } from "../shapes/client-config.js";
import { pick } from "../shapes/pick.js";
import { gravatar, userShape } from "../shapes/user.js";

/** `GET /api/session`: who asks, what they may do, and which Redash this is. */
export const session: AnswerDescriptor = {
  id: "session",
  pattern: "/api/session",
  needs: [],
  answer(question) {
    const { world, caller } = question;
    const { user } = caller;
    const fields = {
      ...userShape(world, user),
      profile_image_url: gravatar(user),
      permissions: caller.permissions,
    };
    const messages = user.emailVerified ? [] : ["email-not-verified"];
    return json({
      user: pick(fields, releaseAnswers(world.release).sessionFields),
      ...(world.release >= 8 ? { messages } : {}),
      org_slug: "default",
      client_config: clientConfig(question),
    });
  },
};
