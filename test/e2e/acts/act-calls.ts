/** Ids for the calls: either real ids or unknown ones. */
export interface ActIds {
  organisationId: string;
  /** A unit below it. */
  unitOfOrganisationId: string;
  examId: string;
  draftId: string;
  lockableId: string;
  rehearsalId: string;
  sittingId: string;
  registrationId: string;
  selfRegistrationId: string;
  personId: string;
  /** On the roster of the organisation itself. */
  rosterPersonId: string;
  /** Another person of the same organisation. */
  spareRosterPersonId: string;
  sessionId: string;
  runId: string;
  certificateNumber: string;
  /** An open request of a staff member who makes no calls. */
  revocationId: string;
  /** An essay of the exam. */
  scriptId: string;
  appealId: string;
  bankId: string;
  /** An organisation that the bank was granted to. */
  grantedId: string;
  paperImportId: string;
  questionId: string;
  otherQuestionId: string;
  binnedId: string;
  /** A question draft of a staff member who makes no calls. */
  draftOfNobodyId: string;
  unitId: string;
  accountId: string;
  rosterImportId: string;
}

export interface ActCall {
  path: string;
  body?: object;
  /** A file to upload, with these form fields. */
  upload?: { name: string; content: Buffer; fields: Record<string, string> };
}

interface ActRoute {
  call: (ids: ActIds) => ActCall;
  /** Lists show what is within reach, so they are called by role and not for an object. */
  isList?: boolean;
  /** The object belongs to the caller alone; for everybody else it does not exist. */
  isOwn?: boolean;
  /** Status for objects out of reach, where it is not 404. */
  outOfReach?: number;
}

const reason = '测试原因';
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

const writtenFile = {
  domain: 'sample',
  questions: [{ type: 'essay', difficulty: 2, knowledgePoint: '测试', stem: '测试题干。' }],
};
const NO_FINGERPRINT = '0'.repeat(64);
const NO_POINT = '00000000-0000-4000-8000-000000000000';
const PAPER = '1. 测试陈述。\n答案：正确\n';

