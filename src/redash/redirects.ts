import type { Failure } from "./failure.js";

const LOGIN_WORDS = /(^|[/._-])(log-?in|sign-?in|sso|saml2?|oauth2?|oidc|authorize|auth|adfs)([/._-]|$)/i;

/** A redirect's target without its query, which may hold anything. */
const shown = (url: URL) => `${url.origin}${url.pathname}`;

/**
 * What a redirect means. None is followed: Redash never redirects a call of the API that it understands, and the
 * key must not reach another host.
 */
export function redirectFailure(status: number, location: string | undefined, requested: URL): Failure {
  const base = { status, persistence: "never" } as const;
  if (location === undefined || !URL.canParse(location, requested.href)) {
    return {
      ...base,
      code: "redirected",
      message: `The server redirects (${status}) without saying where to.`,
    };
  }
  const target = new URL(location, requested);
  const elsewhere = target.hostname !== requested.hostname;
  if (!elsewhere && /\/setup\/?$/.test(target.pathname)) {
    return { ...base, code: "not_set_up", message: "This Redash was never set up: it has no users yet." };
  }
  if (LOGIN_WORDS.test(target.pathname) || (elsewhere && LOGIN_WORDS.test(target.hostname))) {
    return {
      ...base,
      ...loginHint(elsewhere),
      code: "login_page",
      message: `A login page answers: ${shown(target)}.`,
    };
  }
  if (elsewhere) {
    return {
      ...base,
      code: "redirected",
      message: `The server redirects to another host: ${shown(target)}.`,
    };
  }
  return {
    ...base,
    ...movedHint(target, requested),
    code: "redirected",
    message: `The server redirects to ${shown(target)}.`,
  };
}

/** Redash's own login page answers to a path outside its API. */
function loginHint(elsewhere: boolean): { hint?: string } {
  if (elsewhere) return {};
  return {
    hint: "Check the address, its path too, and the key. If both are right, a proxy or single sign-on in front of Redash does not let API keys through.",
  };
}

/** Where the target ends as the request did, what stands before is the address to use. */
function movedHint(target: URL, requested: URL): { hint?: string } {
  const call = /\/(api\/.*|status\.json)$/.exec(requested.pathname)?.[0];
  if (call === undefined || !target.pathname.endsWith(call)) return {};
  return { hint: `Use this address, if it is yours: ${shown(target).slice(0, -call.length)}` };
}
