import type { ActRoute } from './calls/act-route';
import { bankCalls } from './calls/bank-calls';
import { examCalls } from './calls/exam-calls';
import { noticeCalls } from './calls/notice-calls';
import { officeCalls } from './calls/office-calls';
import { retentionCalls } from './calls/retention-calls';

export type { ActIds } from './calls/act-route';

/** A call of each act's route that only a missing permission can refuse. */
export const actRoutes = (pngBytes: Buffer): Record<string, ActRoute> => ({
  ...examCalls,
  ...bankCalls,
  ...noticeCalls,
  ...retentionCalls,
  ...officeCalls(pngBytes),
});
