import { type AnswerDescriptor, json } from "../answer.js";
import { destinationShape } from "../shapes/destination.js";

/** `GET /api/destinations`: where alerts can go, without the settings, to any valid key. */
export const destinations: AnswerDescriptor = {
  id: "destinations",
  pattern: "/api/destinations",
  needs: [],
  answer: ({ world }) => json(world.destinations.map(destinationShape)),
};
