import { Injectable } from '@nestjs/common';
import { shuffled, type RandomInteger, type StaffActor } from '@sunflower/platform';
import type { PoolQuestion } from '../pool/pool-question';
import { publishedStock } from '../pool/published-stock';
import { QuestionPoolRepository } from '../pool/question-pool.repository';
import { QuestionBankNotFound } from '../question-bank.errors';
import { QuestionListRepository } from '../question/question-list.repository';
import { BankRights } from '../sharing/bank-rights';
import { BankNotOpen } from './practice.errors';
import {
  PracticeRepository,
  type PracticeCandidate,
  type PracticeCount,
  type PracticeFilter,
} from './practice.repository';

/** So many times the wanted questions are found before some of them are drawn by chance. */
const FOUND_FOR_EACH = 8;

interface Draw {
  bankId: string;
  count: number;
  random: RandomInteger;
}

/**
 * 练习: the published questions of open banks. A bank that is not open has none here, whoever asks: each statement
 * looks at that anew, so nothing is drawn from a bank that was closed meanwhile.
 */
@Injectable()
export class PracticeQuestions {
  constructor(
    private readonly lists: QuestionListRepository,
    private readonly rights: BankRights,
    private readonly repository: PracticeRepository,
    private readonly pool: QuestionPoolRepository,
  ) {}

  /** @throws QuestionBankNotFound, also for a bank out of reach; BankNotOpen */
  async requireOpen({ staff, bankId }: { staff: StaffActor; bankId: string }): Promise<void> {
    const reach = await this.rights.reachOfStaff({ staff, bankId, act: 'bank.practise' });
    const bank = reach === 'none' ? null : await this.lists.findBank(bankId);
    if (bank === null) throw new QuestionBankNotFound();
    if (!bank.isOpen) throw new BankNotOpen();
  }

  counts(bankId: string): Promise<PracticeCount[]> {
    return this.repository.counts(bankId);
  }

  async domains(bankId: string): Promise<{ code: string; title: string }[]> {
    return (await this.lists.listDomains([bankId])).map(({ code, title }) => ({ code, title }));
  }

  /** Questions by chance; a case comes with all its questions, so there may be a few more than wanted. */
  async draw({ filter, ...draw }: Draw & { filter: PracticeFilter }): Promise<PoolQuestion[]> {
    const { bankId, count, random } = draw;
    const wanted = count * FOUND_FOR_EACH;
    const found = await this.repository.someOf({ bankId, filter, wanted, random });
    return this.units({ ...draw, candidates: shuffled(found, random) });
  }

  /** Those of the questions that may still be practised with, in random order; a case with all its questions. */
  async drawFrom({ questionIds, ...draw }: Draw & { questionIds: readonly string[] }): Promise<PoolQuestion[]> {
    const stimuli = await this.pool.stimuliOf(questionIds);
    const candidates = questionIds.map((id) => ({ id, stimulusId: stimuli.get(id) ?? null }));
    return this.units({ ...draw, candidates: shuffled(candidates, draw.random) });
  }

  /** Whole units, the first candidates first, until there are enough questions. Some candidates are of a broken group. */
  private async units({
    bankId,
    count,
    random,
    candidates,
  }: Draw & { candidates: readonly PracticeCandidate[] }): Promise<PoolQuestion[]> {
    const drawn: PoolQuestion[] = [];
    for (let start = 0; start < candidates.length && drawn.length < count; start += count) {
      const chosen = candidates.slice(start, start + count);
      const questionIds = chosen.flatMap(({ id, stimulusId }) => (stimulusId === null ? [id] : []));
      const taken = new Set(drawn.map(({ stimulus }) => stimulus?.id));
      const stimulusIds = [...new Set(chosen.flatMap(({ stimulusId }) => stimulusId ?? []))];
      const entries = await this.pool.openEntries({
        bankId,
        questionIds,
        stimulusIds: stimulusIds.filter((id) => !taken.has(id)),
      });
      const { questions } = publishedStock(entries);
      drawn.push(...firstUnits({ questions, count: count - drawn.length, random }));
    }
    return drawn;
  }

  /** The current published versions among these; others are left out. */
  openVersions(of: { bankId: string; versionIds: readonly string[] }): Promise<PoolQuestion[]> {
    return this.pool.openVersions(of);
  }
}

/** Whole units in random order until there are enough questions. */
function firstUnits({
  questions,
  count,
  random,
}: Omit<Draw, 'bankId'> & { questions: PoolQuestion[] }): PoolQuestion[] {
  const units = new Map<string, PoolQuestion[]>();
  for (const question of questions) {
    const key = question.stimulus?.id ?? question.questionId;
    units.set(key, [...(units.get(key) ?? []), question]);
  }
  const drawn: PoolQuestion[] = [];
  for (const unit of shuffled([...units.values()], random)) {
    if (drawn.length >= count) break;
    drawn.push(...unit.sort((one, other) => (one.groupPosition ?? 0) - (other.groupPosition ?? 0)));
  }
  return drawn;
}
