/** The ids of texts that are read again when somebody clicks in the message. */
export const textIds = {
  /** The question, where the message doesn't stand below it. */
  question: 901,
  /** Product and manual. */
  head: 902,
  status: 903,
  /** Why there is no manual. */
  missing: 904,
  /** What follows the answer: how it ended, notices, sources. */
  outcome: 905,
  notices: 906,
  sources: 907,
  /** The question that was passed on to the people on duty. */
  passed: 908,
} as const;
