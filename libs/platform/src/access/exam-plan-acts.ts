/** The acts on the plan of an exam. */
export const EXAM_PLAN_ACTS = {
  'exam.check': {
    on: 'exam',
    own: ['administrator', 'trainer'],
    ownPeople: [],
    what: 'check a draft against its bank',
  },
  'exam.lock': { on: 'exam', own: ['administrator'], ownPeople: [], what: 'lock an exam' },
} as const;
