import { stepsOf, type ExamFacts } from './exam-steps';

const facts = (known: Partial<ExamFacts>): ExamFacts => ({
  stage: 'scheduled',
  stock: 100,
  itemCount: 50,
  sittings: 1,
  registered: 10,
  ticketsExported: true,
  ungraded: 0,
  certificates: 0,
  ...known,
});
const current = (known: Partial<ExamFacts>) => stepsOf(facts(known)).current;

describe('the next step of an exam', () => {
  it.each<[string, Partial<ExamFacts>]>([
    ['bank', { stage: 'draft', stock: 49 }],
    ['lock', { stage: 'draft' }],
    ['sittings', { sittings: 0, registered: 0, ticketsExported: false }],
    ['registration', { registered: 0, ticketsExported: false }],
    ['tickets', { ticketsExported: false }],
    ['sitting', {}],
    ['sitting', { stage: 'running' }],
    ['grading', { stage: 'awaiting_release', ungraded: 3 }],
    ['release', { stage: 'awaiting_release' }],
  ])('is %s when %j', (step, known) => {
    expect(current(known)).toBe(step);
  });

  it('is none once the results are released', () => {
    expect(stepsOf(facts({ stage: 'released' }))).toMatchObject({ current: null });
    expect(stepsOf(facts({ stage: 'released' })).done).toHaveLength(10);
  });

  it('does not go back to tickets that nobody exported when the exam runs', () => {
    expect(current({ stage: 'running', ticketsExported: false })).toBe('sitting');
  });

  it('may stand before the lock while later steps are done: sittings of a draft', () => {
    expect(stepsOf(facts({ stage: 'draft', registered: 0, ticketsExported: false }))).toEqual({
      done: ['bank', 'plan', 'sittings'],
      current: 'lock',
    });
  });
});
