import { Injectable } from '@nestjs/common';
import type { RegistrationOutcome } from '@sunflower/exam';
import { Database } from '@sunflower/platform';

export interface PersonExamRow {
  registrationId: string;
  examId: string;
  examTitle: string;
  sittingTitle: string;
  opensAt: number;
  attemptNumber: number;
  ticketNumber: string;
  outcome: RegistrationOutcome | null;
  sessionState: string | null;
}

const MOST = 100;

@Injectable()
export class PersonExamsRepository {
  constructor(private readonly database: Database) {}

  /** Newest first. */
  async list(personId: string): Promise<PersonExamRow[]> {
    const rows = await this.database.select<PersonExamRow>(
      `SELECT r.id AS registrationId, e.id AS examId, e.title AS examTitle, s.title AS sittingTitle, s.opens_at AS opensAt,
          r.attempt_number AS attemptNumber, r.ticket_number AS ticketNumber, r.outcome, x.state AS sessionState
        FROM registration r JOIN exam e ON e.id = r.exam_id JOIN sitting s ON s.id = r.sitting_id
        LEFT JOIN exam_session x ON x.registration_id = r.id
        WHERE r.person_id = ? ORDER BY s.opens_at DESC, r.id DESC LIMIT ${MOST}`,
      [personId],
    );
    return rows.map((row) => ({ ...row, opensAt: Number(row.opensAt) }));
  }
}
