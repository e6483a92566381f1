import { reason, type ActRoute } from './act-route';

/** Calls of acts on how long data of an exam is kept. */
export const retentionCalls: Record<string, ActRoute> = {
  'GET exams/:examId/retention': { call: ({ examId }) => ({ path: `exams/${examId}/retention` }) },
  'PUT exams/:examId/retention/:kind': {
    // Far too early: whoever may plan it is told so.
    call: ({ examId }) => ({
      path: `exams/${examId}/retention/messages`,
      body: { eraseAfter: '2026-01-01T00:00:00.000Z', reason },
    }),
  },
  'POST exams/:examId/retention/:kind/take-back': {
    // Nothing is planned: whoever may take it back gets a conflict.
    call: ({ examId }) => ({ path: `exams/${examId}/retention/messages/take-back`, body: { reason } }),
  },
};
