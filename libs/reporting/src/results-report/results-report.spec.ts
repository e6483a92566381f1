import { GradingModule } from '@sunflower/grading';
import { Audit } from '@sunflower/platform';
import { aReleasedRun } from '../../../../test/fixtures/a-released-run';
import { anExam, type ExamFixture } from '../../../../test/fixtures/an-exam';
import { pagesOfPdf } from '../../../../test/fixtures/papers/read-pdf';
import { StaffMember } from '../../../../test/fixtures/signed-in-staff';
import { createTestApp, type TestApp } from '../../../../test/fixtures/test-app';
import { describeOnBothEngines } from '../../../../test/fixtures/test-database';
import type { ResultFigures } from '../exam-results/exam-results';
import { noResults } from '../exam-results/result-scope';
import { scoreDistribution } from '../exam-results/score-distribution';
import { ReportingModule } from '../reporting.module';
import { drawResultsReport } from './draw-results-report';
import { resultsReportFace } from './results-report-face';

const scores = [
  { scoreMillipoints: 40_000, maxMillipoints: 100_000, people: 300 },
  { scoreMillipoints: 60_000, maxMillipoints: 100_000, people: 500 },
  { scoreMillipoints: 80_000, maxMillipoints: 100_000, people: 200 },
];
const counts = { ...noResults(), passed: 700, failed: 300, absent: 50, violation: 2 };

const figures = (counties = 0): ResultFigures => ({
  exam: { title: '测试考试' } as never,
  isWhole: true,
  placeName: null,
  isOwnPeople: false,
  sittingTitle: null,
  scores,
  summary: {
    run: { id: 'r', runNumber: 2, releasedAt: '2026-06-02T01:00:00.000Z' },
    maxMillipoints: 100_000,
    passMarkMillipoints: 60_000,
    counts,
    distribution: scoreDistribution({ counts: scores, maxMillipoints: 100_000, passMarkMillipoints: 60_000 }),
    places: Array.from({ length: counties }, (_, index) => ({
      organisationId: `o${index}`,
      name: `测试县${index + 1}`,
      level: 'county',
      path: `/35/3501/${350100 + index}/`,
      counts,
    })),
    sittings: [{ sittingId: 's', title: '第一场', counts }],
    domains: [
      { code: 'b', title: '喂养', questions: 20, ratePercent: 81.2 },
      { code: 'a', title: '急救', questions: 10, ratePercent: 40 },
    ],
    domainsBeingMade: false,
  },
});

describe('the report on results', () => {
  it('has rates of those who were graded, and the figures of the scores', () => {
    const face = resultsReportFace({ figures: figures(1), nowMs: 0 });
    expect(face.overview).toEqual([
      ['应考', '1052'],
      ['有成绩', '1000'],
      ['合格', '700'],
      ['不合格', '300'],
      ['合格率', '70.0%'],
      ['缺考', '50'],
      ['缓考', '0'],
      ['违纪', '2'],
      ['取消成绩', '0'],
    ]);
    // 300 × 40, 500 × 60 and 200 × 80: mean 58, squares 300 × 18² + 500 × 2² + 200 × 22².
    expect(face.scores).toEqual([
      ['平均分', '58.00'],
      ['标准差', '14.01'],
      ['中位数', '60.00'],
      ['最高分', '80.00'],
      ['最低分', '40.00'],
    ]);
    expect(face.facts[0]).toEqual(['成绩批次', '第 2 批次，发布于 2026-06-02 09:00']);
    expect(face.tables.map(({ title }) => title)).toEqual(['各县（市、区）情况', '各场次情况', '各知识领域情况']);
    expect(face.tables[2]!.rows.map(({ name }) => name)).toEqual(['急救', '喂养']);
    expect(face.distribution.filter(({ people }) => people > 0).map(({ isPassed }) => isPassed)).toEqual([
      false,
      true,
      true,
    ]);
  });

  it('says that results are not released, and that domains are not counted yet', () => {
    const { summary, ...rest } = figures();
    const unreleased = { ...summary, run: { ...summary.run!, releasedAt: null }, domains: null };
    const face = resultsReportFace({ figures: { ...rest, summary: unreleased }, nowMs: 0 });
    expect(face.facts[0]![1]).toContain('尚未发布');
    expect(face.notes.at(-1)).toContain('尚未算出');
    const part = resultsReportFace({ figures: { ...rest, isWhole: false, summary: unreleased }, nowMs: 0 });
    expect(part.notes).toHaveLength(2);
  });

  it('repeats the head of a table that goes on, and numbers its pages', async () => {
    const pages = pagesOfPdf(await drawResultsReport(resultsReportFace({ figures: figures(84), nowMs: 0 })));
    expect(pages.length).toBeGreaterThan(2);
    const text = pages.map((lines) => lines.join('\n'));
    expect(text[0]).toContain('测试考试');
    expect(text.join('\n').match(/测试县\d+/g)).toHaveLength(84);
    const withCounties = text.filter((page) => page.includes('测试县'));
    expect(withCounties.length).toBeGreaterThan(1);
    for (const page of withCounties) expect(page).toContain('县（市、区）\n有成绩');
    expect(text.at(-1)).toContain('编制');
    pages.forEach((_, index) => expect(text[index]).toContain(`第 ${index + 1} 页`));
  }, 60_000);

  it('is drawn without any result', async () => {
    const { summary, ...rest } = figures();
    const nobody = {
      ...summary,
      counts: noResults(),
      distribution: scoreDistribution({ counts: [], maxMillipoints: 0, passMarkMillipoints: 0 }),
      sittings: [],
      domains: [],
    };
    const face = resultsReportFace({ figures: { ...rest, scores: [], summary: nobody }, nowMs: 0 });
    expect(face.overview[4]).toEqual(['合格率', '—']);
    expect((await drawResultsReport(face)).subarray(0, 5).toString()).toBe('%PDF-');
  }, 60_000);
});

