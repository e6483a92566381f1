import type { Schemas } from '../../console-api';
import type { HomeTextKey } from './home-text';

type Exam = Schemas['HomeExamDto'];

export interface NextAction {
  text: HomeTextKey;
  to: string;
}

/** Who may do the step, where it is done, and what the button says. */
const ACTIONS: Record<NonNullable<Exam['current']>, { act: Exam['acts'][number]; tab: string }> = {
  bank: { act: 'exam.check', tab: 'overview' },
  plan: { act: 'exam.edit', tab: 'overview' },
  lock: { act: 'exam.lock', tab: 'overview' },
  sittings: { act: 'sitting.change', tab: 'overview' },
  registration: { act: 'registration.create', tab: 'registrations' },
  tickets: { act: 'tickets.export', tab: 'registrations' },
  sitting: { act: 'session.list', tab: 'sessions' },
  grading: { act: 'run.read', tab: 'results' },
  release: { act: 'run.release', tab: 'results' },
  certificates: { act: 'certificate.read', tab: 'certificates' },
};

/** What the reader may do next; an exam that is nobody's here, or has come to its end, is only opened. */
export function nextActionOf({ id, current, stage, bankId, acts }: Exam): NextAction {
  if (current === null)
    return acts.includes('result.read')
      ? { text: 'do_results', to: `/exams/${id}?tab=results-view` }
      : { text: 'open', to: `/exams/${id}` };
  const { act, tab } = ACTIONS[current];
  // Days before the bell the board has nothing to show.
  if (!acts.includes(act) || (current === 'sitting' && stage !== 'running'))
    return { text: 'open', to: `/exams/${id}` };
  if (current === 'bank')
    return bankId === null ? { text: 'open', to: `/exams/${id}` } : { text: 'do_bank', to: `/banks/${bankId}` };
  if (current === 'plan') return { text: 'do_plan', to: `/exams/${id}/edit` };
  return { text: `do_${current}`, to: `/exams/${id}?tab=${tab}` };
}

/** For somebody who does nothing but invigilate: the board of the sitting that runs, else of the one that opens today. */
export function boardOf({ exams }: Pick<Schemas['HomeDto'], 'exams'>): string | null {
  const watched = exams.filter(({ acts }) => acts.includes('session.list'));
  const [running, ...others] = watched.filter(({ stage }) => stage === 'running');
  if (running) return others.length === 0 ? `/exams/${running.id}?tab=sessions` : null;
  const [next] = watched.filter(({ stage, isToday }) => stage === 'scheduled' && isToday);
  return next ? `/exams/${next.id}?tab=sessions` : null;
}
