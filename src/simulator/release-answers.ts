import { RELEASES, type Release } from "../model/versions.js";
import { type ReleaseTexts, releaseTexts } from "./release-texts.js";
import { latest, type Since } from "./since.js";

/**
 * What differs between releases in what the server says, as data: every value here was read off the recordings.
 * What differs in what the client must know stands in model/versions.
 */
export interface ReleaseAnswers {
  /** How a time ends. */
  readonly utc: "+00:00" | "Z";
  /** `paused`: a boolean, or 0 and 1. */
  readonly paused: "boolean" | "number";
  readonly userFields: readonly string[];
  readonly sessionFields: readonly string[];
  /** Keys of a data source in lists; the detail has more. */
  readonly dataSourceFields: readonly string[];
  /** Whether `GET /data_sources/<id>` answers anybody with a grant; up to 8 only administrators. */
  readonly dataSourceDetailForAll: boolean;
  /** What `order=` may say on users, and what an unknown one means: undefined: the order of the rows. */
  readonly userOrders: readonly string[];
  readonly defaultUserOrder: string | undefined;
  /** The same where the request searches (`q=`). */
  readonly defaultSearchOrder: string | undefined;
  /** `any`: even `disabled=false` asks for the disabled. `boolean`: true, 1, false, 0; another word is a 500. */
  readonly disabledParameter: "any" | "boolean";
  /** `sorted by id`: as `GET /data_sources` of 4; later ones sort by the name in lower case. */
  readonly dataSourceOrder: "id" | "name";
  /** What `GET /organization/status` counts under these two names. */
  readonly statusCounts: {
    readonly dataSources: "grants" | "sources";
    readonly dashboards: "visible" | "unarchived";
  };
  /** The organisation's settings with what they are when nobody set them. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** The part of the session that is the same on every server. */
  readonly clientConfig: Readonly<Record<string, unknown>>;
  /** Names in the client's configuration of settings of the organisation. */
  readonly clientSettings: Readonly<Record<string, string>>;
  readonly texts: ReleaseTexts;
}

function merged(
  release: Release,
  values: readonly Since<Record<string, unknown>>[],
): Record<string, unknown> {
  return Object.assign({}, ...values.filter(({ since }) => since <= release).map(({ value }) => value));
}

const USER_4 = [
  "id",
  "name",
  "email",
  "profile_image_url",
  "groups",
  "auth_type",
  "created_at",
  "updated_at",
];
const USER_5 = [...USER_4, "disabled_at", "is_disabled"];
const USER_7 = [...USER_5, "active_at", "is_invitation_pending", "is_email_verified"];

const SESSION_4 = ["id", "name", "email", "profile_image_url", "groups", "permissions"];

const DATA_SOURCE_4 = ["id", "name", "type", "syntax", "paused", "pause_reason", "view_only"];

