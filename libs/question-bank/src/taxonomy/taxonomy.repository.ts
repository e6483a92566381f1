import { Injectable } from '@nestjs/common';
import { Database, placeholders } from '@sunflower/platform';
import { shown } from '../question/shown';
import { KnowledgeName } from './knowledge-name.entity';
import { KnowledgePoint } from './knowledge-point.entity';

const MAX_NAMES = 20_000;

export interface NameCount {
  domainCode: string;
  name: string;
  count: number;
  /** One of the versions that use it. */
  versionId: string;
}

/** All SQL of the taxonomy. */
@Injectable()
export class TaxonomyRepository {
  constructor(private readonly database: Database) {}

  listPoints(bankId: string): Promise<KnowledgePoint[]> {
    return this.database.repository(KnowledgePoint).find({ where: { bankId }, order: { title: 'ASC', id: 'ASC' } });
  }

  listNames(bankId: string): Promise<KnowledgeName[]> {
    return this.database.repository(KnowledgeName).find({ where: { bankId }, take: MAX_NAMES });
  }

  /** The number of questions that use each name, most used first. */
  async countNames(bankId: string): Promise<NameCount[]> {
    const rows = await this.database.select<NameCount>(
      `SELECT q.domain_code AS domainCode, s.point_name AS name, count(*) AS count, min(s.version_id) AS versionId
       FROM question_search s JOIN question q ON q.id = s.question_id AND q.current_version_id = s.version_id
       WHERE s.bank_id = ? AND ${shown('q')} GROUP BY q.domain_code, s.point_name
       ORDER BY count(*) DESC, s.point_name LIMIT ${MAX_NAMES}`,
      [bankId],
    );
    return rows.map((row) => ({ ...row, count: Number(row.count) }));
  }

  /** The knowledge points as versions write them, by version. */
  async labelsOf(versionIds: readonly string[]): Promise<Map<string, string>> {
    if (versionIds.length === 0) return new Map();
    const rows = await this.database.select<{ id: string; label: string }>(
      `SELECT v.id, v.knowledge_point AS label FROM question_version v WHERE v.id IN ${placeholders({ rows: 1, columns: versionIds.length })}`,
      [...versionIds],
    );
    return new Map(rows.map(({ id, label }) => [id, label]));
  }

  async insertPoint(point: KnowledgePoint): Promise<void> {
    await this.database.repository(KnowledgePoint).insert(point);
  }

  async updatePoint({ id, ...changes }: Pick<KnowledgePoint, 'id'> & Partial<KnowledgePoint>): Promise<void> {
    await this.database.repository(KnowledgePoint).update({ id }, changes);
  }

  /** Removes the point with its names. */
  async removePoint(id: string): Promise<void> {
    await this.database.repository(KnowledgePoint).delete({ id });
  }

  async findName({ bankId, domainCode, name }: Omit<KnowledgeName, 'pointId'>): Promise<KnowledgeName | null> {
    return this.database.repository(KnowledgeName).findOneBy({ bankId, domainCode, name });
  }

  async insertName(name: KnowledgeName): Promise<void> {
    await this.database.repository(KnowledgeName).insert(name);
  }

  async giveNames({ fromId, toId }: { fromId: string; toId: string }): Promise<void> {
    await this.database.execute('UPDATE knowledge_name SET point_id = ? WHERE point_id = ?', [toId, fromId]);
    await this.database.execute('UPDATE knowledge_point SET parent_id = ? WHERE parent_id = ?', [toId, fromId]);
  }
}
