import type { Question } from "../answer.js";
import { may } from "../caller.js";
import { releaseAnswers } from "../release-answers.js";
import { settingsOf } from "./settings.js";

/** The configuration that the web application gets, the server's version in it. */
export function clientConfig({ world, caller, baseUrl }: Question): Record<string, unknown> {
  const { clientConfig: constant, clientSettings } = releaseAnswers(world.release);
  const settings = settingsOf(world);
  const set = Object.entries(clientSettings).map(([name, setting]) => [name, settings[setting]]);
  const asksForConsent = world.release >= 8 && may(caller, "admin");
  return {
    ...constant,
    ...Object.fromEntries(set),
    ...(asksForConsent ? { showBeaconConsentMessage: true } : {}),
    version: world.version,
    basePath: `${baseUrl}/`,
  };
}
