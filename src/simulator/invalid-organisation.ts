import { Problem } from "../model/problem.js";

/** @param place inside the organisation: `users[3].groups[1]`. */
export function invalidOrganisation(place: string, what: string): Problem {
  const message = place === "" ? what : `${place}: ${what}`;
  return new Problem("organisation_invalid", `The organisation cannot be used: ${message}.`, { place });
}
