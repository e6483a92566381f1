import { NO_ID, reason, type ActIds, type ActRoute } from './act-route';

const writtenFile = {
  domain: 'sample',
  questions: [{ type: 'essay', difficulty: 2, knowledgePoint: '测试', stem: '测试题干。' }],
};
const NO_FINGERPRINT = '0'.repeat(64);
const PAPER = '1. 测试陈述。\n答案：正确\n';

/** Calls of the acts on question banks. */
export const bankCalls: Record<string, ActRoute> = {
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
      '/merge': ['POST', { intoId: NO_ID }],
      '/names': ['POST', { title: '测试' }],
      ' ': ['DELETE'],
    }).map(([rest, [method, body]]) => [
      `${method} question-banks/:id/knowledge-points/:pointId${rest.trim()}`,
      {
        call: ({ bankId }: ActIds) => ({
          path: `question-banks/${bankId}/knowledge-points/${NO_ID}${rest.trim()}`,
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
  'GET questions/:id/exam-statistics': {
    call: ({ questionId }) => ({ path: `questions/${questionId}/exam-statistics` }),
  },
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
  'GET question-banks/:id/practice': { call: ({ bankId }) => ({ path: `question-banks/${bankId}/practice` }) },
  'POST question-banks/:id/practice/draws': {
    call: ({ bankId }) => ({ path: `question-banks/${bankId}/practice/draws`, body: { count: 1 } }),
  },
  'POST question-banks/:id/practice/answers': {
    call: ({ bankId }) => ({
      path: `question-banks/${bankId}/practice/answers`,
      body: { seed: NO_ID, answers: [{ versionId: NO_ID, response: 'A' }] },
    }),
  },
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
};
