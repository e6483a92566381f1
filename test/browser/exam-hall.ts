import { ExamSessionModule } from '@sunflower/exam-session';
import { IdentityModule, StaffAccounts } from '@sunflower/identity';
import { Organisations } from '@sunflower/organisations';
import { DatabaseClock } from '@sunflower/platform';
import { ReportingModule } from '@sunflower/reporting';
import { anExam, type ExamFixture } from '../fixtures/an-exam';
import { BuiltProgram } from '../fixtures/built-program';
import { createTestApp, type TestApp } from '../fixtures/test-app';
import { createTestPlace, type TestPlace } from '../fixtures/test-database';
import { until } from '../fixtures/until';
import { ShakyNetwork } from './shaky-network';

const PASSWORD = 'correct horse battery';

export interface Ticket {
  registrationId: string;
  ticketNumber: string;
  accessCode: string;
}

export interface HeldResponse {
  itemNumber: number;
  revision: number;
  response: unknown;
}

/** What is stored of one registration, read directly from the database. */
export interface Held {
  sessionId: string;
  state: string;
  seat: number;
  receipt: string | null;
  deadlineAtMs: number;
  /** All accepted revisions. */
  revisions: (HeldResponse & { receivedAtMs: number; madeAtMs: number | null })[];
  /** The current response of each item. */
  current: Record<number, unknown>;
  late: HeldResponse[];
}

/** The built system behind a shaky network, with helpers to create exams and to read stored data. */
export class ExamHall {
  private staffCookie = '';

  private constructor(
    private readonly place: TestPlace,
    readonly office: TestApp<DatabaseClock>,
    readonly network: ShakyNetwork,
    private readonly api: BuiltProgram,
  ) {}

  static async open(): Promise<ExamHall> {
    const place = await createTestPlace('sqlite');
    const network = await ShakyNetwork.open();
    const api = await BuiltProgram.api({ config: place.config, settings: { PUBLIC_URL: network.url } }).catch(
      async (error: unknown) => {
        // Clean up, so that a failed start does not keep the test run alive.
        await network.close();
        await place.remove();
        throw error;
      },
    );
    network.leadTo(api.url);
    const office = await createTestApp({
      engine: 'sqlite',
      config: place.config,
      modules: [ReportingModule, ExamSessionModule, IdentityModule],
      clock: new DatabaseClock(),
    });
    await office.clock.synchronise(() => office.database.readTimeMs());
    const hall = new ExamHall(place, office, network, api);
    await hall.employAdministrator();
    return hall;
  }

  get url(): string {
    return this.network.url;
  }

  /** Who signs in to its console. */
  readonly passwords = { 'test-admin': PASSWORD };

  async close(): Promise<void> {
    await this.network.close();
    await this.api.kill();
    await this.office.close();
    await this.place.remove();
  }

  /** Default: an open exam with three single-choice items and a multiple-choice one. Sitting times are from now. */
  async exam({
    opensInMs = -60_000,
    closesInMs = 7_200_000,
    candidates = 1,
    sitting = {},
    content = {},
    essays = false,
  }: {
    opensInMs?: number;
    closesInMs?: number;
    candidates?: number;
    sitting?: Parameters<typeof anExam>[0]['sitting'];
    content?: Parameters<typeof anExam>[0]['content'];
    /** Whether its papers have two essays, after one single-choice item. */
    essays?: boolean;
  } = {}): Promise<ExamFixture & { tickets: Ticket[] }> {
    const now = this.office.clock.now();
    const window = { opensAt: now + opensInMs, closesAt: now + closesInMs };
    const exam = await anExam({
      app: this.office as unknown as TestApp,
      candidates,
      content,
      essays,
      // The page asks for consent.
      consented: false,
      sitting: { ...window, ...sitting },
    });
    const tickets = exam.registrations.map(({ id, ticketNumber }, index) => ({
      registrationId: id,
      ticketNumber,
      accessCode: exam.accessCodes[index]!,
    }));
    return { ...exam, tickets };
  }

  async ticket(wishes: Parameters<ExamHall['exam']>[0] = {}): Promise<Ticket> {
    return (await this.exam(wishes)).tickets[0]!;
  }

