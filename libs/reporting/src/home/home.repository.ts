import { Injectable } from '@nestjs/common';
import { Database, inList, subtreeFilter } from '@sunflower/platform';
import type { ApplicationsWaitingDto, BankWaitingDto, LateWaitingDto, RosterWaitingDto } from './home.dto';

interface ExamCount {
  examId: string;
  n: number | string;
}

const MOST = 10;

const asMap = (rows: readonly ExamCount[]): Map<string, number> =>
  new Map(rows.map(({ examId, n }) => [examId, Number(n)]));

const counted = <Row extends { count: number | string }>(rows: readonly Row[]) =>
  rows.map((row) => ({ ...row, count: Number(row.count) }));

/** What the first page counts: each in one statement for all exams that it shows. */
@Injectable()
export class HomeRepository {
  constructor(private readonly database: Database) {}

  /** People of these subtrees, each once. */
  async registered({ examIds, paths }: { examIds: readonly string[]; paths: readonly string[] }) {
    const reach = subtreeFilter({ column: 'r.organisation_path', paths });
    return asMap(
      await this.database.select<ExamCount>(
        `SELECT r.exam_id AS examId, COUNT(DISTINCT r.person_id) AS n FROM registration r
          WHERE r.exam_id IN ${inList(examIds)} AND ${reach.sql} GROUP BY r.exam_id`,
        [...examIds, ...reach.parameters],
      ),
    );
  }

  async sittings(examIds: readonly string[]) {
    return this.countBy({ examIds, from: 'sitting t', column: 't.exam_id' });
  }

  async ungraded(examIds: readonly string[]) {
    return this.countBy({ examIds, from: 'exam_session t', column: 't.exam_id', where: 't.grading_needed = 1' });
  }

  async certificates(examIds: readonly string[]) {
    return this.countBy({ examIds, from: 'certificate t', column: 't.exam_id' });
  }

  /** Published questions of the bank of each. */
  async stock(examIds: readonly string[]) {
    return this.countBy({
      examIds,
      from: 'exam e JOIN question t ON t.bank_id = e.bank_id',
      column: 'e.id',
      where: `t.state = 'published' AND t.deleted_at IS NULL`,
    });
  }

  async withExportedTickets(examIds: readonly string[]): Promise<Set<string>> {
    const rows = await this.database.select<{ id: string }>(
      `SELECT DISTINCT a.subject_id AS id FROM audit_entry a
        WHERE a.subject_type = 'exam' AND a.subject_id IN ${inList(examIds)} AND a.action = 'tickets.exported'`,
      [...examIds],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** Of versions that somebody else wrote and this person has not approved, as in the list of a bank. */
  async reviews({ paths, staffId }: { paths: readonly string[]; staffId: string }): Promise<BankWaitingDto[]> {
    const reach = subtreeFilter({ column: 'o.path', paths });
    return counted(
      await this.database.select<BankWaitingDto>(
        `SELECT b.id AS bankId, b.title, COUNT(*) AS count FROM question q JOIN question_bank b ON b.id = q.bank_id
          JOIN organisation o ON o.id = b.organisation_id JOIN question_version v ON v.id = q.current_version_id
          WHERE q.state = 'in_review' AND q.deleted_at IS NULL AND (v.created_by IS NULL OR v.created_by <> ?)
            AND NOT EXISTS (SELECT 1 FROM question_approval a WHERE a.version_id = v.id AND a.staff_id = ?)
            AND ${reach.sql}
          GROUP BY b.id, b.title ORDER BY count DESC, b.id LIMIT ${MOST}`,
        [staffId, staffId, ...reach.parameters],
      ),
    );
  }

  async ownDrafts(staffId: string): Promise<BankWaitingDto[]> {
    return counted(
      await this.database.select<BankWaitingDto>(
        `SELECT b.id AS bankId, b.title, COUNT(*) AS count FROM question_draft d JOIN question_bank b ON b.id = d.bank_id
          WHERE d.staff_id = ? GROUP BY b.id, b.title ORDER BY count DESC, b.id LIMIT ${MOST}`,
        [staffId],
      ),
    );
  }

  /** Imports with rows to be mended, which are kept for a day. */
  async rosters(paths: readonly string[]): Promise<RosterWaitingDto[]> {
    const reach = subtreeFilter({ column: 'o.path', paths });
    return this.database.select<RosterWaitingDto>(
      `SELECT i.id AS importId, i.file_name AS fileName, i.fault_count AS faultCount FROM roster_import i
        JOIN organisation o ON o.id = i.organisation_id
        WHERE i.state = 'refused' AND i.fault_count > 0 AND ${reach.sql} ORDER BY i.id DESC LIMIT ${MOST}`,
      reach.parameters,
    );
  }

  async lateResponses(examIds: readonly string[]): Promise<LateWaitingDto[]> {
    return counted(
      await this.database.select<LateWaitingDto>(
        `SELECT e.id AS examId, e.title, COUNT(DISTINCT s.id) AS count FROM late_response l
          JOIN exam_session s ON s.id = l.session_id JOIN exam e ON e.id = s.exam_id
          WHERE s.exam_id IN ${inList(examIds)} AND s.state = 'timed_out' AND l.accepted_at IS NULL
          GROUP BY e.id, e.title ORDER BY count DESC, e.id LIMIT ${MOST}`,
        [...examIds],
      ),
    );
  }

  /** Of people of these subtrees. */
  async applications({
    examIds,
    paths,
  }: {
    examIds: readonly string[];
    paths: readonly string[];
  }): Promise<ApplicationsWaitingDto[]> {
    const reach = subtreeFilter({ column: 'a.organisation_path', paths });
    return counted(
      await this.database.select<ApplicationsWaitingDto>(
        `SELECT e.id AS examId, e.title, COUNT(*) AS count FROM registration_application a JOIN exam e ON e.id = a.exam_id
          WHERE a.exam_id IN ${inList(examIds)} AND a.state = 'submitted' AND ${reach.sql}
          GROUP BY e.id, e.title ORDER BY count DESC, e.id LIMIT ${MOST}`,
        [...examIds, ...reach.parameters],
      ),
    );
  }

  private async countBy({
    examIds,
    from,
    column,
    where = '1 = 1',
  }: {
    examIds: readonly string[];
    from: string;
    column: string;
    where?: string;
  }): Promise<Map<string, number>> {
    return asMap(
      await this.database.select<ExamCount>(
        `SELECT ${column} AS examId, COUNT(*) AS n FROM ${from} WHERE ${column} IN ${inList(examIds)} AND ${where} GROUP BY ${column}`,
        [...examIds],
      ),
    );
  }
}
