import { Injectable } from '@nestjs/common';
import { Database, inList, subtreeFilter, type SqlValue } from '@sunflower/platform';
import type { NoticeAudience } from './notice-audience';

export interface AudiencePerson {
  registrationId: string;
  personId: string;
}

interface Asked {
  examId: string;
  audience: NoticeAudience;
  /** Null from the start. */
  afterId: string | null;
  limit: number;
}

// Of each person only the latest attempt in the exam.
const LATEST = `NOT EXISTS (SELECT 1 FROM registration later WHERE later.exam_id = r.exam_id
  AND later.person_id = r.person_id AND later.attempt_number > r.attempt_number)`;

/** All SQL on whom a batch is for. Who passed is asked elsewhere. */
@Injectable()
export class AudienceRepository {
  constructor(private readonly database: Database) {}

  /** In the order of registrations. */
  async page({ examId, audience, afterId, limit }: Asked): Promise<AudiencePerson[]> {
    const { sql, parameters } = conditions({ examId, audience });
    const inOrder = audience.registrationIds === null ? this.database.dialect.byIndex('ix_registration_exam') : '';
    return this.database.select(
      `SELECT r.id AS registrationId, r.person_id AS personId FROM registration r${inOrder}
        WHERE ${sql} AND r.id > ? ORDER BY r.id LIMIT ?`,
      [...parameters, afterId ?? '', limit],
    );
  }

  /** How many there are, and how many of them have no phone. */
  async count({
    examId,
    audience,
  }: Pick<Asked, 'examId' | 'audience'>): Promise<{ people: number; withoutPhone: number }> {
    const { sql, parameters } = conditions({ examId, audience });
    const [row] = await this.database.select<{ people: number | string; withPhone: number | string }>(
      `SELECT COUNT(*) AS people, COUNT(p.phone_sealed) AS withPhone FROM registration r
        ${this.database.dialect.joinInOrder} person p ON p.id = r.person_id WHERE ${sql}`,
      parameters,
    );
    const people = Number(row?.people ?? 0);
    return { people, withoutPhone: people - Number(row?.withPhone ?? 0) };
  }

  /** How many of these people (at most 1000) have no phone. */
  async withoutPhone(personIds: readonly string[]): Promise<number> {
    const [row] = await this.database.select<{ n: number | string }>(
      `SELECT COUNT(*) AS n FROM person WHERE phone_sealed IS NULL AND id IN ${inList(personIds)}`,
      [...personIds],
    );
    return Number(row?.n ?? 0);
  }
}

function conditions({ examId, audience }: Pick<Asked, 'examId' | 'audience'>): { sql: string; parameters: SqlValue[] } {
  const { sittingId, organisationPath, registrationIds } = audience;
  const subtree =
    organisationPath === null ? null : subtreeFilter({ column: 'r.organisation_path', paths: [organisationPath] });
  return {
    sql: [
      'r.exam_id = ?',
      LATEST,
      ...(sittingId === null ? [] : ['r.sitting_id = ?']),
      ...(subtree ? [subtree.sql] : []),
      ...(registrationIds === null ? [] : [`r.id IN ${inList(registrationIds)}`]),
    ].join(' AND '),
    parameters: [
      examId,
      ...(sittingId === null ? [] : [sittingId]),
      ...(subtree?.parameters ?? []),
      ...(registrationIds ?? []),
    ],
  };
}
