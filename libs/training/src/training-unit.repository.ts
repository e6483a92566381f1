import { Injectable } from '@nestjs/common';
import { Database, placeholders } from '@sunflower/platform';
import { In } from 'typeorm';
import { TrainingCompletion } from './training-completion.entity';
import { TrainingUnit } from './training-unit.entity';

@Injectable()
export class TrainingUnitRepository {
  constructor(private readonly database: Database) {}

  find(id: string): Promise<TrainingUnit | null> {
    return this.database.repository(TrainingUnit).findOneBy({ id });
  }

  findByTitle({ organisationId, title }: { organisationId: string; title: string }): Promise<TrainingUnit | null> {
    return this.database.repository(TrainingUnit).findOneBy({ organisationId, title });
  }

  list(organisationIds: readonly string[]): Promise<TrainingUnit[]> {
    return this.database
      .repository(TrainingUnit)
      .find({ where: { organisationId: In(organisationIds) }, order: { id: 'ASC' }, take: 500 });
  }

  /** Must run in a transaction: prevents other new units in this organisation until the commit. */
  async lockOrganisation(organisationId: string): Promise<void> {
    await this.database.select(`SELECT id FROM organisation WHERE id = ?${this.database.dialect.lockExclusive}`, [
      organisationId,
    ]);
  }

  async insert(unit: TrainingUnit): Promise<void> {
    await this.database.repository(TrainingUnit).insert(unit);
  }

  async update({ id, ...changes }: Pick<TrainingUnit, 'id' | 'title' | 'bodyMarkdown' | 'updatedAt'>): Promise<void> {
    await this.database.repository(TrainingUnit).update(id, changes);
  }

  /** Those of these units that the person has not finished. */
  async listUnfinished({
    unitIds,
    personId,
  }: {
    unitIds: readonly string[];
    personId: string;
  }): Promise<{ id: string; title: string }[]> {
    return this.database.select(
      `SELECT u.id, u.title FROM training_unit u
       WHERE u.id IN ${placeholders({ rows: 1, columns: unitIds.length })}
         AND NOT EXISTS (SELECT 1 FROM training_completion c WHERE c.unit_id = u.id AND c.person_id = ?)`,
      [...unitIds, personId],
    );
  }

  async findCompletedAt({ unitId, personId }: { unitId: string; personId: string }): Promise<number | null> {
    const completion = await this.database.repository(TrainingCompletion).findOneBy({ unitId, personId });
    return completion?.completedAt ?? null;
  }

  /** The first time counts. */
  async keepCompletion({ unitId, personId, completedAt }: TrainingCompletion): Promise<void> {
    await this.database.execute(
      `INSERT INTO training_completion (unit_id, person_id, completed_at) VALUES (?, ?, ?)${this.database.dialect.keepExisting({ key: ['unit_id', 'person_id'] })}`,
      [unitId, personId, completedAt],
    );
  }

  /** For a unit that both have finished, the completion of `toId` stays. */
  async moveCompletions({ fromId, toId }: { fromId: string; toId: string }): Promise<void> {
    await this.database.execute(
      `INSERT INTO training_completion (unit_id, person_id, completed_at)
        SELECT moved.unit_id, ?, moved.completed_at FROM training_completion moved WHERE moved.person_id = ?
          AND NOT EXISTS (SELECT 1 FROM training_completion own WHERE own.unit_id = moved.unit_id AND own.person_id = ?)`,
      [toId, fromId, toId],
    );
    await this.database.execute('DELETE FROM training_completion WHERE person_id = ?', [fromId]);
  }

  /** For at most 1000 people. */
  async peopleWithCompletions(personIds: readonly string[]): Promise<string[]> {
    if (personIds.length === 0) return [];
    const rows = await this.database.select<{ personId: string }>(
      `SELECT DISTINCT person_id AS personId FROM training_completion
        WHERE person_id IN ${placeholders({ rows: 1, columns: personIds.length })}`,
      [...personIds],
    );
    return rows.map(({ personId }) => personId);
  }
}
