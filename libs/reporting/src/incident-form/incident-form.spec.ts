import { ExamSessionModule } from '@sunflower/exam-session';
import { Audit } from '@sunflower/platform';
import { readXlsx } from 'hucre/xlsx';
import { ACandidate } from '../../../../test/fixtures/a-candidate';
import { anExam, type ExamFixture } from '../../../../test/fixtures/an-exam';
import { StaffMember } from '../../../../test/fixtures/signed-in-staff';
import { createTestApp, type TestApp } from '../../../../test/fixtures/test-app';
import { describeOnBothEngines } from '../../../../test/fixtures/test-database';
import { ReportingModule } from '../reporting.module';
import { drawIncidentForm, type IncidentFormFace } from './draw-incident-form';
import { incidentFormFace } from './incident-form-face';
import { incidentCells } from './incident-sheet';

const anIncident = {
  id: 'i1',
  sittingId: 's1',
  sittingTitle: '第一场',
  registrationId: null,
  candidateName: null,
  ticketNumber: null,
  organisationName: '测试单位',
  kind: 'power_cut' as const,
  occurredAt: '2026-06-01T11:05:00.000Z',
  text: '=停电',
  actionTaken: '',
  recordedAt: '2026-06-01T11:06:00.000Z',
  recordedByName: '测试人员',
  struckAt: null,
  struckByName: null,
  struckReason: null,
};
const struck = { struckAt: '2026-06-01T11:07:00.000Z', struckByName: '测试人员', struckReason: '误记' };

describe('the sheet of incidents', () => {
  it('has times of Beijing, no formulas, and a note on what was struck out', () => {
    const cells = incidentCells({ serial: 1, incident: { ...anIncident, ...struck } });
    expect(cells).toEqual([
      1,
      '第一场',
      expect.stringContaining('19:05'),
      '断电',
      '',
      '',
      '测试单位',
      "'=停电",
      '',
      '测试人员',
      expect.stringContaining('19:06'),
      expect.stringMatching(/^已划去（.*19:07 测试人员）：误记$/),
    ]);
  });
});

describe('the form of a sitting', () => {
  const report = (closesAt: number) => ({
    exam: { title: '测试考试' } as never,
    sitting: { title: '第一场', site: '测试考点', opensAt: 0, closesAt } as never,
    attendance: { expected: 10, started: 7, deferred: 1 },
    incidents: [anIncident, { ...anIncident, ...struck, id: 'i2' }],
  });

  it('leaves out what was struck out', () => {
    expect(incidentFormFace({ report: report(1_000), nowMs: 2_000 }).rows).toHaveLength(1);
  });

  it('calls people absent only once the sitting has closed', () => {
    const peopleAt = (nowMs: number) => incidentFormFace({ report: report(1_000), nowMs }).facts.at(-1)![1];
    expect(peopleAt(999)).toBe('应考 10　实考 7　缓考 1　未到 2');
    expect(peopleAt(1_000)).toBe('应考 10　实考 7　缓考 1　缺考 2');
  });

  const face = (rows: number): IncidentFormFace => ({
    examTitle: '测试考试 𠮷',
    facts: [['场次', '第一场']],
    rows: Array.from({ length: rows }, (_, index) => ({
      time: '2026-06-01 19:05',
      whom: `测试考生${index}\n26350101000${index}`,
      kind: '断网',
      text: '说明'.repeat(60),
      actionTaken: '措施'.repeat(20),
      by: '测试人员',
    })),
    printedAt: '2026-06-01 20:00',
    printedAtMs: 0,
  });
  const pagesOf = (pdf: Buffer): number => (pdf.toString('latin1').match(/\/Type \/Page\b(?!s)/g) ?? []).length;

  it('has the longest texts on one page, however many lines they were typed in', async () => {
    const text = '好\n'.repeat(500);
    const longest = { ...anIncident, text, actionTaken: '好'.repeat(1000) };
    const { rows } = incidentFormFace({ report: { ...report(0), incidents: [longest] }, nowMs: 0 });
    // The title and the signatures may have a page of their own.
    expect(pagesOf(await drawIncidentForm({ ...face(0), rows }))).toBeLessThanOrEqual(3);
    const all = Array.from({ length: 3 }, () => ({ ...rows[0]!, text: '好'.repeat(1000) }));
    expect(pagesOf(await drawIncidentForm({ ...face(0), rows: all }))).toBeLessThanOrEqual(5);
  }, 60_000);

  it('is one page without incidents, and goes on to further pages with many', async () => {
    const empty = await drawIncidentForm(face(0));
    expect(empty.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pagesOf(empty)).toBe(1);
    expect(pagesOf(await drawIncidentForm(face(30)))).toBeGreaterThan(3);
  }, 60_000);
});

describeOnBothEngines('the files of incidents', (engine) => {
  let app: TestApp;
  let exam: ExamFixture;
  let staff: StaffMember;

  beforeAll(async () => {
    app = await createTestApp({ engine, modules: [ExamSessionModule, ReportingModule] });
    exam = await anExam({ app, candidates: 3 });
    staff = await StaffMember.signedIn({ app, grants: [['invigilator', '350000']] });
    const candidate = await ACandidate.signedIn({
      app,
      ticketNumber: exam.registrations[0]!.ticketNumber,
      accessCode: exam.accessCodes[0]!,
    });
    await candidate.start();
    for (const [index, kind] of ['network_down', 'illness'].entries())
      await staff.post(`exams/${exam.examId}/incidents`, {
        registrationId: exam.registrations[index]!.id,
        kind,
        occurredAt: new Date(app.clock.now() - index * 60_000).toISOString(),
        text: `测试情况${index}`,
      });
  }, 90_000);
  afterAll(() => app.close());

  const file = (ending: string) =>
    staff
      .get(`exams/${exam.examId}/incidents.${ending}`)
      .query({ sittingId: exam.sittingId })
      .buffer()
      .parse((reply, done) => {
        const parts: Buffer[] = [];
        reply.on('data', (part: Buffer) => parts.push(part));
        reply.on('end', () => done(null, Buffer.concat(parts)));
      });

  it('are a sheet in the order of what happened', async () => {
    const reply = await file('xlsx');
    expect(reply.status).toBe(200);
    const { sheets } = await readXlsx(reply.body as Buffer);
    const rows = sheets[0]!.rows.slice(1).map((row) => [row[3], row[7]]);
    expect(rows).toEqual([
      ['身体不适', '测试情况1'],
      ['断网', '测试情况0'],
    ]);
  });

  it('and a form to sign, drawn in a thread; each taking is on record', async () => {
    const reply = await file('pdf');
    expect(reply.status).toBe(200);
    expect(reply.headers['content-type']).toContain('application/pdf');
    expect((reply.body as Buffer).subarray(0, 5).toString()).toBe('%PDF-');
    const rows = await app.get(Audit).listFor({ subjectType: 'exam', subjectId: exam.examId });
    expect(rows.map(({ action, details }) => [action, (details as { format?: string } | null)?.format])).toContainEqual(
      ['incidents.exported', 'pdf'],
    );
  }, 60_000);
});
