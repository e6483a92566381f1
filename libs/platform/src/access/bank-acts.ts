const TEACHING = ['administrator', 'trainer'] as const;
const ADMINISTRATION = ['administrator'] as const;

/** What staff do with a question bank as a whole; all of these apply to the organisation that holds it. */
const BANK_RULES = {
  'bank.list': [TEACHING, 'list question banks'],
  'bank.practise': [TEACHING, 'practise with the published questions of an open bank'],
  'bank.read': [TEACHING, 'read questions with their keys'],
  'bank.import': [TEACHING, 'import questions'],
  'bank.export': [TEACHING, 'export questions with their keys, of a bank of the own subtree or an open one'],
  'bank.use': [ADMINISTRATION, 'use a bank in an exam'],
  'bank.share': [ADMINISTRATION, 'share a bank, and see who used it'],
  'bank.govern': [ADMINISTRATION, 'open a bank for practice, and say how many approve a question'],
  'bank.create': [TEACHING, 'make a question bank'],
  'bank.change': [TEACHING, 'rename a bank, and change its domains and knowledge points'],
} as const;

interface BankActRule {
  on: 'organisation';
  own: readonly ('administrator' | 'trainer')[];
  ownPeople: readonly [];
  what: string;
}

export const BANK_ACTS = Object.fromEntries(
  Object.entries(BANK_RULES).map(([act, [own, what]]) => [act, { on: 'organisation', own, ownPeople: [], what }]),
) as unknown as Record<keyof typeof BANK_RULES, BankActRule>;
