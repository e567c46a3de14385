/**
 * The caller's API key, once it is known. Nothing that is printed or written may hold it. It is remembered here,
 * for the one process that it was given to, so that no place that prints can forget to ask for it.
 */
const secrets = new Set<string>();

/** Shorter ones would be found in ordinary words; no Redash makes keys that short. */
const SHORTEST = 8;

export function keepSecret(secret: string): void {
  const bare = secret.trim();
  if (bare.length >= SHORTEST) secrets.add(bare);
}

/** The bytes that no output may hold. */
export function secretBytes(): Buffer[] {
  return [...secrets].map((secret) => Buffer.from(secret, "utf8"));
}

/** The last line of defence for messages: the text without any secret. */
export function withoutSecrets(text: string): string {
  return [...secrets].reduce((clean, secret) => clean.replaceAll(secret, "[API key]"), text);
}
