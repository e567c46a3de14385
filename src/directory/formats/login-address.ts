const ADDRESS = /^[^\s@]+@[^\s@]+$/;

/**
 * A login of a format that has no mail at all: where it is an address it stands for the mail, and that is said.
 */
export function loginAsMail(
  login: string | undefined,
): { mail: string; mailFrom: "login" } | Record<never, never> {
  return login !== undefined && ADDRESS.test(login) ? { mail: login, mailFrom: "login" } : {};
}
