import { Inject, Injectable } from '@nestjs/common';
import { Database, inList, type Queries } from '@sunflower/platform';

export interface SessionOrigin {
  sittingId: string;
  organisationPath: string;
  extraTimeMs: number;
  /** When the window of the sitting closes. */
  windowClosesAt: number;
  /** Of the prepared paper; null if there is none. */
  preparedPlanSha256: string | null;
}

interface OriginRow {
  id: string;
  sitting_id: string;
  organisation_path: string;
  extra_time_minutes: number;
  closes_at: number | string;
  plan_sha256: string | null;
}

/** SQL on what a session is made from. */
@Injectable()
export class SessionOriginRepository {
  constructor(@Inject(Database) private readonly database: Queries) {}

  /** The same SQL within one transaction, by its handle. */
  within(transaction: Queries): SessionOriginRepository {
    return new SessionOriginRepository(transaction);
  }

  /** What a new session is made from, by registration; locked shared, so that it stays so until the commit. */
  async lock(registrationIds: readonly string[]): Promise<Map<string, SessionOrigin>> {
    const sorted = [...new Set(registrationIds)].sort();
    const rows = await this.database.select<OriginRow>(
      `SELECT r.id, r.sitting_id, r.organisation_path, r.extra_time_minutes, t.closes_at, p.plan_sha256
       FROM registration r JOIN sitting t ON t.id = r.sitting_id LEFT JOIN prepared_paper p ON p.registration_id = r.id
       WHERE r.id IN ${inList(sorted)} ORDER BY r.id${this.database.dialect.lockShared}`,
      sorted,
    );
    return new Map(
      rows.map((row) => [
        row.id,
        {
          sittingId: row.sitting_id,
          organisationPath: row.organisation_path,
          extraTimeMs: Number(row.extra_time_minutes) * 60_000,
          windowClosesAt: Number(row.closes_at),
          preparedPlanSha256: row.plan_sha256,
        },
      ]),
    );
  }
}
