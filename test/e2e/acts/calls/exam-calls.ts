import { NO_ID, reason, type ActIds, type ActRoute } from './act-route';

const aWeekOf2030 = { opensAt: '2030-06-02T00:00:00.000Z', closesAt: '2030-06-09T00:00:00.000Z' };
const examContent = ({ bankId }: Pick<ActIds, 'bankId'>) => ({
  title: '测试考试',
  bankId,
  durationMinutes: 60,
  passMarkPoints: 1,
  policies: { multipleChoice: 'all_or_nothing', shuffleItems: true, shuffleOptions: true },
  blueprint: {
    sections: [{ title: '单选', draws: [{ domainCode: 'sample', type: 'single_choice', count: 2, points: 1 }] }],
  },
  certificateTitle: '测试合格证书',
  certificateIssuer: '测试单位',
});
const sitting = {
  title: '第二场',
  opensAt: '2026-06-02T00:00:00.000Z',
  closesAt: '2026-06-02T02:00:00.000Z',
};

/** Calls of the acts on exams, from the draft to the certificates. */
export const examCalls: Record<string, ActRoute> = {
  'GET exams': { isList: true, call: () => ({ path: 'exams' }) },
  'POST exams': {
    call: ({ organisationId, bankId }) => ({ path: 'exams', body: { ...examContent({ bankId }), organisationId } }),
  },
  'GET exams/:examId': { call: ({ examId }) => ({ path: `exams/${examId}` }) },
  'PUT exams/:examId': { call: ({ draftId, bankId }) => ({ path: `exams/${draftId}`, body: examContent({ bankId }) }) },
  'POST exams/:examId/check': { call: ({ draftId }) => ({ path: `exams/${draftId}/check`, body: {} }) },
  'POST exams/:examId/lock': { call: ({ lockableId }) => ({ path: `exams/${lockableId}/lock`, body: {} }) },
  'POST exams/:examId/copy': {
    call: ({ examId, organisationId }) => ({
      path: `exams/${examId}/copy`,
      body: { title: '测试考试 副本', organisationId, rehearsal: false },
    }),
  },
  'GET exams/:examId/sample-papers/:number': { call: ({ examId }) => ({ path: `exams/${examId}/sample-papers/1` }) },
  'POST exams/:examId/sample-papers/:number/answers': {
    // Of no paper: whoever may try one is told that it has changed.
    call: ({ examId }) => ({
      path: `exams/${examId}/sample-papers/1/answers`,
      body: { planSha256: '0'.repeat(64), responses: [] },
    }),
  },
  'GET exams/:examId/sample-papers/:number/print': {
    call: ({ examId }) => ({ path: `exams/${examId}/sample-papers/1/print?form=docx` }),
  },
  'POST exams/:examId/purge': { call: ({ rehearsalId }) => ({ path: `exams/${rehearsalId}/purge`, body: {} }) },
  'POST exams/:examId/delete': {
    // Locked, so staff who may delete drafts get a conflict.
    call: ({ examId }) => ({ path: `exams/${examId}/delete`, body: { reason } }),
  },
  'POST sittings/:id/delete': {
    // A sitting with registrations.
    call: ({ sittingId }) => ({ path: `sittings/${sittingId}/delete`, body: { reason } }),
  },
  'GET exams/:examId/papers': { call: ({ examId }) => ({ path: `exams/${examId}/papers` }) },
  'GET exams/:examId/sittings': { call: ({ examId }) => ({ path: `exams/${examId}/sittings` }) },
  'POST exams/:examId/sittings': { call: ({ examId }) => ({ path: `exams/${examId}/sittings`, body: sitting }) },
  'PUT sittings/:id': { call: ({ sittingId }) => ({ path: `sittings/${sittingId}`, body: { ...sitting, reason } }) },
  'GET exams/:examId/self-registrations': { call: ({ examId }) => ({ path: `exams/${examId}/self-registrations` }) },
  'POST exams/:examId/self-registrations': {
    // Closes before it opens: whoever may make one is told so.
    call: ({ examId, sittingId }) => ({
      path: `exams/${examId}/self-registrations`,
      body: { sittingId, opensAt: '2026-06-01T00:00:00.000Z', closesAt: '2026-06-01T00:00:00.000Z' },
    }),
  },
  'PUT self-registrations/:id': {
    call: ({ selfRegistrationId, sittingId }) => ({
      path: `self-registrations/${selfRegistrationId}`,
      body: { sittingId, opensAt: '2026-06-01T00:00:00.000Z', closesAt: '2026-06-01T00:00:00.000Z' },
    }),
  },
  'GET exams/:examId/applications': { call: ({ examId }) => ({ path: `exams/${examId}/applications` }) },
  'POST exams/:examId/applications/decide': {
    call: ({ examId }) => ({
      path: `exams/${examId}/applications/decide`,
      body: { ids: [NO_ID], decision: 'approve' },
    }),
  },
  'GET exams/:examId/registrations': { call: ({ examId }) => ({ path: `exams/${examId}/registrations` }) },
  'POST exams/:examId/registrations': {
    call: ({ examId, sittingId, personId }) => ({
      path: `exams/${examId}/registrations`,
      body: { sittingId, personIds: [personId] },
    }),
  },
  ...Object.fromEntries(
    Object.entries<(ids: ActIds) => object>({
      cancel: () => ({}),
      move: ({ sittingId }) => ({ sittingId }),
      defer: () => ({}),
    }).map(([act, more]) => [
      `POST exams/:examId/registrations/${act}`,
      {
        call: (ids: ActIds) => ({
          path: `exams/${ids.examId}/registrations/${act}`,
          // An unknown registration, so that the permission on the exam alone decides.
          body: { registrationIds: ['00000000-0000-4000-8000-000000000000'], reason, ...more(ids) },
        }),
      },
    ]),
  ),
  'GET exams/:examId/cancelled-registrations': {
    call: ({ examId }) => ({ path: `exams/${examId}/cancelled-registrations` }),
  },
  'POST registrations/:id/reissue-code': {
    call: ({ registrationId }) => ({ path: `registrations/${registrationId}/reissue-code`, body: { reason } }),
  },
  'PUT registrations/:id/accommodation': {
    call: ({ registrationId }) => ({
      path: `registrations/${registrationId}/accommodation`,
      body: { extraTimeMinutes: 10, reason },
    }),
  },
  'PUT registrations/:id/outcome': {
    call: ({ registrationId }) => ({
      path: `registrations/${registrationId}/outcome`,
      body: { outcome: null, reason },
    }),
  },
  'GET exams/:examId/tickets.xlsx': { call: ({ examId }) => ({ path: `exams/${examId}/tickets.xlsx` }) },
  // Nobody sits there, so whoever may print is told that there is nothing.
  'GET exams/:examId/tickets.pdf': {
    call: ({ examId }) => ({ path: `exams/${examId}/tickets.pdf?siteId=${NO_ID}` }),
  },
  'GET exams/:examId/hall-papers/:paper': {
    call: ({ examId }) => ({ path: `exams/${examId}/hall-papers/overview?form=xlsx` }),
  },
  'GET sittings/:sittingId/seating': { call: ({ sittingId }) => ({ path: `sittings/${sittingId}/seating` }) },
  'GET sittings/:sittingId/seats': { call: ({ sittingId }) => ({ path: `sittings/${sittingId}/seats` }) },
  'PUT sittings/:sittingId/rooms': {
    call: ({ sittingId }) => ({ path: `sittings/${sittingId}/rooms`, body: { rooms: [] } }),
  },
  'POST sittings/:sittingId/seating': {
    call: ({ sittingId }) => ({ path: `sittings/${sittingId}/seating`, body: { rule: 'random', anew: false } }),
  },
  // A room that the sitting does not use: whoever may change seats is told so.
  'PUT registrations/:id/seat': {
    call: ({ registrationId }) => ({
      path: `registrations/${registrationId}/seat`,
      body: { sittingRoomId: NO_ID, seatNumber: 1 },
    }),
  },
  'DELETE registrations/:id/seat': { call: ({ registrationId }) => ({ path: `registrations/${registrationId}/seat` }) },
  'POST exams/:examId/arrivals': {
    call: ({ examId, ticketNumber }) => ({ path: `exams/${examId}/arrivals`, body: { ticketNumber } }),
  },
  'DELETE registrations/:id/arrival': {
    call: ({ registrationId }) => ({ path: `registrations/${registrationId}/arrival` }),
  },
  'GET exams/:examId/tickets.html': { call: ({ examId }) => ({ path: `exams/${examId}/tickets.html` }) },
  'GET exams/:examId/sessions': { call: ({ examId }) => ({ path: `exams/${examId}/sessions` }) },
  'GET exams/:examId/board': { call: ({ examId }) => ({ path: `exams/${examId}/board` }) },
  'GET exams/:examId/board/events': { call: ({ examId }) => ({ path: `exams/${examId}/board/events?once=true` }) },
  'GET exams/:examId/session-batches': { call: ({ examId }) => ({ path: `exams/${examId}/session-batches` }) },
  'POST exams/:examId/session-batches': {
    call: ({ examId }) => ({ path: `exams/${examId}/session-batches`, body: { act: 'lock', filter: {}, reason } }),
  },
  'GET exams/:examId/messages': { call: ({ examId }) => ({ path: `exams/${examId}/messages` }) },
  'POST exams/:examId/messages': {
    call: ({ examId, registrationId }) => ({
      path: `exams/${examId}/messages`,
      body: { text: '测试消息', registrationIds: [registrationId] },
    }),
  },
  // Staff below the office that sent a message do not read it, so they are given an unknown one.
  'GET exams/:examId/messages/:id/people': {
    isOwn: true,
    call: ({ examId }) => ({ path: `exams/${examId}/messages/${NO_ID}/people` }),
  },
  'GET exams/:examId/incidents': { call: ({ examId }) => ({ path: `exams/${examId}/incidents` }) },
  'POST exams/:examId/incidents': {
    // Long before its sitting: whoever may record one is told so.
    call: ({ examId, sittingId }) => ({
      path: `exams/${examId}/incidents`,
      body: { sittingId, kind: 'power_cut', occurredAt: '2020-01-01T00:00:00.000Z', text: '测试停电' },
    }),
  },
  'POST incidents/:id/strike': {
    call: ({ incidentId }) => ({ path: `incidents/${incidentId}/strike`, body: { reason } }),
  },
  'GET exams/:examId/incidents.xlsx': { call: ({ examId }) => ({ path: `exams/${examId}/incidents.xlsx` }) },
  'GET exams/:examId/incidents.pdf': { call: ({ examId }) => ({ path: `exams/${examId}/incidents.pdf` }) },
  'POST raised-hands/:id/see': { call: ({ handId }) => ({ path: `raised-hands/${handId}/see`, body: {} }) },
  'POST raised-hands/:id/close': { call: ({ handId }) => ({ path: `raised-hands/${handId}/close`, body: {} }) },
  // Only the staff member who began a batch reads it; this id is unknown.
  'GET session-batches/:id': { isOwn: true, call: ({ examId }) => ({ path: `session-batches/${examId}` }) },
  // Of whoever is allotted the scripts; these are nobody's.
  'GET marking/work': { isList: true, call: () => ({ path: 'marking/work' }) },
  'POST exams/:examId/marking/next': {
    isOwn: true,
    call: ({ examId }) => ({ path: `exams/${examId}/marking/next`, body: {} }),
  },
  'GET exams/:examId/marking/own-marks': {
    isOwn: true,
    call: ({ examId }) => ({ path: `exams/${examId}/marking/own-marks` }),
  },
  'GET marking/scripts/:id': { isOwn: true, call: ({ runId }) => ({ path: `marking/scripts/${runId}` }) },
  'PUT marking/scripts/:id/mark': {
    isOwn: true,
    call: ({ runId }) => ({ path: `marking/scripts/${runId}/mark`, body: { revision: 0, points: [1], remark: '' } }),
  },
  'GET exams/:examId/marking': { call: ({ examId }) => ({ path: `exams/${examId}/marking` }) },
  'PUT exams/:examId/marking/plan': {
    call: ({ examId }) => ({
      path: `exams/${examId}/marking/plan`,
      body: { markers: 2, tolerancePercent: 10, lots: 1 },
    }),
  },
  'PUT exams/:examId/marking/rubric': {
    call: ({ examId, questionId: questionVersionId }) => ({
      path: `exams/${examId}/marking/rubric`,
      body: { questionVersionId, criteria: [{ title: '要点', description: '', maxPoints: 10 }], guidance: '' },
    }),
  },
  'PUT exams/:examId/marking/allotment': {
    call: ({ examId, questionId: questionVersionId }) => ({
      path: `exams/${examId}/marking/allotment`,
      body: { questionVersionId, lot: 0, staffIds: [] },
    }),
  },
  'GET exams/:examId/marking/scripts': {
    call: ({ examId }) => ({ path: `exams/${examId}/marking/scripts?state=disputed` }),
  },
  'GET marking/scripts/:id/marks': { call: ({ scriptId }) => ({ path: `marking/scripts/${scriptId}/marks` }) },
  'POST marking/scripts/:id/decide': {
    call: ({ scriptId }) => ({ path: `marking/scripts/${scriptId}/decide`, body: { points: [1], reason } }),
  },
  'POST exams/:examId/marking/close': {
    call: ({ examId }) => ({ path: `exams/${examId}/marking/close`, body: { reason } }),
  },
  'GET exams/:examId/appeals': { call: ({ examId }) => ({ path: `exams/${examId}/appeals` }) },
  'PUT exams/:examId/appeal-window': {
    call: ({ examId, sittingId }) => ({
      path: `exams/${examId}/appeal-window`,
      body: { sittingIds: [sittingId], ...aWeekOf2030, answerDays: 5 },
    }),
  },
  'GET appeals/:id': { call: ({ appealId }) => ({ path: `appeals/${appealId}` }) },
  'POST appeals/:id/answer': {
    call: ({ appealId }) => ({
      path: `appeals/${appealId}/answer`,
      body: { decision: 'unjustified', answer: '测试答复' },
    }),
  },
  'POST sessions/:id/reopen': {
    call: ({ sessionId }) => ({
      path: `sessions/${sessionId}/reopen`,
      body: { deadlineAt: '2026-06-02T00:00:00.000Z', reason },
    }),
  },
  'GET exams/:examId/results': { call: ({ examId }) => ({ path: `exams/${examId}/results` }) },
  'GET exams/:examId/results/summary': { call: ({ examId }) => ({ path: `exams/${examId}/results/summary` }) },
  'GET exams/:examId/results/report.pdf': { call: ({ examId }) => ({ path: `exams/${examId}/results/report.pdf` }) },
  'GET exams/:examId/live-counts': { call: ({ examId }) => ({ path: `exams/${examId}/live-counts` }) },
  'GET sessions/:id': { call: ({ sessionId }) => ({ path: `sessions/${sessionId}` }) },
  'POST sessions/:id/extend': {
    call: ({ sessionId }) => ({ path: `sessions/${sessionId}/extend`, body: { extraMinutes: 1, reason } }),
  },
  ...Object.fromEntries(
    ['lock', 'unlock', 'close', 'void'].map((act) => [
      `POST sessions/:id/${act}`,
      { call: ({ sessionId }: ActIds) => ({ path: `sessions/${sessionId}/${act}`, body: { reason } }) },
    ]),
  ),
  'GET exams/:examId/grading-runs': { call: ({ examId }) => ({ path: `exams/${examId}/grading-runs` }) },
  'POST exams/:examId/grading-runs': {
    call: ({ examId }) => ({ path: `exams/${examId}/grading-runs`, body: { overrides: [], reason } }),
  },
  'GET grading-runs/:id': { call: ({ runId }) => ({ path: `grading-runs/${runId}` }) },
  'GET grading-runs/:id/difference': { call: ({ runId }) => ({ path: `grading-runs/${runId}/difference` }) },
  'POST grading-runs/:id/release': {
    call: ({ runId }) => ({ path: `grading-runs/${runId}/release`, body: { reason } }),
  },
  'GET exams/:examId/late-responses': { call: ({ examId }) => ({ path: `exams/${examId}/late-responses` }) },
  'POST exams/:examId/late-responses/accept': {
    call: ({ examId, sessionId }) => ({
      path: `exams/${examId}/late-responses/accept`,
      body: { sessionIds: [sessionId], reason },
    }),
  },
  'GET exams/:examId/released-results': { call: ({ examId }) => ({ path: `exams/${examId}/released-results` }) },
  'GET exams/:examId/released-people': {
    call: ({ examId }) => ({ path: `exams/${examId}/released-people?kinds=failed,absent` }),
  },
  'GET exams/:examId/pass-list.xlsx': { call: ({ examId }) => ({ path: `exams/${examId}/pass-list.xlsx` }) },
  'GET exams/:examId/pass-list.csv': { call: ({ examId }) => ({ path: `exams/${examId}/pass-list.csv` }) },
  'GET exams/:examId/item-statistics': { call: ({ examId }) => ({ path: `exams/${examId}/item-statistics` }) },
  'GET exams/:examId/item-statistics.xlsx': {
    call: ({ examId }) => ({ path: `exams/${examId}/item-statistics.xlsx` }),
  },
  'GET exams/:examId/certificates': { call: ({ examId }) => ({ path: `exams/${examId}/certificates` }) },
  'GET exams/:examId/certificates/count': { call: ({ examId }) => ({ path: `exams/${examId}/certificates/count` }) },
  'GET exams/:examId/certificates.zip': { call: ({ examId }) => ({ path: `exams/${examId}/certificates.zip` }) },
  'GET exams/:examId/certificates.pdf': { call: ({ examId }) => ({ path: `exams/${examId}/certificates.pdf` }) },
  'GET certificates/:number/pdf': {
    call: ({ certificateNumber }) => ({ path: `certificates/${certificateNumber}/pdf` }),
  },
  'GET certificates/:number/credential': {
    call: ({ certificateNumber }) => ({ path: `certificates/${certificateNumber}/credential` }),
  },
  'GET certificates/:number/revocations': {
    call: ({ certificateNumber }) => ({ path: `certificates/${certificateNumber}/revocations` }),
  },
  'POST certificates/:number/revocations': {
    call: ({ certificateNumber }) => ({ path: `certificates/${certificateNumber}/revocations`, body: { reason } }),
  },
  ...Object.fromEntries(
    ['confirm', 'decline'].map((act) => [
      `POST certificates/:number/revocations/:requestId/${act}`,
      {
        call: ({ certificateNumber, revocationId }: ActIds) => ({
          path: `certificates/${certificateNumber}/revocations/${revocationId}/${act}`,
          body: { reason },
        }),
      },
    ]),
  ),
  'POST certificates/:number/reinstate': {
    call: ({ certificateNumber }) => ({ path: `certificates/${certificateNumber}/reinstate`, body: { reason } }),
  },
};
