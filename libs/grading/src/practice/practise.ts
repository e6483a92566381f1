import { Injectable } from '@nestjs/common';
import type { PaperItemDto } from '@sunflower/exam-session';
import { Clock, Database, newId, secureRandom } from '@sunflower/platform';
import { PracticeQuestions, type PoolQuestion, type PracticeFilter } from '@sunflower/question-bank';
import { PracticeMistakeRepository } from './practice-mistake.repository';
import { isRightAnswer, practisedItem, shownKey, type ShownKey } from './practised-item';

interface OwnPractice {
  bankId: string;
  staffId: string;
}

export interface PractisedQuestion {
  versionId: string;
  item: PaperItemDto;
}

export interface PractisedAnswer {
  versionId: string;
  /** Unchecked, as received. */
  response: unknown;
}

export interface AnswerVerdict {
  versionId: string;
  /** Null for an essay. */
  isRight: boolean | null;
  key: ShownKey;
  rationale: string | null;
}

/**
 * 练习 with an open bank. Nothing is kept but the questions that somebody answered wrongly last; exams, their sessions
 * and the statistics of questions know nothing of it.
 */
@Injectable()
export class Practise {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly questions: PracticeQuestions,
    private readonly mistakes: PracticeMistakeRepository,
  ) {}

  countMistakes(own: OwnPractice): Promise<number> {
    return this.mistakes.count(own);
  }

  /** Questions without their keys, and the seed that their answers are sent back with. */
  async draw({
    bankId,
    staffId,
    filter,
    count,
    onlyMistakes,
  }: OwnPractice & { filter: PracticeFilter; count: number; onlyMistakes: boolean }): Promise<{
    seed: string;
    questions: PractisedQuestion[];
  }> {
    const draw = { bankId, count, random: secureRandom };
    const drawn = onlyMistakes
      ? await this.questions.drawFrom({ ...draw, questionIds: await this.mistakes.list({ bankId, staffId }) })
      : await this.questions.draw({ ...draw, filter });
    const seed = newId();
    return {
      seed,
      questions: drawn.map((question, index) => ({
        versionId: question.versionId,
        item: practisedItem({ question, seed, itemNumber: index + 1 }),
      })),
    };
  }

  /** Leaves out questions that were changed or withdrawn since they were drawn. */
  async check({
    bankId,
    staffId,
    seed,
    answers,
  }: OwnPractice & { seed: string; answers: readonly PractisedAnswer[] }): Promise<AnswerVerdict[]> {
    const versionIds = answers.map(({ versionId }) => versionId);
    const questions = await this.questions.openVersions({ bankId, versionIds });
    const responses = new Map(answers.map(({ versionId, response }) => [versionId, response]));
    const judged = questions.map((question) => ({
      question,
      isRight: isRightAnswer({ question, seed, response: responses.get(question.versionId) ?? null }),
    }));
    const idsOf = (wanted: boolean): string[] =>
      judged.flatMap(({ question, isRight }) => (isRight === wanted ? question.questionId : []));
    await this.database.transaction(async () => {
      await this.mistakes.remove({ staffId, questionIds: idsOf(true) });
      await this.mistakes.add({ staffId, bankId, questionIds: idsOf(false), madeAt: this.clock.now() });
    });
    return judged.map(({ question, isRight }) => verdictOf({ question, isRight, seed }));
  }
}

const verdictOf = ({
  question,
  isRight,
  seed,
}: {
  question: PoolQuestion;
  isRight: boolean | null;
  seed: string;
}): AnswerVerdict => ({
  versionId: question.versionId,
  isRight,
  key: shownKey({ question, seed }),
  rationale: question.rationale,
});
