import { domainError, onlyDetails } from './errors';

class ExamLocked extends domainError('EXAM_LOCKED', 'conflict', 'The exam is locked.', {
  examId: 'text',
  sessions: 'number',
  closedAt: 'textOrNull',
}) {}

class SeatTaken extends domainError('SEAT_TAKEN', 'conflict', 'The seat is taken.') {}

describe('the details of an error', () => {
  const exam = { examId: 'e-1', sessions: 2, closedAt: null, key: ['B'], blueprint: { sections: [] } };

  it('keep only the declared fields of a larger object', () => {
    expect(new ExamLocked(exam).details).toEqual({ examId: 'e-1', sessions: 2, closedAt: null });
  });

  it('replace an object under a declared name with null', () => {
    const given = { examId: exam as unknown as string, sessions: '2' as unknown as number, closedAt: 'now' };
    expect(new ExamLocked(given).details).toEqual({ examId: null, sessions: null, closedAt: 'now' });
  });

  it('are null when no field is declared', () => {
    expect(new SeatTaken().details).toBeNull();
    // @ts-expect-error -- no field is declared
    expect(new SeatTaken(exam).details).toBeNull();
  });

  it('are checked against the declared types', () => {
    // @ts-expect-error -- no such field
    new ExamLocked({ examId: 'e-1', sessions: 2, closedAt: null, key: 'B' });
    // @ts-expect-error -- a field is missing
    new ExamLocked({ examId: 'e-1', sessions: 2 });
  });

  it('keep only the named fields of an object', () => {
    const outcome: { saved: number[]; left?: number } = { saved: [1], ...{ kind: 'conflict' } };
    expect(onlyDetails(outcome, { saved: true, left: true })).toEqual({ saved: [1] });
  });
});
