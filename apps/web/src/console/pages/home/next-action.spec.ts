import type { Schemas } from '../../console-api';
import { boardOf, nextActionOf } from './next-action';

type Exam = Schemas['HomeExamDto'];

const exam = (known: Partial<Exam>): Exam => ({
  id: 'exam-1',
  title: '测试考试',
  organisationName: '测试机构',
  rehearsal: false,
  stage: 'scheduled',
  opensAt: null,
  closesAt: null,
  sittings: 1,
  registered: 1,
  certificates: 0,
  isToday: false,
  done: [],
  current: 'lock',
  bankId: null,
  acts: ['exam.lock', 'session.list', 'tickets.export', 'result.read'],
  ...known,
});

describe('the next action', () => {
  it('leads to where the step is done', () => {
    expect(nextActionOf(exam({}))).toEqual({ text: 'do_lock', to: '/exams/exam-1?tab=overview' });
    expect(nextActionOf(exam({ current: 'tickets' })).to).toBe('/exams/exam-1?tab=registrations');
    expect(nextActionOf(exam({ current: 'bank', bankId: 'bank-1', acts: ['exam.check'] })).to).toBe('/banks/bank-1');
  });

  it('is only to look at what the reader may not do', () => {
    expect(nextActionOf(exam({ current: 'release' }))).toEqual({ text: 'open', to: '/exams/exam-1' });
    expect(nextActionOf(exam({ current: 'bank', bankId: null, acts: ['exam.check'] })).text).toBe('open');
  });

  it('is the board while the exam runs, and the results at the end', () => {
    expect(nextActionOf(exam({ current: 'sitting', stage: 'running' })).text).toBe('do_sitting');
    expect(nextActionOf(exam({ current: 'sitting' })).text).toBe('open');
    expect(nextActionOf(exam({ current: null, stage: 'released' })).text).toBe('do_results');
  });
});

describe('where an invigilator lands', () => {
  it('is the board of the only sitting that runs', () => {
    const exams = [exam({ id: 'next', isToday: true }), exam({ id: 'now', stage: 'running' })];
    expect(boardOf({ exams })).toBe('/exams/now?tab=sessions');
  });

  it('is the board of the one that opens today when none runs', () => {
    expect(boardOf({ exams: [exam({ id: 'later' }), exam({ id: 'next', isToday: true })] })).toBe(
      '/exams/next?tab=sessions',
    );
  });

  it('is the list where there are several, or none', () => {
    expect(boardOf({ exams: [exam({ stage: 'running' }), exam({ id: 'b', stage: 'running' })] })).toBeNull();
    expect(boardOf({ exams: [exam({})] })).toBeNull();
    expect(boardOf({ exams: [exam({ stage: 'running', acts: [] })] })).toBeNull();
  });
});