  async holds({ registrationId }: Pick<Ticket, 'registrationId'>): Promise<Held> {
    const { database } = this.office;
    const sessions = await database.select<Record<string, string>>(
      'SELECT id, state, seat, receipt, deadline_at FROM exam_session WHERE registration_id = ?',
      [registrationId],
    );
    if (sessions.length !== 1) throw new Error(`the registration has ${sessions.length} sessions`);
    const { id, state, seat, receipt, deadline_at } = sessions[0]!;
    const rows = await database.select<Record<string, string>>(
      'SELECT item_number, revision, response, received_at, made_at FROM response WHERE session_id = ? ORDER BY item_number, revision',
      [id],
    );
    const lateRows = await database.select<Record<string, string>>(
      'SELECT item_number, revision, response FROM late_response WHERE session_id = ? ORDER BY item_number',
      [id],
    );
    const revisions = rows.map((row) => ({
      ...heldResponse(row),
      receivedAtMs: Number(row.received_at),
      madeAtMs: row.made_at === null ? null : Number(row.made_at),
    }));
    const current = Object.fromEntries(revisions.map(({ itemNumber, response }) => [itemNumber, response]));
    return {
      sessionId: id!,
      state: state!,
      seat: Number(seat),
      receipt: receipt ?? null,
      deadlineAtMs: Number(deadline_at),
      revisions,
      current,
      late: lateRows.map(heldResponse),
    };
  }

  /** Moves the session's deadline; the page learns it like an extension. */
  async endIn({ registrationId, ms }: { registrationId: string; ms: number }): Promise<void> {
    await this.office.database.execute('UPDATE exam_session SET deadline_at = ? WHERE registration_id = ?', [
      this.office.clock.now() + ms,
      registrationId,
    ]);
  }

  /** Waits until every paper of the exam is prepared. */
  async untilPrepared(examId: string, papers: number): Promise<void> {
    const sql =
      'SELECT COUNT(*) AS count FROM sealed_paper s JOIN prepared_paper p ON p.registration_id = s.registration_id WHERE p.exam_id = ?';
    const count = async (): Promise<number> =>
      Number((await this.office.database.select<{ count: number }>(sql, [examId]))[0]!.count);
    await until('the papers to be prepared', async () => (await count()) === papers, 30_000);
  }

  /** Sets the opening of the sitting to the past; waiting pages do not learn of it. */
  async openSitting(sittingId: string): Promise<void> {
    await this.office.database.execute('UPDATE sitting SET opens_at = ? WHERE id = ?', [
      this.office.clock.now() - 1,
      sittingId,
    ]);
  }

  /** Sets the end of the sitting to the past. */
  async endSitting(sittingId: string): Promise<void> {
    await this.office.database.execute('UPDATE sitting SET closes_at = ? WHERE id = ?', [
      this.office.clock.now() - 1,
      sittingId,
    ]);
  }

  /** A call by the administrator, bypassing the shaky network. @throws Error with the reply when it is refused */
  async staff(method: 'GET' | 'POST' | 'PUT', path: string, body?: object): Promise<Record<string, unknown>> {
    const reply = await fetch(`${this.api.url}/api/v1${path}`, {
      method,
      headers: { Cookie: this.staffCookie, ...(body && { 'Content-Type': 'application/json' }) },
      body: body && JSON.stringify(body),
    });
    const text = await reply.text();
    if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${text}`);
    return text ? (JSON.parse(text) as Record<string, unknown>) : {};
  }

  private async employAdministrator(): Promise<void> {
    const organisations = this.office.get(Organisations);
    await organisations.loadRegions();
    const province = (await organisations.findByCode('350000'))!;
    await this.office.get(StaffAccounts).createAccount({
      username: 'test-admin',
      displayName: '测试管理员',
      password: PASSWORD,
      demo: false,
      grants: [{ role: 'administrator', organisationId: province.id }],
    });
    const reply = await fetch(`${this.api.url}/api/v1/staff/sign-in`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ username: 'test-admin', password: PASSWORD }),
    });
    if (!reply.ok) throw new Error(`staff sign-in: ${reply.status} ${await reply.text()}`);
    this.staffCookie = reply.headers.getSetCookie()[0]!.split(';')[0]!;
  }
}

const heldResponse = (row: Record<string, string>): HeldResponse => ({
  itemNumber: Number(row.item_number),
  revision: Number(row.revision),
  response: JSON.parse(row.response!) as unknown,
});
