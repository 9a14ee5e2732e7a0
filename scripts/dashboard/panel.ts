/** What a panel shows, before it has its place on the board. */
export interface PanelOf {
  readonly title: string;
  /** For whoever looks at it for the first time. */
  readonly about: string;
  readonly kind: 'timeseries' | 'bargauge' | 'stat';
  /** Legend, with labels in double braces, and expression in PromQL. */
  readonly queries: readonly (readonly [legend: string, expression: string])[];
  /** One of https://github.com/grafana/grafana/blob/main/packages/grafana-data/src/valueFormats/categories.ts. */
  readonly unit: 's' | 'percentunit' | 'short' | 'currencyUSD' | 'bytes' | 'ops' | 'reqpm';
  /** Where it turns red: above this, or below it. */
  readonly limit?: { readonly above: number } | { readonly below: number };
}

export interface Row {
  readonly title: string;
  readonly panels: readonly PanelOf[];
}