describeOnBothEngines('the report on results over HTTP', (engine) => {
  let app: TestApp;
  let exam: ExamFixture;
  let owner: StaffMember;
  let county: StaffMember;
  let release: (at: number) => Promise<void>;

  beforeAll(async () => {
    app = await createTestApp({ engine, modules: [GradingModule, ReportingModule] });
    exam = await anExam({ app, candidates: 3 });
    owner = await StaffMember.signedIn({ app, grants: [['administrator', '350000']] });
    county = await StaffMember.signedIn({ app, grants: [['administrator', '350102']] });
  }, 90_000);
  afterAll(() => app.close());

  const report = (staff: StaffMember, query: Record<string, string> = {}) =>
    staff
      .get(`exams/${exam.examId}/results/report.pdf`)
      .query(query)
      .buffer()
      .parse((reply, done) => {
        const parts: Buffer[] = [];
        reply.on('data', (part: Buffer) => parts.push(part));
        reply.on('end', () => done(null, Buffer.concat(parts)));
      });
  const codeOf = ({ body }: { body: unknown }): string =>
    (JSON.parse((body as Buffer).toString()) as { code: string }).code;

  it('is refused while nothing is graded', async () => {
    const reply = await report(owner);
    expect([reply.status, codeOf(reply)]).toEqual([409, 'RESULTS_NOT_RELEASED']);
  });

  it('is made of an unreleased run for the owner alone', async () => {
    const passed = Object.fromEntries(exam.registrations.map(({ id }, index) => [id, index > 0]));
    release = await aReleasedRun({ app, examId: exam.examId, passed, releasedAt: null });
    const reply = await report(owner);
    expect(reply.status).toBe(200);
    expect(reply.headers['content-type']).toContain('application/pdf');
    expect(pagesOfPdf(reply.body as Buffer)[0]!.join('\n')).toContain('尚未发布');
    const rows = await app.get(Audit).listFor({ subjectType: 'exam', subjectId: exam.examId });
    expect(rows.map(({ action }) => action)).toContain('results.reported');
  }, 60_000);

  it('counts their own people for staff who see a part, once released', async () => {
    expect((await report(county)).status).not.toBe(200);
    await release(app.clock.now());
    const text = pagesOfPdf((await report(owner)).body as Buffer)[0]!.join('\n');
    expect(text).toContain('发布于');
    expect(text).toContain('应考\n3\n有成绩\n3\n合格\n2');
    const own = pagesOfPdf((await report(county)).body as Buffer)[0]!;
    expect(own).toContain('本单位及下属机构，全部场次');
    expect(own.slice(own.indexOf('应考'), own.indexOf('应考') + 2)).toEqual(['应考', '0']);
    expect((await report(owner, { organisationId: 'nowhere' })).status).toBe(404);
  }, 60_000);
});
