import { Injectable } from '@nestjs/common';
import { Database, placeholders } from '@sunflower/platform';
import type { RegistrationOutcome, RegistrationRow } from '../content/registration-row';
import type { CancelledRegistration } from './cancelled-registration.entity';

export type CancelledRow = { [Field in keyof CancelledRegistration]: CancelledRegistration[Field] };

export interface ListedCancelled extends CancelledRow {
  /** Null if the account no longer exists. */
  staffName: string | null;
}

export type ChangedRegistration = Pick<
  RegistrationRow,
  'id' | 'examId' | 'sittingId' | 'personId' | 'candidateName' | 'outcome'
>;

export interface CancelledPage {
  examId: string;
  afterId: string | null;
  limit: number;
  /** Only of people in these subtrees; null: all. */
  paths: readonly string[] | null;
}

const COLUMNS: Record<keyof CancelledRow, string> = {
  id: 'id',
  examId: 'exam_id',
  sittingId: 'sitting_id',
  personId: 'person_id',
  attemptNumber: 'attempt_number',
  candidateName: 'candidate_name',
  maskedIdNumber: 'masked_id_number',
  organisationName: 'organisation_name',
  organisationPath: 'organisation_path',
  ticketNumber: 'ticket_number',
  cancelledAt: 'cancelled_at',
  staffId: 'staff_id',
  reason: 'reason',
};
const FIELDS = Object.keys(COLUMNS) as (keyof CancelledRow)[];
const OF_REGISTRATION = FIELDS.filter((field) => !['cancelledAt', 'staffId', 'reason'].includes(field));

const inList = (values: readonly unknown[]) => placeholders({ rows: 1, columns: values.length });

/** All SQL on cancelling, moving and deferring; at most 200 registrations at once. */
@Injectable()
export class RegistrationChangeRepository {
  constructor(private readonly database: Database) {}

  /** Locks the rows to the end of the transaction, in id order; unknown ids are left out. */
  async lock(ids: readonly string[]): Promise<ChangedRegistration[]> {
    if (ids.length === 0) return [];
    return this.database.select<ChangedRegistration>(
      `SELECT id, exam_id AS examId, sitting_id AS sittingId, person_id AS personId, candidate_name AS candidateName, outcome
        FROM registration WHERE id IN ${inList(ids)} ORDER BY id${this.database.dialect.lockExclusive}`,
      [...ids],
    );
  }

  /** Which of these people are registered for the sitting. */
  async peopleIn({ sittingId, personIds }: { sittingId: string; personIds: readonly string[] }): Promise<Set<string>> {
    if (personIds.length === 0) return new Set();
    const rows = await this.database.select<{ personId: string }>(
      `SELECT person_id AS personId FROM registration WHERE sitting_id = ? AND person_id IN ${inList(personIds)}`,
      [sittingId, ...personIds],
    );
    return new Set(rows.map(({ personId }) => personId));
  }

  /** Registrations whose person has a later attempt in the exam. They cannot go, since attempt numbers have no gaps. */
  async withLaterAttempt(ids: readonly string[]): Promise<Set<string>> {
    if (ids.length === 0) return new Set();
    const rows = await this.database.select<{ id: string }>(
      `SELECT r.id FROM registration r WHERE r.id IN ${inList(ids)} AND EXISTS (SELECT 1 FROM registration later
        WHERE later.exam_id = r.exam_id AND later.person_id = r.person_id AND later.attempt_number > r.attempt_number)`,
      [...ids],
    );
    return new Set(rows.map(({ id }) => id));
  }

  async cancel({
    ids,
    ...act
  }: { ids: readonly string[] } & Pick<CancelledRow, 'cancelledAt' | 'staffId' | 'reason'>): Promise<void> {
    await this.database.execute(
      `INSERT INTO cancelled_registration (${[...OF_REGISTRATION, 'cancelledAt' as const, 'staffId' as const, 'reason' as const].map((field) => COLUMNS[field]).join(', ')})
        SELECT ${OF_REGISTRATION.map((field) => COLUMNS[field]).join(', ')}, ?, ?, ? FROM registration WHERE id IN ${inList(ids)}`,
      [act.cancelledAt, act.staffId, act.reason, ...ids],
    );
    await this.database.execute(`DELETE FROM registration WHERE id IN ${inList(ids)}`, [...ids]);
  }

  async move({ ids, sittingId }: { ids: readonly string[]; sittingId: string }): Promise<void> {
    await this.database.execute(`UPDATE registration SET sitting_id = ? WHERE id IN ${inList(ids)}`, [
      sittingId,
      ...ids,
    ]);
  }

  async setOutcome({ ids, outcome }: { ids: readonly string[]; outcome: RegistrationOutcome | null }): Promise<void> {
    await this.database.execute(`UPDATE registration SET outcome = ? WHERE id IN ${inList(ids)}`, [outcome, ...ids]);
  }

  /** In the order of ids. */
  async listCancelled({ examId, afterId, limit, paths }: CancelledPage): Promise<ListedCancelled[]> {
    const within =
      paths === null ? '1 = 1' : `(${paths.map(() => 'c.organisation_path LIKE ?').join(' OR ') || '1 = 0'})`;
    const rows = await this.database.select<ListedCancelled>(
      `SELECT ${FIELDS.map((field) => `c.${COLUMNS[field]} AS ${field}`).join(', ')}, a.display_name AS staffName
        FROM cancelled_registration c LEFT JOIN staff_account a ON a.id = c.staff_id
        WHERE c.exam_id = ? AND c.id > ? AND ${within} ORDER BY c.id LIMIT ?`,
      [examId, afterId ?? '', ...(paths ?? []).map((path) => `${path}%`), limit],
    );
    return rows.map((row) => ({ ...row, cancelledAt: Number(row.cancelledAt) }));
  }
}
