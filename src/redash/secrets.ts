/** What stands in a text where a secret stood. */
const SECRET_MARK = "[key]";

/** Shorter than any secret that somebody uses in earnest; replacing it would only garble texts. */
const SHORTEST = 6;

const escapeRegExp = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/**
 * A function that takes the secrets out of a text: as they are, percent-encoded, and in any case of letters (a
 * host name in a redirect is read in lower case).
 */
export function scrubber(secrets: readonly string[]): (text: string) => string {
  const forms = secrets
    .filter((secret) => secret.length >= SHORTEST)
    .flatMap((secret) => [secret, encodeURIComponent(secret)]);
  if (forms.length === 0) return (text) => text;
  const pattern = new RegExp([...new Set(forms)].map(escapeRegExp).join("|"), "gi");
  return (text) => text.replace(pattern, SECRET_MARK);
}
