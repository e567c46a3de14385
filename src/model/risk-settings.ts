/** What an organisation says of itself, as its config file has it. null: not told. */
export interface RiskConfig {
  /** E-mail domains of one's own people, in lower case. */
  readonly internalDomains: readonly string[] | null;
  /** E-mails of accounts of programs, and of those that several people share; `*` in one stands for anything. */
  readonly serviceAccounts: readonly string[] | null;
  readonly sharedAccounts: readonly string[] | null;
  readonly dataSources: readonly DataSourceConfig[] | null;
  readonly thresholds: Thresholds;
}

export interface DataSourceConfig extends DataSourceRisk {
  /** A number is an id, a text is a name. */
  readonly dataSource: number | string;
}

/** The same of one snapshot, so that rules can tell what is risky there. */
export interface RiskSettings {
  /** E-mail domains of one's own people, in lower case. null: not told, so nobody can be called external. */
  readonly internalDomains: readonly string[] | null;
  /** Accounts of programs, and accounts that several people share: user ids. null: not told. */
  readonly serviceAccounts: ReadonlySet<number> | null;
  readonly sharedAccounts: ReadonlySet<number> | null;
  /** By data source id. null: nothing was told of any. */
  readonly dataSources: ReadonlyMap<number, DataSourceRisk> | null;
  readonly thresholds: Thresholds;
  /** What is named there, and fits nothing in the snapshot, or not one thing alone. */
  readonly warnings: readonly RiskWarning[];
}

export interface RiskWarning {
  /** The setting that it stands in. */
  readonly setting: "service-accounts" | "shared-accounts" | "data-sources";
  /** A sentence for a reviewer. */
  readonly what: string;
}

export interface DataSourceRisk {
  readonly sensitive: boolean;
  /** Who answers for it, as somebody wrote it. null: not told. */
  readonly owner: string | null;
}

export interface Thresholds {
  /** Days without activity after which an account counts as inactive. */
  readonly inactiveDays: number;
  /** The same for an administrator. */
  readonly administratorInactiveDays: number;
  /** Days after which an invitation that nobody accepted counts as old. */
  readonly pendingDays: number;
  /** More administrators than these are too many. */
  readonly administrators: number;
}

export const DEFAULT_THRESHOLDS: Thresholds = {
  inactiveDays: 90,
  administratorInactiveDays: 30,
  pendingDays: 14,
  administrators: 5,
};

/** Nothing was told. */
export const NO_RISK_CONFIG: RiskConfig = {
  internalDomains: null,
  serviceAccounts: null,
  sharedAccounts: null,
  dataSources: null,
  thresholds: DEFAULT_THRESHOLDS,
};
