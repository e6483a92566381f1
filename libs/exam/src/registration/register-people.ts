import { Injectable } from '@nestjs/common';
import { People, type PersonView } from '@sunflower/organisations';
import { Clock, isoTime } from '@sunflower/platform';
import type { AttemptDecision, AttemptKind, MakeUpRefusal } from './attempt-rule';
import { ExamNotLocked, PeopleNotFound, SittingNotFound, SittingOver } from '../exam.errors';
import { Exams } from '../exam/exams';
import { PassedPeople } from './passed-people';
import { RegisterChunk } from './register-chunk';
import type { SittingRow } from '../content/registration-row';
import { SittingRepository } from '../sitting/sitting.repository';

export interface RegisterOrder {
  examId: string;
  sittingId: string;
  personIds: readonly string[];
  attempt?: AttemptKind;
  /** Only people of these subtrees may be registered; null: anybody. */
  within?: readonly string[] | null;
  staffId: string | null;
}

export interface RegisterCounts {
  registered: number;
  alreadyRegistered: number;
  /** Make-up: their earlier sitting is not over. */
  earlierAttemptOpen: number;
  /** Make-up: they have no earlier attempt. */
  noEarlierAttempt: number;
  /** Make-up: they have passed by the released results. */
  alreadyPassed: number;
}

export interface Registered extends RegisterCounts {
  /** Each person to whom a make-up was refused, in the order given. */
  refused: { personId: string; code: MakeUpRefusal }[];
}

/** People looked up at once. If one of them is unknown, none of them is registered. */
const PEOPLE_AT_ONCE = 1000;
/** Rows per transaction. They take far less than the 50 ms that a transaction may hold the embedded writer. */
const ROWS_AT_ONCE = 200;

/** Registers people for a sitting, in chunks that delay nobody else. */
@Injectable()
export class RegisterPeople {
  constructor(
    private readonly clock: Clock,
    private readonly people: People,
    private readonly exams: Exams,
    private readonly sittings: SittingRepository,
    private readonly passedPeople: PassedPeople,
    private readonly registerChunk: RegisterChunk,
  ) {}

  /**
   * People who are registered already are counted and left unchanged, so that an interrupted order can be repeated.
   * @throws ExamNotFound, ExamNotLocked, SittingNotFound, SittingOver, PeopleNotFound
   */
  async register({ personIds, within = null, attempt = 'first', ...order }: RegisterOrder): Promise<Registered> {
    const { state } = await this.exams.getExam(order.examId);
    if (state !== 'locked') throw new ExamNotLocked({ examId: order.examId });
    const sitting = await this.openSitting(order);
    const ids = [...new Set(personIds)];
    const answer: Registered = { ...NOBODY, refused: [] };
    for (let start = 0; start < ids.length; start += PEOPLE_AT_ONCE) {
      const people = await this.knownPeople({ ids: ids.slice(start, start + PEOPLE_AT_ONCE), within });
      for (let first = 0; first < people.length; first += ROWS_AT_ONCE) {
        const chunk = people.slice(first, first + ROWS_AT_ONCE);
        const passed = await this.passedAmong({ examId: order.examId, attempt, people: chunk });
        const now = this.clock.now();
        const decisions = await this.registerChunk.register({ ...order, attempt, sitting, people: chunk, passed, now });
        decisions.forEach(({ kind }, index) => {
          answer[COUNTED_AS[kind]] += 1;
          const code = REFUSED_AS[kind];
          if (code) answer.refused.push({ personId: (chunk[index] as PersonView).id, code });
        });
      }
    }
    return answer;
  }

  private async passedAmong({
    examId,
    attempt,
    people,
  }: {
    examId: string;
    attempt: AttemptKind;
    people: readonly PersonView[];
  }): Promise<ReadonlySet<string>> {
    if (attempt === 'first') return new Set();
    return this.passedPeople.of({ examId, personIds: people.map(({ id }) => id) });
  }

  private async openSitting({ examId, sittingId }: Pick<RegisterOrder, 'examId' | 'sittingId'>): Promise<SittingRow> {
    const sitting = await this.sittings.find(sittingId);
    if (!sitting || sitting.examId !== examId) throw new SittingNotFound();
    if (sitting.closesAt <= this.clock.now()) throw new SittingOver({ sittingId, closesAt: isoTime(sitting.closesAt) });
    return sitting;
  }

  private async knownPeople({
    ids,
    within,
  }: {
    ids: readonly string[];
    within: readonly string[] | null;
  }): Promise<PersonView[]> {
    const found = await this.people.findMany(ids);
    const known =
      within === null
        ? found
        : found.filter(({ organisationPath }) => within.some((path) => organisationPath.startsWith(path)));
    const byId = new Map(known.map((person) => [person.id, person]));
    const missing = ids.filter((id) => !byId.has(id));
    if (missing.length > 0) throw new PeopleNotFound({ count: missing.length, firstIds: missing.slice(0, 20) });
    return ids.map((id) => byId.get(id) as PersonView);
  }
}

const COUNTED_AS: Record<AttemptDecision['kind'], keyof RegisterCounts> = {
  register: 'registered',
  already_registered: 'alreadyRegistered',
  earlier_attempt_open: 'earlierAttemptOpen',
  no_earlier_attempt: 'noEarlierAttempt',
  already_passed: 'alreadyPassed',
};

const REFUSED_AS: Partial<Record<AttemptDecision['kind'], MakeUpRefusal>> = {
  earlier_attempt_open: 'EARLIER_ATTEMPT_OPEN',
  no_earlier_attempt: 'NO_EARLIER_ATTEMPT',
  already_passed: 'ALREADY_PASSED',
};

const NOBODY: RegisterCounts = {
  registered: 0,
  alreadyRegistered: 0,
  earlierAttemptOpen: 0,
  noEarlierAttempt: 0,
  alreadyPassed: 0,
};
