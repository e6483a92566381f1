import { newId } from '@sunflower/platform';
import type { ActIds, ActRoute } from './act-route';

const DRAFT = { port: 'recording', body: '测试通知' };
const onNotice = (rest: string, body?: object): ActRoute => ({
  call: ({ examId, noticeId }: ActIds) => ({ path: `exams/${examId}/notices/${noticeId}/${rest}`, body }),
});

/** Calls of acts on notices. */
export const noticeCalls: Record<string, ActRoute> = {
  'GET exams/:examId/notices': { call: ({ examId }) => ({ path: `exams/${examId}/notices` }) },
  'POST exams/:examId/notices': {
    call: ({ examId }) => ({ path: `exams/${examId}/notices`, body: { ...DRAFT, id: newId() } }),
  },
  'POST exams/:examId/notices/preview': {
    call: ({ examId }) => ({ path: `exams/${examId}/notices/preview`, body: DRAFT }),
  },
  'PUT exams/:examId/notices/lost-codes': {
    call: ({ examId }) => ({ path: `exams/${examId}/notices/lost-codes`, body: { allowed: true } }),
  },
  'GET exams/:examId/announcements': { call: ({ examId }) => ({ path: `exams/${examId}/announcements` }) },
  'POST exams/:examId/announcements': {
    // Ends before it begins: whoever may announce is told so.
    call: ({ examId }) => ({
      path: `exams/${examId}/announcements`,
      body: { text: '测试公告', showsFrom: '2026-06-02T00:00:00.000Z', showsUntil: '2026-06-01T00:00:00.000Z' },
    }),
  },
  'POST exams/:examId/announcements/:id/end': {
    call: ({ examId, announcementId }) => ({ path: `exams/${examId}/announcements/${announcementId}/end`, body: {} }),
  },
  'POST exams/:examId/notices/:batchId/stop': onNotice('stop', {}),
  'POST exams/:examId/notices/:batchId/resume': onNotice('resume', {}),
  'POST exams/:examId/notices/:batchId/retry': onNotice('retry', {}),
  'GET exams/:examId/notices/:batchId/people': onNotice('people'),
  'GET exams/:examId/notices/:batchId/records': onNotice('records'),
  'GET exams/:examId/notices/:batchId/undelivered.xlsx': onNotice('undelivered.xlsx'),
};
