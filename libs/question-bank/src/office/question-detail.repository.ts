import { Injectable } from '@nestjs/common';
import { Database } from '@sunflower/platform';
import { In } from 'typeorm';
import { shown } from '../question/shown';
import type { QuestionState } from '../question/question-content';
import { QuestionVersion } from '../question/question-version.entity';
import { Question } from '../question/question.entity';
import { Stimulus } from '../question/stimulus.entity';

const MAX_VERSIONS = 50;
const MAX_MEMBERS = 50;

export interface GroupMember {
  id: string;
  code: string;
  state: QuestionState;
}

/** Reads one question with its history. */
@Injectable()
export class QuestionDetailRepository {
  constructor(private readonly database: Database) {}

  async findQuestion(id: string): Promise<Question | null> {
    const [found] = await this.database.select(`SELECT q.id FROM question q WHERE q.id = ? AND ${shown('q')}`, [id]);
    return found ? this.database.repository(Question).findOneBy({ id }) : null;
  }

  /** Must run in a transaction: locks the question until the commit. */
  async lockQuestion(id: string): Promise<Question | null> {
    await this.database.select(`SELECT id FROM question WHERE id = ?${this.database.dialect.lockExclusive}`, [id]);
    return this.findQuestion(id);
  }

  getVersion(id: string): Promise<QuestionVersion> {
    return this.database.repository(QuestionVersion).findOneByOrFail({ id });
  }

  /** Newest first, starting at the current version; newer versions of an unfinished import are not visible yet. */
  async listVersions({ id: questionId, currentVersionId }: Question): Promise<QuestionVersion[]> {
    const versions = await this.database
      .repository(QuestionVersion)
      .find({ where: { questionId }, order: { versionNumber: 'DESC' }, take: MAX_VERSIONS });
    return versions.slice(
      Math.max(
        0,
        versions.findIndex(({ id }) => id === currentVersionId),
      ),
    );
  }

  stimuliByIds(ids: string[]): Promise<Stimulus[]> {
    return this.database.repository(Stimulus).findBy({ id: In(ids) });
  }

  /** The questions whose current version belongs to a stimulus, in order. */
  groupMembers({ bankId, stimulusId }: { bankId: string; stimulusId: string }): Promise<GroupMember[]> {
    return this.database.select<GroupMember>(
      `SELECT q.id, q.code, q.state FROM question q JOIN question_version v ON v.id = q.current_version_id
       WHERE q.bank_id = ? AND v.stimulus_id = ? AND ${shown('q')} ORDER BY v.group_position, q.code LIMIT ${MAX_MEMBERS}`,
      [bankId, stimulusId],
    );
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
