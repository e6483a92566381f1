import { Injectable } from '@nestjs/common';
import type { PersonView } from '@sunflower/organisations';
import { Database, placeholders } from '@sunflower/platform';

/** All SQL on the people of registrations. */
@Injectable()
export class PeopleOfRegistrations {
  constructor(private readonly database: Database) {}

  /**
   * Gives all registrations of `ofPersonId` to `person`, with name and ID number. The organisation changes only in
   * sittings that are not over. Returns the number of registrations.
   */
  async rename({
    ofPersonId,
    person: { id, name, maskedIdNumber, organisationId, organisationName, organisationPath },
    now,
  }: {
    ofPersonId: string;
    person: PersonView;
    now: number;
  }): Promise<number> {
    await this.database.execute(
      `UPDATE registration SET organisation_id = ?, organisation_name = ?, organisation_path = ?
        WHERE person_id = ? AND organisation_id <> ? AND
          (SELECT s.closes_at FROM sitting s WHERE s.id = registration.sitting_id) + extra_time_minutes * 60000 > ?`,
      [organisationId, organisationName, organisationPath, ofPersonId, organisationId, now],
    );
    return this.database.execute(
      'UPDATE registration SET person_id = ?, candidate_name = ?, masked_id_number = ? WHERE person_id = ?',
      [id, name, maskedIdNumber, ofPersonId],
    );
  }

  async titlesOfCommonExams({ keptId, goneId }: { keptId: string; goneId: string }): Promise<string[]> {
    const rows = await this.database.select<{ title: string }>(
      `SELECT DISTINCT e.id, e.title FROM registration own JOIN registration other ON other.exam_id = own.exam_id
        JOIN exam e ON e.id = own.exam_id WHERE own.person_id = ? AND other.person_id = ? ORDER BY e.id`,
      [keptId, goneId],
    );
    return rows.map(({ title }) => title);
  }

  /** Which of these people (at most 1000) have a registration. */
  async registeredAmong(personIds: readonly string[]): Promise<string[]> {
    if (personIds.length === 0) return [];
    const rows = await this.database.select<{ personId: string }>(
      `SELECT DISTINCT person_id AS personId FROM registration
        WHERE person_id IN ${placeholders({ rows: 1, columns: personIds.length })}`,
      [...personIds],
    );
    return rows.map(({ personId }) => personId);
  }
}