/** A call of each act's route that only a missing permission can refuse. */
export const actRoutes = (pngBytes: Buffer): Record<string, ActRoute> => ({
  'GET exams': { isList: true, call: () => ({ path: 'exams' }) },
  'POST exams': {
    call: ({ organisationId, bankId }) => ({ path: 'exams', body: { ...examContent({ bankId }), organisationId } }),
  },
  'GET exams/:examId': { call: ({ examId }) => ({ path: `exams/${examId}` }) },
  'PUT exams/:examId': { call: ({ draftId, bankId }) => ({ path: `exams/${draftId}`, body: examContent({ bankId }) }) },
  'POST exams/:examId/check': { call: ({ draftId }) => ({ path: `exams/${draftId}/check`, body: {} }) },
  'POST exams/:examId/lock': { call: ({ lockableId }) => ({ path: `exams/${lockableId}/lock`, body: {} }) },
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
      body: { ids: [NO_POINT], decision: 'approve' },
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
  'GET exams/:examId/tickets.html': { call: ({ examId }) => ({ path: `exams/${examId}/tickets.html` }) },
  'GET exams/:examId/sessions': { call: ({ examId }) => ({ path: `exams/${examId}/sessions` }) },
  'GET exams/:examId/board': { call: ({ examId }) => ({ path: `exams/${examId}/board` }) },
  'GET exams/:examId/board/events': { call: ({ examId }) => ({ path: `exams/${examId}/board/events?once=true` }) },
  'GET exams/:examId/session-batches': { call: ({ examId }) => ({ path: `exams/${examId}/session-batches` }) },
  'POST exams/:examId/session-batches': {
    call: ({ examId }) => ({ path: `exams/${examId}/session-batches`, body: { act: 'lock', filter: {}, reason } }),
  },
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
  'GET question-banks': { isList: true, call: () => ({ path: 'question-banks' }) },
  'GET question-banks/:id/questions': { call: ({ bankId }) => ({ path: `question-banks/${bankId}/questions` }) },
  'GET question-banks/:id/question-facets': {
    call: ({ bankId }) => ({ path: `question-banks/${bankId}/question-facets` }),
  },
  ...Object.fromEntries(
    Object.entries({
      'bulk-edit/preview': { difficulty: 2 },
      'bulk-edit': { difficulty: 2, fingerprint: NO_FINGERPRINT },
      'bulk-act/preview': { act: 'retire' },
      'bulk-act': { act: 'retire', reason, fingerprint: NO_FINGERPRINT },
    }).map(([rest, body]) => [
      `POST question-banks/:id/questions/${rest}`,
      {
        call: ({ bankId, questionId }: ActIds) => ({
          path: `question-banks/${bankId}/questions/${rest}`,
          body: { ...body, questionIds: [questionId] },
        }),
      },
    ]),
  ),
  'GET question-banks/:id/duplicates': { call: ({ bankId }) => ({ path: `question-banks/${bankId}/duplicates` }) },
  'GET question-banks/:id/composition': { call: ({ bankId }) => ({ path: `question-banks/${bankId}/composition` }) },
  'GET question-banks/:id/knowledge-points': {
    call: ({ bankId }) => ({ path: `question-banks/${bankId}/knowledge-points` }),
  },
  'POST question-banks/:id/knowledge-points': {
    call: ({ bankId }) => ({
      path: `question-banks/${bankId}/knowledge-points`,
      body: { domain: 'sample', title: '测试知识点' },
    }),
  },
  ...Object.fromEntries(
    Object.entries<[method: string, body?: object]>({
      '': ['PUT', { title: '测试' }],
      '/merge': ['POST', { intoId: NO_POINT }],
      '/names': ['POST', { title: '测试' }],
      ' ': ['DELETE'],
    }).map(([rest, [method, body]]) => [
      `${method} question-banks/:id/knowledge-points/:pointId${rest.trim()}`,
      {
        call: ({ bankId }: ActIds) => ({
          path: `question-banks/${bankId}/knowledge-points/${NO_POINT}${rest.trim()}`,
          body,
        }),
      },
    ]),
  ),
  'POST question-banks/:id/duplicates/search': {
    call: ({ bankId }) => ({ path: `question-banks/${bankId}/duplicates/search`, body: {} }),
  },
  'POST question-banks/:id/duplicates/decide': {
    call: ({ bankId, questionId }) => ({
      path: `question-banks/${bankId}/duplicates/decide`,
      body: { firstId: questionId, secondId: questionId, decision: 'ignored' },
    }),
  },
  'POST question-banks/import': {
    call: ({ bankId }) => ({
      path: 'question-banks/import',
      body: { bankId, files: [{ path: 'sample/questions.yaml', content: 'domain: sample\nquestions: []\n' }] },
    }),
  },
  'GET question-banks/import-template.xlsx': {
    isList: true,
    call: () => ({ path: 'question-banks/import-template.xlsx?language=zh-CN' }),
  },
  'POST question-banks/:id/exports/losses': {
    call: ({ bankId }) => ({ path: `question-banks/${bankId}/exports/losses`, body: {} }),
  },
  'POST question-banks/:id/exports': {
    call: ({ bankId }) => ({ path: `question-banks/${bankId}/exports`, body: { format: 'yaml' } }),
  },
  'GET question-banks/:id/exclusions': { call: ({ bankId }) => ({ path: `question-banks/${bankId}/exclusions` }) },
  'POST question-banks/:id/exclusions': {
    call: ({ bankId, questionId, otherQuestionId }) => ({
      path: `question-banks/${bankId}/exclusions`,
      body: { questionIds: [questionId, otherQuestionId] },
    }),
  },
  'GET questions/:id/exclusions': { call: ({ questionId }) => ({ path: `questions/${questionId}/exclusions` }) },
  'DELETE questions/:id/exclusions': { call: ({ questionId }) => ({ path: `questions/${questionId}/exclusions` }) },
  'GET question-banks/:id/bin': { call: ({ bankId }) => ({ path: `question-banks/${bankId}/bin` }) },
  'POST questions/:id/restore': {
    call: ({ binnedId }) => ({ path: `questions/${binnedId}/restore` }),
  },
  'GET questions/:id/uses': { call: ({ questionId }) => ({ path: `questions/${questionId}/uses` }) },
  'POST question-banks': {
    call: ({ organisationId }) => ({
      path: 'question-banks',
      body: { organisationId, title: '测试题库', domains: [{ title: '测试' }] },
    }),
  },
  'PUT question-banks/:id': {
    call: ({ bankId }) => ({
      path: `question-banks/${bankId}`,
      body: { title: '测试题库', domains: [{ code: 'sample', title: '测试' }] },
    }),
  },
  'GET question-banks/:id/drafts': { call: ({ bankId }) => ({ path: `question-banks/${bankId}/drafts` }) },
  'POST question-banks/:id/drafts': {
    call: ({ bankId }) => ({ path: `question-banks/${bankId}/drafts`, body: { file: writtenFile } }),
  },
  'GET question-drafts/:id': {
    isOwn: true,
    call: ({ draftOfNobodyId }) => ({ path: `question-drafts/${draftOfNobodyId}` }),
  },
  'PUT question-drafts/:id': {
    isOwn: true,
    call: ({ draftOfNobodyId }) => ({ path: `question-drafts/${draftOfNobodyId}`, body: { file: writtenFile } }),
  },
  'DELETE question-drafts/:id': {
    isOwn: true,
    call: ({ draftOfNobodyId }) => ({ path: `question-drafts/${draftOfNobodyId}` }),
  },
  'POST question-banks/:id/questions': {
    call: ({ bankId }) => ({ path: `question-banks/${bankId}/questions`, body: { file: writtenFile } }),
  },
  'GET questions/:id/writing': { call: ({ questionId }) => ({ path: `questions/${questionId}/writing` }) },
  'PUT questions/:id': {
    call: ({ questionId }) => ({
      path: `questions/${questionId}`,
      body: { file: writtenFile, basedOn: ['00000000-0000-4000-8000-000000000000'] },
    }),
  },
  'GET question-banks/:id/shares': { call: ({ bankId }) => ({ path: `question-banks/${bankId}/shares` }) },
  'POST question-banks/:id/shares': {
    call: ({ bankId }) => ({
      path: `question-banks/${bankId}/shares`,
      body: { organisationCode: '350900', right: 'use', reason },
    }),
  },
  'POST question-banks/:id/shares/take': {
    call: ({ bankId, grantedId: organisationId }) => ({
      path: `question-banks/${bankId}/shares/take`,
      body: { organisationId, right: 'use', reason },
    }),
  },
  'PUT question-banks/:id/rules': {
    call: ({ bankId }) => ({
      path: `question-banks/${bankId}/rules`,
      body: { isOpen: false, reviewersWanted: 1, reason },
    }),
  },
  'GET question-banks/:id/uses': { call: ({ bankId }) => ({ path: `question-banks/${bankId}/uses` }) },
  'GET question-banks/:id/paper-imports': {
    call: ({ bankId }) => ({ path: `question-banks/${bankId}/paper-imports` }),
  },
  'POST question-banks/:id/paper-imports': {
    call: ({ bankId }) => ({
      path: `question-banks/${bankId}/paper-imports`,
      upload: { name: 'paper.txt', content: Buffer.from(PAPER), fields: {} },
    }),
  },
  'POST question-banks/:id/paper-imports/text': {
    call: ({ bankId }) => ({ path: `question-banks/${bankId}/paper-imports/text`, body: { text: PAPER } }),
  },
  ...Object.fromEntries(
    Object.entries<[rest: string, body?: object]>({
      'GET ': [''],
      'PUT /settings': ['/settings', { domainCode: 'sample', difficulty: 3, knowledgePoint: null }],
      'GET /items': ['/items'],
      'PUT /items/:position': [
        '/items/1',
        { type: 'true_false', stem: '测试', options: [], prompts: [], key: { kind: 'choice', right: [0] } },
      ],
      'POST /items/:position/skip': ['/items/1/skip', { skipped: false }],
      'POST /alike': ['/alike', { code: 'PAPER_NO_KEY', skip: true }],
      'POST /rest.xlsx': ['/rest.xlsx', { language: 'zh-CN', reasons: [] }],
      'POST /store': ['/store', { which: 'all' }],
    }).map(([name, [rest, body]]) => [
      name.replace(' ', ' question-banks/:id/paper-imports/:importId'),
      {
        call: ({ bankId, paperImportId }: ActIds) => ({
          path: `question-banks/${bankId}/paper-imports/${paperImportId}${rest}`,
          body,
        }),
      },
    ]),
  ),
  'POST answer-trials': {
    isList: true,
    call: () => ({
      path: 'answer-trials',
      body: {
        type: 'true_false',
        optionCount: 2,
        promptCount: 0,
        blankCount: 0,
        key: { kind: 'choice', right: [0] },
        response: 'A',
      },
    }),
  },
  'GET questions/:id': { call: ({ questionId }) => ({ path: `questions/${questionId}` }) },
  'GET questions/:id/history': { call: ({ questionId }) => ({ path: `questions/${questionId}/history` }) },
  'POST questions/:id/comments': {
    call: ({ questionId }) => ({ path: `questions/${questionId}/comments`, body: { body: '测试意见' } }),
  },
  'POST questions/:id/submit': { call: ({ questionId }) => ({ path: `questions/${questionId}/submit`, body: {} }) },
  'POST questions/:id/return': {
    call: ({ questionId }) => ({ path: `questions/${questionId}/return`, body: { reason } }),
  },
  'DELETE questions/:id': { call: ({ questionId }) => ({ path: `questions/${questionId}` }) },
  'POST questions/:id/publish': {
    call: ({ questionId }) => ({ path: `questions/${questionId}/publish`, body: { reason } }),
  },
  'POST questions/:id/retire': {
    call: ({ questionId }) => ({ path: `questions/${questionId}/retire`, body: { reason } }),
  },
  'GET audit-log': { isList: true, call: () => ({ path: 'audit-log' }) },
  'GET audit-log/actions': { isList: true, call: () => ({ path: 'audit-log/actions' }) },
  'GET audit-log/audit-log.xlsx': { isList: true, call: () => ({ path: 'audit-log/audit-log.xlsx' }) },
  'GET audit-log/audit-log.csv': { isList: true, call: () => ({ path: 'audit-log/audit-log.csv' }) },
  'GET organisations/people-counts': { isList: true, call: () => ({ path: 'organisations/people-counts' }) },
  'GET organisations/template.xlsx': { isList: true, call: () => ({ path: 'organisations/template.xlsx' }) },
  'POST organisations': {
    // The next caller meets the same name.
    call: ({ organisationId }) => ({
      path: 'organisations',
      body: { parentId: organisationId, name: '测试新单位', level: 'unit', kind: 'clinic' },
    }),
  },
  'POST organisations/import': {
    isList: true,
    call: () => ({
      path: 'organisations/import?dryRun=true',
      upload: { name: 'list.csv', content: Buffer.from('上级机构,机构名称,类型\n350102,测试园,幼儿园\n'), fields: {} },
    }),
  },
  'POST organisations/:id/rename': {
    call: ({ unitOfOrganisationId }) => ({
      path: `organisations/${unitOfOrganisationId}/rename`,
      body: { name: '测试单位', reason },
    }),
  },
  // Again and again by every caller: the second one is told that it is closed.
  'POST organisations/:id/close': {
    call: ({ unitOfOrganisationId }) => ({ path: `organisations/${unitOfOrganisationId}/close`, body: { reason } }),
  },
  'POST organisations/:id/reopen': {
    call: ({ unitOfOrganisationId }) => ({ path: `organisations/${unitOfOrganisationId}/reopen`, body: { reason } }),
  },
  'POST organisations/:id/merge': {
    call: ({ unitOfOrganisationId }) => ({
      path: `organisations/${unitOfOrganisationId}/merge`,
      body: { intoId: unitOfOrganisationId, reason },
    }),
  },
  'GET training-units': { isList: true, call: () => ({ path: 'training-units' }) },
  'GET training-units/:id': { call: ({ unitId }) => ({ path: `training-units/${unitId}` }) },
  'POST training-units': {
    call: ({ organisationId }) => ({
      path: 'training-units',
      body: { organisationId, title: '测试单元', bodyMarkdown: '正文' },
    }),
  },
  'PUT training-units/:id': {
    call: ({ unitId }) => ({ path: `training-units/${unitId}`, body: { title: '测试单元', bodyMarkdown: '正文' } }),
  },
  'POST media': {
    call: ({ organisationId }) => ({
      path: 'media',
      upload: { name: 'picture.png', content: pngBytes, fields: { organisationId } },
    }),
  },
  'POST people/search': { isList: true, call: () => ({ path: 'people/search', body: { search: '测试' } }) },
  'GET people': { isList: true, call: () => ({ path: 'people' }) },
  'POST people/:id/reveal': {
    call: ({ rosterPersonId }) => ({ path: `people/${rosterPersonId}/reveal`, body: { reason } }),
  },
  'POST people/find-in-file': {
    isList: true,
    call: () => ({
      path: 'people/find-in-file',
      upload: { name: 'list.csv', content: Buffer.from('证件号码\nE00000001\n'), fields: {} },
    }),
  },
  'POST people': {
    call: ({ organisationId }) => ({
      path: 'people',
      body: { name: '测试', idType: 'passport', idNumber: 'E00000009', organisationId },
    }),
  },
  'GET people/:id': { call: ({ rosterPersonId }) => ({ path: `people/${rosterPersonId}` }) },
  'GET people/:id/exams': { call: ({ rosterPersonId }) => ({ path: `people/${rosterPersonId}/exams` }) },
  'GET people/:id/changes': { call: ({ rosterPersonId }) => ({ path: `people/${rosterPersonId}/changes` }) },
  'POST people/:id/correct': {
    call: ({ rosterPersonId }) => ({ path: `people/${rosterPersonId}/correct`, body: { name: '测试改名', reason } }),
  },
  'POST people/:id/merge': {
    call: ({ rosterPersonId, spareRosterPersonId }) => ({
      path: `people/${rosterPersonId}/merge`,
      body: { goneId: spareRosterPersonId, reason },
    }),
  },
  'GET roster-imports/template.xlsx': { isList: true, call: () => ({ path: 'roster-imports/template.xlsx' }) },
  'POST roster-imports': {
    call: ({ organisationId }) => ({
      path: 'roster-imports',
      upload: {
        name: 'roster.csv',
        content: Buffer.from('姓名,证件类型,证件号码,手机号,机构代码\n测试,护照,E00000001,,350100\n'),
        fields: { organisationId },
      },
    }),
  },
  'GET roster-imports/:id': { call: ({ rosterImportId }) => ({ path: `roster-imports/${rosterImportId}` }) },
  'GET roster-imports': { isList: true, call: () => ({ path: 'roster-imports' }) },
  'GET roster-imports/:id/bad-rows': {
    call: ({ rosterImportId }) => ({ path: `roster-imports/${rosterImportId}/bad-rows` }),
  },
  'GET roster-imports/:id/bad-rows.xlsx': {
    call: ({ rosterImportId }) => ({ path: `roster-imports/${rosterImportId}/bad-rows.xlsx` }),
  },
  'PUT roster-imports/:id/bad-rows/:line': {
    call: ({ rosterImportId }) => ({
      path: `roster-imports/${rosterImportId}/bad-rows/2`,
      body: {
        name: '测试',
        idType: '护照',
        idNumber: 'E00000001',
        phone: '',
        organisationCode: '350100',
        organisationName: '',
      },
    }),
  },
  'DELETE roster-imports/:id/bad-rows/:line': {
    call: ({ rosterImportId }) => ({ path: `roster-imports/${rosterImportId}/bad-rows/2` }),
  },
  'POST roster-imports/:id/undo': {
    call: ({ rosterImportId }) => ({ path: `roster-imports/${rosterImportId}/undo`, body: { reason } }),
  },
  'GET roster-imports/:id/faults': {
    call: ({ rosterImportId }) => ({ path: `roster-imports/${rosterImportId}/faults` }),
  },
  'POST roster-imports/:id/apply': {
    call: ({ rosterImportId }) => ({ path: `roster-imports/${rosterImportId}/apply`, body: {} }),
  },
  'GET staff/accounts': { isList: true, call: () => ({ path: 'staff/accounts' }) },
  // Organisations are not secret: giving a role outside one's reach is refused with 403.
  'POST staff/accounts': {
    outOfReach: 403,
    call: ({ organisationId }) => ({
      path: 'staff/accounts',
      body: {
        username: 'test-new-account',
        displayName: '测试',
        password: 'only-for-tests-0002',
        grants: [{ role: 'invigilator', organisationId }],
      },
    }),
  },
  ...Object.fromEntries(
    ['deactivate', 'reactivate'].map((act) => [
      `POST staff/accounts/:id/${act}`,
      { call: ({ accountId }: ActIds) => ({ path: `staff/accounts/${accountId}/${act}`, body: { reason } }) },
    ]),
  ),
  'POST staff/accounts/:id/reset-password': {
    call: ({ accountId }) => ({
      path: `staff/accounts/${accountId}/reset-password`,
      body: { password: 'only-for-tests-0003', reason },
    }),
  },
  'POST staff/accounts/:id/remove-second-factor': {
    call: ({ accountId }) => ({ path: `staff/accounts/${accountId}/remove-second-factor`, body: { reason } }),
  },
  'GET staff/second-factor-demands': { isList: true, call: () => ({ path: 'staff/second-factor-demands' }) },
  'POST staff/second-factor-demands': {
    call: ({ organisationId }) => ({ path: 'staff/second-factor-demands', body: { organisationId, reason } }),
  },
  'POST staff/second-factor-demands/:organisationId/lift': {
    call: ({ organisationId }) => ({ path: `staff/second-factor-demands/${organisationId}/lift`, body: { reason } }),
  },
});
