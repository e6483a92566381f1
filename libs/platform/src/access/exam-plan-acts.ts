/** The acts on the plan of an exam. */
export const EXAM_PLAN_ACTS = {
  'exam.check': {
    on: 'exam',
    own: ['administrator', 'trainer'],
    ownPeople: [],
    what: 'check a draft against its bank',
  },
  'exam.sample': {
    on: 'exam',
    own: ['administrator', 'trainer'],
    ownPeople: [],
    what: 'see, try and print sample papers of an exam, of a bank whose questions one may read',
  },
  'exam.copy': { on: 'exam', own: ['administrator'], ownPeople: [], what: 'copy an exam into a new draft' },
  'exam.lock': { on: 'exam', own: ['administrator'], ownPeople: [], what: 'lock an exam' },
} as const;
