/**
 * The rows that a Redash server's database holds, as far as its answers show them. Times are UTC, ISO 8601,
 * ending in `Z`; how a release writes them is a matter of its answers.
 */
export interface GroupRow {
  readonly id: number;
  readonly name: string;
  readonly type: "builtin" | "regular";
  readonly permissions: readonly string[];
  readonly createdAt: string;
}

export interface UserRow {
  readonly id: number;
  readonly name: string;
  /** In lower case, as Redash stores it. */
  readonly email: string;
  /** Raw: duplicates and ids of deleted groups are kept. null: the column is NULL. */
  readonly groups: readonly number[] | null;
  /** null: enabled. Always null on 4, which knows no such state. */
  readonly disabledAt: string | null;
  /** Always false on 4 to 6, which know no such state. */
  readonly pending: boolean;
  readonly hasPassword: boolean;
  readonly emailVerified: boolean;
  readonly activeAt: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly apiKey: string;
}

export interface DataSourceRow {
  readonly id: number;
  readonly name: string;
  readonly type: string;
  /** null: not paused. */
  readonly pauseReason: string | null;
  /** False: its driver cannot be loaded. */
  readonly loads: boolean;
}

/** One row of the grants table. A pair can stand there twice: the later row decides. */
export interface GrantRow {
  readonly groupId: number;
  readonly dataSourceId: number;
  readonly viewOnly: boolean;
}

export interface QueryRow {
  /** Also the id of its one visualization, a table, and of its one result. */
  readonly id: number;
  readonly name: string;
  readonly text: string;
  /** null: its data source was deleted. */
  readonly dataSourceId: number | null;
  readonly ownerId: number;
  readonly options: Readonly<Record<string, unknown>>;
  /** Seconds between runs; null: not scheduled. */
  readonly schedule: number | null;
  readonly draft: boolean;
  readonly archived: boolean;
  readonly editorIds: readonly number[];
  readonly createdAt: string;
  readonly apiKey: string;
}

export interface WidgetRow {
  readonly id: number;
  readonly queryId: number;
}

export interface DashboardRow {
  readonly id: number;
  readonly slug: string;
  readonly name: string;
  readonly ownerId: number;
  readonly draft: boolean;
  readonly archived: boolean;
  /** `revoked`: shared once, and no longer. null: never. */
  readonly shared: "active" | "revoked" | null;
  /** The secret in the link, if it was ever shared. */
  readonly apiKey: string;
  readonly editorIds: readonly number[];
  readonly widgets: readonly WidgetRow[];
  readonly createdAt: string;
}

export interface DestinationRow {
  readonly id: number;
  readonly name: string;
  readonly type: string;
}

export interface SubscriptionRow {
  readonly id: number;
  readonly userId: number;
  readonly destinationId: number | null;
}

export interface AlertRow {
  readonly id: number;
  readonly name: string;
  readonly queryId: number;
  readonly ownerId: number;
  readonly rearm: number | null;
  /** undefined: the ones of the loader. */
  readonly options: Readonly<Record<string, unknown>> | undefined;
  readonly subscriptions: readonly SubscriptionRow[];
  readonly createdAt: string;
}

export interface SnippetRow {
  readonly id: number;
  readonly trigger: string;
  readonly description: string;
  readonly snippet: string;
  readonly createdAt: string;
}

export interface EventRow {
  readonly id: number;
  readonly userId: number | null;
  readonly action: string;
  /** Redash's word: `data_source`, `group`, `page`, ... */
  readonly objectType: string;
  readonly objectId: string | null;
  /** As stored, references to other things resolved to their ids. */
  readonly details: Readonly<Record<string, unknown>>;
  readonly createdAt: string;
}
