import { Certificates, CertificatesModule } from '@sunflower/certificates';
import { RegisterPeople, Registrations } from '@sunflower/exam';
import { Results } from '@sunflower/grading';
import { People } from '@sunflower/organisations';
import { aReleasedRun } from '../fixtures/a-released-run';
import { anExam, type ExamFixture } from '../fixtures/an-exam';
import { createTestApp, TEST_START_MS, type TestApp } from '../fixtures/test-app';

const PEOPLE = 2500;
const PAGE = 100;

/**
 * MariaDB updates a table's statistics some seconds after the table is filled. Until then a plan based on statistics
 * reads everything for each page, and seconds for a county become minutes for a province. SQLite keeps no statistics.
 */
describe('pages of newly filled tables (MariaDB)', () => {
  let app: TestApp;
  let exam: ExamFixture;

  beforeAll(async () => {
    app = await createTestApp({ engine: 'mysql', modules: [CertificatesModule] });
    for (const table of ['person', 'registration', 'result', 'grading_run', 'certificate']) {
      await app.database.execute(`ALTER TABLE ${table} STATS_AUTO_RECALC = 0`);
    }
    exam = await anExam({ app, candidates: PEOPLE });
    const passed = Object.fromEntries(exam.registrations.map(({ id }) => [id, true]));
    await aReleasedRun({ app, examId: exam.examId, passed, releasedAt: TEST_START_MS });
    await app.database.execute(
      `INSERT INTO certificate (number, registration_id, person_id, exam_id, holder_name, title, issuer, issued_at, rehearsal)
       SELECT SUBSTR(REPLACE(id, '-', ''), 9), id, person_id, exam_id, candidate_name, '测试', '测试', 1, 1 FROM registration WHERE exam_id = ?`,
      [exam.examId],
    );
  });

  afterAll(() => app.close());

  const handlerReads = async (): Promise<number> => {
    const rows = await app.database.select<{ Value: string }>(
      `SHOW SESSION STATUS WHERE Variable_name LIKE 'Handler_read%' OR Variable_name = 'Handler_icp_attempts'`,
    );
    return rows.reduce((sum, { Value }) => sum + Number(Value), 0);
  };

  /** Rows and index entries that the database read. Runs in a transaction, so that all queries use one connection. */
  const rowsRead = (work: () => Promise<unknown>): Promise<number> =>
    app.database.transaction(async () => {
      const before = await handlerReads();
      await work();
      return (await handlerReads()) - before;
    });

  const middle = () => exam.registrations[PEOPLE / 2]!;

  describe.each([
    ['nothing is counted yet', []],
    ['people and registrations are counted, results not', ['person', 'registration']],
    ['everything is counted', ['person', 'registration', 'result', 'grading_run', 'certificate']],
  ])('%s', (_, counted) => {
    beforeAll(async () => {
      for (const table of counted) await app.database.select(`ANALYZE TABLE ${table}`);
    });

    it('reads one page of the roster', async () => {
      const page = { paths: ['/350000/'], afterId: middle().personId, limit: PAGE };
      expect(await rowsRead(() => app.get(People).listPage(page))).toBeLessThan(4 * PAGE);
      expect(await rowsRead(() => app.get(People).listPage({ ...page, search: '测试考生' }))).toBeLessThan(4 * PAGE);
    });

    it('reads one page of the registrations', async () => {
      const page = { examId: exam.examId, afterId: middle().id, limit: PAGE };
      expect(await rowsRead(() => app.get(Registrations).page(page))).toBeLessThan(4 * PAGE);
    });

    it('reads only the earlier attempts of these people', async () => {
      const order = {
        examId: exam.examId,
        sittingId: exam.sittingId,
        personIds: exam.registrations.slice(0, PAGE).map(({ personId }) => personId),
        staffId: null,
      };
      expect(await rowsRead(() => app.get(RegisterPeople).register(order))).toBeLessThan(12 * PAGE);
    });

    it('reads each result of a pass list once', async () => {
      const wholeList = async () => {
        let rows = 0;
        for await (const page of app.get(Results).streamReleased({ examId: exam.examId, organisationPaths: null }))
          rows += page.length;
        expect(rows).toBe(PEOPLE);
      };
      expect(await rowsRead(wholeList)).toBeLessThan(3.5 * PEOPLE);
    });

    it('reads only the certificates of these people', async () => {
      expect(await rowsRead(() => app.get(Certificates).findByRegistration(middle().id))).toBeLessThan(PAGE);
      const ids = exam.registrations.slice(0, PAGE).map(({ id }) => id);
      expect(await rowsRead(() => app.get(Certificates).numbersBesidePasses(ids))).toBeLessThan(4 * PAGE);
    });
  });
});
