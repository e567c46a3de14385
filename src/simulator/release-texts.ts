import type { Release } from "../model/versions.js";
import { FORBIDDEN_TEXT } from "./answer.js";
import { latest, type Since } from "./since.js";

/** What a release writes where it has nothing, or not for this caller. */
export interface ReleaseTexts {
  /** The message of a 404 for a thing that does not exist. */
  readonly notFound: (path: string) => string;
  /** How the pages that want a signed-in person send others to the login page. */
  readonly loginLocation: (baseUrl: string, next: string) => string;
  readonly loginPage: (link: string) => string;
  /** 403 outside of `/api`. */
  readonly forbiddenPage: { readonly contentType: string; readonly body: string };
}

/** What flask-restful of 4 to 8 takes for likely meant, by pattern of the path. */
const SUGGESTIONS: readonly (readonly [RegExp, readonly Since<string>[]])[] = [
  [/^\/api\/users\/[^/]+$/, [since(4, "/api/users/<user_id> or /api/users or /api/queries/<query_id>")]],
  [
    /^\/api\/groups\/[^/]+\/data_sources$/,
    [
      since(
        4,
        "/api/groups/<group_id>/data_sources or /api/data_sources or /api/data_sources/<data_source_id>",
      ),
    ],
  ],
  [/^\/api\/queries\/[^/]+$/, [since(4, "/api/queries/<query_id> or /api/queries or /api/queries/my")]],
  [
    /^\/api\/dashboards\/[^/]+$/,
    [
      since(4, "/api/dashboards/<dashboard_slug> or /api/dashboards or /public/dashboards/<token>"),
      since(5, "/api/dashboards/<dashboard_slug> or /api/dashboards or /api/dashboards/tags"),
    ],
  ],
  [
    /^\/api\/events$/,
    [
      since(4, "/api/events or /admin/event/ or /api/alerts"),
      since(7, "/api/events or /api/alerts or /api/widgets"),
    ],
  ],
];

function since<T>(release: Release, value: T): Since<T> {
  return { since: release, value };
}

const NOT_FOUND = "The requested URL was not found on the server.";
const CHECK_SPELLING = "If you entered the URL manually please check your spelling and try again.";

function oldNotFound(release: Release, path: string): string {
  const suggestions = SUGGESTIONS.find(([pattern]) => pattern.test(path))?.[1];
  const meant = suggestions === undefined ? "" : ` but did you mean ${latest(release, suggestions)} ?`;
  return `${NOT_FOUND}  ${CHECK_SPELLING} You have requested this URI [${path}]${meant}`;
}

const OLD_PAGE = '<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 3.2 Final//EN">\n';
const PAGE = "<!doctype html>\n<html lang=en>\n";
const REDIRECTING =
  "<title>Redirecting...</title>\n<h1>Redirecting...</h1>\n<p>You should be redirected automatically to";
const FORBIDDEN = "<title>403 Forbidden</title>\n<h1>Forbidden</h1>\n<p>";

const linkTo = (link: string) => `<a href="${link}">${link}</a>`;

/** The texts of one release, as recorded. */
export function releaseTexts(release: Release): ReleaseTexts {
  const notFound = (path: string) =>
    release >= 10 ? `${NOT_FOUND} ${CHECK_SPELLING}` : oldNotFound(release, path);
  if (release < 25) {
    return {
      notFound,
      loginLocation: (baseUrl, next) => `${baseUrl}/login?next=${encodeURIComponent(next)}`,
      loginPage: (link) => `${OLD_PAGE}${REDIRECTING} target URL: ${linkTo(link)}.  If not click the link.`,
      forbiddenPage: { contentType: "text/html", body: `${OLD_PAGE}${FORBIDDEN}${FORBIDDEN_TEXT}</p>\n` },
    };
  }
  return {
    notFound,
    loginLocation: (_, next) => `/login?next=${next}`,
    loginPage: (link) => `${PAGE}${REDIRECTING} the target URL: ${linkTo(link)}. If not, click the link.\n`,
    forbiddenPage: {
      contentType: "text/html; charset=utf-8",
      body: `${PAGE}${FORBIDDEN}${FORBIDDEN_TEXT.replace("'", "&#39;")}</p>\n`,
    },
  };
}
