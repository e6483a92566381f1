/** What somebody should look at again. */
export const DUE_CHECKS = ['source', 'review'] as const;
export type DueCheck = (typeof DUE_CHECKS)[number];
