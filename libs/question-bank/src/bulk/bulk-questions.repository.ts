import { Injectable } from '@nestjs/common';
import { Database, placeholders } from '@sunflower/platform';
import { In } from 'typeorm';
import type { QuestionState } from '../question/question-content';
import { QuestionVersion } from '../question/question-version.entity';
import { Question } from '../question/question.entity';
import { shown } from '../question/shown';
import { Stimulus } from '../question/stimulus.entity';
import type { StoredUnit } from '../writing/stored-question.repository';

const MAX_MEMBERS = 2_000;

interface LockedState {
  id: string;
  state: QuestionState;
  versionId: string;
}

/** Queries for acts on many questions: a few statements, however many questions there are. */
@Injectable()
export class BulkQuestionsRepository {
  constructor(private readonly database: Database) {}

  /** The units of these questions by code, with groups whole; null when a question is not in the bank. */
  async findUnits({ bankId, ids }: { bankId: string; ids: readonly string[] }): Promise<StoredUnit[] | null> {
    const ticked = await this.database.select<{ id: string; stimulusId: string | null }>(
      `SELECT q.id, v.stimulus_id AS stimulusId FROM question q JOIN question_version v ON v.id = q.current_version_id
       WHERE q.bank_id = ? AND q.id IN ${placeholders({ rows: 1, columns: ids.length })} AND ${shown('q')}`,
      [bankId, ...ids],
    );
    if (ticked.length < new Set(ids).size) return null;
    const stimulusIds = [...new Set(ticked.flatMap(({ stimulusId }) => stimulusId ?? []))];
    const memberIds = await this.memberIds({ bankId, stimulusIds });
    const alone = ticked.filter(({ stimulusId }) => stimulusId === null).map(({ id }) => id);
    return this.unitsOf({ bankId, ids: [...alone, ...memberIds], stimulusIds });
  }

  private async memberIds({ bankId, stimulusIds }: { bankId: string; stimulusIds: string[] }): Promise<string[]> {
    if (stimulusIds.length === 0) return [];
    const rows = await this.database.select<{ id: string }>(
      `SELECT q.id FROM question q JOIN question_version v ON v.id = q.current_version_id
       WHERE q.bank_id = ? AND v.stimulus_id IN ${placeholders({ rows: 1, columns: stimulusIds.length })} AND ${shown('q')} LIMIT ${MAX_MEMBERS}`,
      [bankId, ...stimulusIds],
    );
    return rows.map(({ id }) => id);
  }

  private async unitsOf({
    bankId,
    ids,
    stimulusIds,
  }: {
    bankId: string;
    ids: string[];
    stimulusIds: string[];
  }): Promise<StoredUnit[]> {
    const questions = await this.database.repository(Question).find({ where: { id: In(ids) }, order: { code: 'ASC' } });
    const versions = await this.database
      .repository(QuestionVersion)
      .findBy({ id: In(questions.map(({ currentVersionId }) => currentVersionId)) });
    const stimuli = await this.database.repository(Stimulus).findBy({ id: In(stimulusIds) });
    const versionById = new Map(versions.map((version) => [version.id, version]));
    const units = new Map<string, StoredUnit>();
    for (const question of questions) {
      const version = versionById.get(question.currentVersionId);
      if (!version) continue;
      const stimulus = stimuli.find(({ id }) => id === version.stimulusId) ?? null;
      const key = stimulus?.id ?? question.id;
      const unit = units.get(key) ?? { bankId, domainCode: question.domainCode, stimulus, members: [] };
      unit.members.push({ question, version });
      units.set(key, unit);
    }
    for (const { members } of units.values())
      members.sort((one, other) => (one.version.groupPosition ?? 0) - (other.version.groupPosition ?? 0));
    return [...units.values()];
  }

  /** Must run in a transaction: locks the questions until the commit; questions now in the bin are left out. */
  async lockStates(ids: readonly string[]): Promise<LockedState[]> {
    return this.database.select<LockedState>(
      `SELECT id, state, current_version_id AS versionId FROM question
       WHERE id IN ${placeholders({ rows: 1, columns: ids.length })} AND deleted_at IS NULL${this.database.dialect.lockExclusive}`,
      [...ids],
    );
  }

  async setStates({
    ids,
    state,
    updatedAt,
  }: {
    ids: readonly string[];
    state: QuestionState;
    updatedAt: number;
  }): Promise<void> {
    if (ids.length === 0) return;
    await this.database.execute(
      `UPDATE question SET state = ?, updated_at = ? WHERE id IN ${placeholders({ rows: 1, columns: ids.length })}`,
      [state, updatedAt, ...ids],
    );
  }

  async moveToDomain({
    ids,
    domainCode,
    updatedAt,
  }: {
    ids: readonly string[];
    domainCode: string;
    updatedAt: number;
  }): Promise<void> {
    if (ids.length === 0) return;
    await this.database.execute(
      `UPDATE question SET domain_code = ?, updated_at = ? WHERE id IN ${placeholders({ rows: 1, columns: ids.length })}`,
      [domainCode, updatedAt, ...ids],
    );
  }
}
