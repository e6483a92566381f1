import { readTickets } from '../../apps/rehearsal/src/office/register-candidates';
import { StaffClient } from '../../apps/rehearsal/src/office/staff-client';
import type { DemoServer } from './demo-server';

interface ExamWishes {
  title: string;
  policies: object;
  /** Default: open now. */
  opensInMs?: number;
  candidates?: number;
  /** Default true. */
  rehearsal?: boolean;
  /** Default 6, of 18. */
  passMarkPoints?: number;
  /** Default: the demo's bank. */
  bankId?: string;
}

export interface OfficeExam {
  examId: string;
  sittingId: string;
  tickets: { ticketNumber: string; accessCode: string }[];
}

const MINUTE_MS = 60_000;

/** The demo's administrator, who creates exams from the demo's bank for the demo's people. */
export class ExamOffice {
  private constructor(readonly staff: StaffClient) {}

  static async open(server: DemoServer): Promise<ExamOffice> {
    const staff = new StaffClient(new URL(server.url));
    await staff.signIn({ username: 'admin', password: server.passwords.admin! });
    return new ExamOffice(staff);
  }

  async exam({
    title,
    policies,
    opensInMs = -MINUTE_MS,
    candidates = 2,
    rehearsal = true,
    passMarkPoints = 6,
    bankId,
  }: ExamWishes): Promise<OfficeExam> {
    const [bank] = await this.staff.get<{ id: string; organisationId: string }[]>('question-banks');
    const draw = (some: object) => ({
      domainCode: null,
      type: null,
      format: null,
      difficulty: null,
      count: 2,
      groupSize: null,
      points: 2,
      ...some,
    });
    const { id: examId } = await this.staff.post<{ id: string }>('exams', {
      title,
      organisationId: bank!.organisationId,
      bankId: bankId ?? bank!.id,
      durationMinutes: 60,
      passMarkPoints,
      blueprint: {
        sections: [
          { title: '单项选择题', passMarkPoints: null, draws: [draw({ format: 'A1' })] },
          { title: '案例题', passMarkPoints: null, draws: [draw({ format: 'A3', count: 3, groupSize: 3 })] },
          { title: '多项选择题', passMarkPoints: null, draws: [draw({ format: 'X' })] },
        ],
      },
      policies: { multipleChoice: 'partial_no_wrong', shuffleItems: true, shuffleOptions: true, ...policies },
      certificateTitle: '测试证书',
      certificateIssuer: '测试单位',
      rehearsal,
    });
    await this.staff.post(`exams/${examId}/lock`, {});
    const times = {
      opensAt: new Date(Date.now() + opensInMs).toISOString(),
      closesAt: new Date(Date.now() + 120 * MINUTE_MS).toISOString(),
    };
    const { id: sittingId } = await this.staff.post<{ id: string }>(`exams/${examId}/sittings`, {
      title: '第一场',
      ...times,
    });
    const { items } = await this.staff.get<{ items: { id: string }[] }>(`people?limit=${candidates}`);
    await this.staff.post(`exams/${examId}/registrations`, { sittingId, personIds: items.map(({ id }) => id) });
    return { examId, sittingId, tickets: [...(await readTickets({ staff: this.staff, examId })).values()] };
  }

  /** Uploads a picture and returns its address. */
  async picture(bytes: Buffer): Promise<string> {
    const [{ id: organisationId }] = await this.staff.get<[{ id: string }]>('organisations');
    return (
      await this.staff.upload<{ address: string }>('media', {
        fileName: 'picture.png',
        content: Uint8Array.from(bytes),
        organisationId,
      })
    ).address;
  }

  /** Unlocks all locked sessions. */
  async unlockAll(examId: string): Promise<void> {
    const { items } = await this.staff.get<{ items: { sessionId: string | null; locked: boolean }[] }>(
      `exams/${examId}/sessions`,
    );
    for (const { sessionId, locked } of items)
      if (locked) await this.staff.post(`sessions/${sessionId}/unlock`, { reason: '测试解锁' });
  }
}
