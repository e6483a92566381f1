import { Injectable } from '@nestjs/common';
import { Database } from '@sunflower/platform';
import { In } from 'typeorm';
import type { QuestionState } from './question-content';
import { QuestionVersion } from './question-version.entity';
import { Question } from './question.entity';
import { Stimulus } from './stimulus.entity';

const MAX_VERSIONS = 50;

/** One question with its history. */
@Injectable()
export class QuestionDetailRepository {
  constructor(private readonly database: Database) {}

  findQuestion(id: string): Promise<Question | null> {
    return this.database.repository(Question).findOneBy({ id });
  }

  /** In a transaction: nobody else changes it before we commit. */
  async lockQuestion(id: string): Promise<Question | null> {
    await this.database.select(`SELECT id FROM question WHERE id = ?${this.database.dialect.lockExclusive}`, [id]);
    return this.findQuestion(id);
  }

  getVersion(id: string): Promise<QuestionVersion> {
    return this.database.repository(QuestionVersion).findOneByOrFail({ id });
  }

  /** The newest first. */
  listVersions(questionId: string): Promise<QuestionVersion[]> {
    return this.database
      .repository(QuestionVersion)
      .find({ where: { questionId }, order: { versionNumber: 'DESC' }, take: MAX_VERSIONS });
  }

  stimuliByIds(ids: string[]): Promise<Stimulus[]> {
    return this.database.repository(Stimulus).findBy({ id: In(ids) });
  }

  async setState({
    questionId,
    state,
    updatedAt,
  }: {
    questionId: string;
    state: QuestionState;
    updatedAt: number;
  }): Promise<void> {
    await this.database.repository(Question).update(questionId, { state, updatedAt });
  }
}
