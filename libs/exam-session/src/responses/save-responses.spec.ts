import { ACandidate } from '../../../../test/fixtures/a-candidate';
import { anExam } from '../../../../test/fixtures/an-exam';
import { createTestApp, type TestApp } from '../../../../test/fixtures/test-app';
import { describeOnBothEngines } from '../../../../test/fixtures/test-database';
import { ExamSessionModule } from '../exam-session.module';

const CANDIDATES = 12;
const POISON = 'D';

describeOnBothEngines('responses that the database refuses', (engine) => {
  let app: TestApp;
  let candidates: ACandidate[];

  beforeEach(async () => {
    app = await createTestApp({ engine, modules: [ExamSessionModule] });
    const exam = await anExam({ app, candidates: CANDIDATES });
    candidates = await Promise.all(
      exam.registrations.map(({ ticketNumber }, index) =>
        ACandidate.signedIn({ app, ticketNumber, accessCode: exam.accessCodes[index]! }),
      ),
    );
    for (const candidate of candidates) await candidate.start();
  });

  afterEach(() => app.close());

  /** Makes the database refuse every row with the poison. */
  const refusePoison = (mysqlSignal: string): Promise<number> =>
    app.database.execute(
      engine === 'mysql'
        ? `CREATE TRIGGER refuse_poison BEFORE INSERT ON response FOR EACH ROW IF NEW.response = '"${POISON}"' THEN ${mysqlSignal}; END IF`
        : `CREATE TRIGGER refuse_poison BEFORE INSERT ON response WHEN NEW.response = '"${POISON}"' BEGIN SELECT RAISE(ABORT, 'poison'); END`,
    );
  const dropRefusal = (): Promise<number> => app.database.execute('DROP TRIGGER refuse_poison');
  const storedCount = async (): Promise<number> =>
    Number((await app.database.select<{ n: number }>('SELECT COUNT(*) AS n FROM response'))[0]!.n);

  describe('because of one row', () => {
    beforeEach(() => refusePoison(`SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'poison'`));

    it('fail only the request that contains it, which names the item', async () => {
      const saves = candidates.map((candidate, index) =>
        candidate.save([{ itemNumber: 1, revision: 1, response: index === 5 ? POISON : 'A' }]),
      );
      const replies = await Promise.all(saves);
      expect(replies.filter(({ status }) => status === 200)).toHaveLength(CANDIDATES - 1);
      expect([replies[5]!.status, replies[5]!.body.code, replies[5]!.body.details.itemNumber]).toEqual([
        422,
        'INVALID_RESPONSE',
        1,
      ]);
      expect(await storedCount()).toBe(CANDIDATES - 1);
    });

    it('save nothing of a request with several responses, and ask for them one at a time', async () => {
      const reply = await candidates[0]!.save([
        { itemNumber: 1, revision: 1, response: 'A' },
        { itemNumber: 2, revision: 1, response: POISON },
      ]);
      expect([reply.status, reply.body.code, reply.body.details.itemNumber]).toEqual([422, 'INVALID_RESPONSE', null]);
      expect(reply.body.message).toMatch(/one at a time/);
      expect(await storedCount()).toBe(0);
    });

    it('do not close the session if they come with a submission, while others are submitted', async () => {
      const replies = await Promise.all(
        candidates.map((candidate, index) =>
          candidate.submit([{ itemNumber: 1, revision: 1, response: index === 5 ? POISON : 'A' }]),
        ),
      );
      expect(replies.filter(({ status }) => status === 200)).toHaveLength(CANDIDATES - 1);
      expect([replies[5]!.status, replies[5]!.body.code]).toEqual([422, 'INVALID_RESPONSE']);
      expect((await candidates[5]!.submit()).status).toBe(200);
    });
  });

  it('because of a full disk get 503, are not acknowledged, and are saved once there is room', async () => {
    const fill =
      engine === 'mysql'
        ? () => refusePoison(`SIGNAL SQLSTATE 'HY000' SET MYSQL_ERRNO = 1114, MESSAGE_TEXT = 'The table is full'`)
        : () => app.database.execute('PRAGMA max_page_count = 1');
    const empty = engine === 'mysql' ? dropRefusal : () => app.database.execute('PRAGMA max_page_count = 1000000');
    await fill();
    let revision = 1;
    const save = () => candidates[0]!.save([{ itemNumber: 1, revision, response: POISON }]);
    let reply = await save();
    // The embedded engine first fills its current page.
    for (; engine === 'sqlite' && reply.status === 200 && revision < 1_000; reply = await save()) revision += 1;
    expect([reply.status, reply.body.code, reply.headers['retry-after']]).toEqual([503, 'OVERLOADED', '2']);
    const acknowledged = revision - 1;
    expect(await storedCount()).toBe(acknowledged);
    expect((await candidates[1]!.submit([{ itemNumber: 1, revision: 1, response: POISON }])).status).toBe(503);
    await empty();
    expect((await save()).status).toBe(200);
    expect(await storedCount()).toBe(acknowledged + 1);
    expect((await candidates[1]!.submit([{ itemNumber: 1, revision: 1, response: POISON }])).status).toBe(200);
  });
});