const SETTINGS: readonly Since<Record<string, unknown>>[] = [
  {
    since: 4,
    value: {
      auth_password_login_enabled: true,
      auth_saml_enabled: false,
      auth_saml_entity_id: "",
      auth_saml_metadata_url: "",
      auth_saml_nameid_format: "",
      auth_google_apps_domains: [],
      date_format: "DD/MM/YY",
    },
  },
  {
    since: 5,
    value: {
      auth_jwt_login_enabled: false,
      auth_jwt_auth_issuer: "",
      auth_jwt_auth_public_certs_url: "",
      auth_jwt_auth_audience: "",
      auth_jwt_auth_algorithms: ["HS256", "RS256", "ES256"],
      auth_jwt_auth_cookie_name: "",
      auth_jwt_auth_header_name: "",
    },
  },
  { since: 6, value: { feature_show_permissions_control: false } },
  { since: 7, value: { integer_format: "0,0", float_format: "0,0.00" } },
  {
    since: 8,
    value: {
      time_format: "HH:mm",
      multi_byte_search_enabled: false,
      send_email_on_failed_scheduled_queries: false,
    },
  },
  {
    since: 10,
    value: {
      auth_saml_type: "",
      auth_saml_sso_url: "",
      auth_saml_x509_cert: "",
      hide_plotly_mode_bar: false,
      disable_public_urls: false,
    },
  },
  { since: 25, value: { auth_saml_sp_settings: "", null_value: "null" } },
];

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const CLIENT_CONFIG: readonly Since<Record<string, unknown>>[] = [
  {
    since: 4,
    value: {
      allowCustomJSVisualizations: false,
      allowScriptsInUserInput: false,
      autoPublishNamedQueries: true,
      dateFormat: "DD/MM/YY",
      dateTimeFormat: "DD/MM/YY HH:mm",
      googleLoginEnabled: false,
      mailSettingsMissing: true,
      newVersionAvailable: null,
      showPermissionsControl: false,
      dashboardRefreshIntervals: [60, 300, 600, 1800, HOUR, 12 * HOUR, DAY],
      queryRefreshIntervals: [1, 5, 10, 15, 30]
        .map((minutes) => minutes * MINUTE)
        .concat(Array.from({ length: 12 }, (_, index) => (index + 1) * HOUR))
        .concat([1, 7, 14, 30].map((days) => days * DAY)),
    },
  },
  { since: 5, value: { dateFormatList: ["DD/MM/YY", "YYYY-MM-DD", "MM/DD/YY"] } },
  { since: 6, value: { newVersionAvailable: false, pageSize: 20, pageSizeOptions: [5, 10, 20, 50, 100] } },
  { since: 7, value: { floatFormat: "0,0.00", integerFormat: "0,0", tableCellMaxJSONSize: 50_000 } },
  { since: 8, value: { extendedAlertOptions: false, timeFormatList: ["HH:mm:ss", "HH:mm:ss.SSS", "HH:mm"] } },
  { since: 10, value: { hidePlotlyModeBar: false, ldapLoginEnabled: false } },
  { since: 25, value: { allowCustomJSVisualizations: true, nullValue: "null" } },
];

const CLIENT_SETTINGS: readonly Since<Record<string, unknown>>[] = [
  { since: 6, value: { showPermissionsControl: "feature_show_permissions_control" } },
  { since: 10, value: { disablePublicUrls: "disable_public_urls" } },
  { since: 26, value: { multiByteSearchEnabled: "multi_byte_search_enabled" } },
];

function answersOf(release: Release): ReleaseAnswers {
  return {
    utc: release >= 7 ? "Z" : "+00:00",
    paused: release >= 7 ? "number" : "boolean",
    userFields: latest(release, [
      { since: 4, value: USER_4 },
      { since: 5, value: USER_5 },
      { since: 7, value: USER_7 },
    ]),
    sessionFields: release === 7 ? [...SESSION_4, "is_email_verified"] : SESSION_4,
    dataSourceFields: release >= 10 ? [...DATA_SOURCE_4, "supports_auto_limit"] : DATA_SOURCE_4,
    dataSourceDetailForAll: release >= 10,
    userOrders: ["name", "created_at", "groups", ...(release >= 7 ? ["active_at"] : [])],
    defaultUserOrder: release === 6 || release === 7 ? undefined : "-created_at",
    defaultSearchOrder: release < 6 ? "-created_at" : undefined,
    disabledParameter: release >= 7 ? "boolean" : "any",
    dataSourceOrder: release === 4 ? "id" : "name",
    statusCounts:
      release === 4
        ? { dataSources: "grants", dashboards: "visible" }
        : { dataSources: "sources", dashboards: "unarchived" },
    settings: merged(release, SETTINGS),
    clientConfig: merged(release, CLIENT_CONFIG),
    clientSettings: merged(release, CLIENT_SETTINGS) as Record<string, string>,
    texts: releaseTexts(release),
  };
}

/** By release. A further field of an answer that differs is one more line in `ReleaseAnswers`. */
const RELEASE_ANSWERS: ReadonlyMap<Release, ReleaseAnswers> = new Map(
  RELEASES.map((release) => [release, answersOf(release)]),
);

export function releaseAnswers(release: Release): ReleaseAnswers {
  const answers = RELEASE_ANSWERS.get(release);
  if (answers === undefined) throw new TypeError(`nothing is known of release ${release}`);
  return answers;
}
