/** A second, in the resolution of the panel. */
export const failed = 'sum(rate(hsc_errors_total[$__rate_interval]))';

export const asked = 'sum(rate(hsc_questions_total[$__rate_interval]))';

/** A share of a histogram's values is below this, by `le` and what `by` names besides. */
export const quantile = (share: number, histogram: string, by = ''): string =>
  `histogram_quantile(${share}, sum by (le${by}) (rate(${histogram}_bucket[$__rate_interval])))`;

export const perAnswer = (sum: string): string => `sum(rate(${sum}[$__rate_interval])) / ${asked}`;
