import { Inject, Injectable } from '@nestjs/common';
import { Database, placeholders, type Queries } from '@sunflower/platform';

/** What a start needs of a prepared paper. */
export interface PreparedFacts {
  registrationId: string;
  hash: string;
  secretKey: number;
  seed: string;
  generatorVersion: number;
  planSha256: string;
  shapes: string;
}

export interface NewPaper extends PreparedFacts {
  examId: string;
  /** The plan as it is stored. */
  planJson: string;
  preparedAt: number;
  sealed: Buffer;
  sealedKeptUntil: number;
}

const inList = (values: readonly unknown[]): string => placeholders({ rows: 1, columns: values.length });

/** All SQL on prepared papers. */
@Injectable()
export class PreparedPaperRepository {
  constructor(@Inject(Database) private readonly database: Queries) {}

  /** The same SQL within one transaction, by its handle. */
  within(transaction: Queries): PreparedPaperRepository {
    return new PreparedPaperRepository(transaction);
  }

  /** By registration; those without a paper are left out. */
  async factsOf(registrationIds: readonly string[]): Promise<Map<string, PreparedFacts>> {
    const rows = await this.database.select<PreparedFacts>(
      `SELECT registration_id AS registrationId, hash, secret_key AS secretKey, seed, generator_version AS generatorVersion,
        plan_sha256 AS planSha256, shapes FROM prepared_paper WHERE registration_id IN ${inList(registrationIds)}`,
      [...registrationIds],
    );
    return new Map(rows.map((row) => [row.registrationId, row]));
  }

  /** By registration; those without sealed bytes are left out. */
  async sealedOf(registrationIds: readonly string[]): Promise<Map<string, { hash: string; bytes: Buffer }>> {
    const rows = await this.database.select<{ registrationId: string; hash: string; bytes: ArrayBuffer | Buffer }>(
      `SELECT p.registration_id AS registrationId, p.hash, s.bytes FROM prepared_paper p
        JOIN sealed_paper s ON s.registration_id = p.registration_id WHERE p.registration_id IN ${inList(registrationIds)}`,
      [...registrationIds],
    );
    return new Map(
      rows.map(({ registrationId, hash, bytes }) => [registrationId, { hash, bytes: Buffer.from(bytes as Buffer) }]),
    );
  }

  async planOf(registrationId: string): Promise<string | null> {
    const [row] = await this.database.select<{ plan: string }>(
      'SELECT plan FROM prepared_paper WHERE registration_id = ?',
      [registrationId],
    );
    return row?.plan ?? null;
  }

  /** A registration that has a paper keeps it. */
  async insert(papers: readonly NewPaper[]): Promise<void> {
    if (papers.length === 0) return;
    const keepExisting = this.database.dialect.keepExisting({ key: ['registration_id'] });
    const inserted = await this.database.execute(
      `INSERT INTO prepared_paper (registration_id, exam_id, hash, secret_key, seed, generator_version, plan, plan_sha256, shapes, prepared_at)
        VALUES ${placeholders({ rows: papers.length, columns: 10 })}${keepExisting}`,
      papers.flatMap((paper) => [
        paper.registrationId,
        paper.examId,
        paper.hash,
        paper.secretKey,
        paper.seed,
        paper.generatorVersion,
        paper.planJson,
        paper.planSha256,
        paper.shapes,
        paper.preparedAt,
      ]),
    );
    const kept = inserted === papers.length ? papers : await this.thoseOf(papers);
    if (kept.length === 0) return;
    await this.database.execute(
      `INSERT INTO sealed_paper (registration_id, bytes, kept_until) VALUES ${placeholders({ rows: kept.length, columns: 3 })}${keepExisting}`,
      kept.flatMap(({ registrationId, sealed, sealedKeptUntil }) => [registrationId, sealed, sealedKeptUntil]),
    );
  }

  /** Which of these registrations have a session already. */
  async begunAmong(registrationIds: readonly string[]): Promise<Set<string>> {
    const rows = await this.database.select<{ registrationId: string }>(
      `SELECT registration_id AS registrationId FROM exam_session WHERE registration_id IN ${inList(registrationIds)}`,
      [...registrationIds],
    );
    return new Set(rows.map(({ registrationId }) => registrationId));
  }

  async countOfExam(examId: string): Promise<number> {
    const [row] = await this.database.select<{ count: number | string }>(
      'SELECT COUNT(*) AS count FROM prepared_paper WHERE exam_id = ?',
      [examId],
    );
    return Number(row?.count ?? 0);
  }

  /** Sealed papers with `kept_until` before `timeMs`, with the current close of their sittings. */
  async sealedKeptBefore({
    timeMs,
    limit,
  }: {
    timeMs: number;
    limit: number;
  }): Promise<{ registrationId: string; closesAt: number }[]> {
    const rows = await this.database.select<{ registrationId: string; closesAt: number | string }>(
      `SELECT p.registration_id AS registrationId, s.closes_at AS closesAt FROM sealed_paper p
        JOIN registration r ON r.id = p.registration_id JOIN sitting s ON s.id = r.sitting_id
        WHERE p.kept_until < ? ORDER BY p.kept_until LIMIT ?`,
      [timeMs, limit],
    );
    return rows.map(({ registrationId, closesAt }) => ({ registrationId, closesAt: Number(closesAt) }));
  }

  async deleteSealed(registrationIds: readonly string[]): Promise<void> {
    if (registrationIds.length === 0) return;
    await this.database.execute(`DELETE FROM sealed_paper WHERE registration_id IN ${inList(registrationIds)}`, [
      ...registrationIds,
    ]);
  }

  async keepSealed({ registrationIds, until }: { registrationIds: readonly string[]; until: number }): Promise<void> {
    if (registrationIds.length === 0) return;
    await this.database.execute(
      `UPDATE sealed_paper SET kept_until = ? WHERE registration_id IN ${inList(registrationIds)}`,
      [until, ...registrationIds],
    );
  }

  /** The papers that are now stored. After a lease ended, another process may have stored its own papers first. */
  private async thoseOf(papers: readonly NewPaper[]): Promise<NewPaper[]> {
    const stored = await this.factsOf(papers.map(({ registrationId }) => registrationId));
    return papers.filter(({ registrationId, hash }) => stored.get(registrationId)?.hash === hash);
  }
}
