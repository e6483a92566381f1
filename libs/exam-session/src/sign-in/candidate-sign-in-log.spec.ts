import { Log } from '@sunflower/platform';
import { ACandidate } from '../../../../test/fixtures/a-candidate';
import { anExam } from '../../../../test/fixtures/an-exam';
import { createTestApp, type TestApp } from '../../../../test/fixtures/test-app';
import { ExamSessionModule } from '../exam-session.module';

describe('the log of refused candidates', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await createTestApp({ engine: 'sqlite', modules: [ExamSessionModule] });
  });
  afterAll(() => app.close());

  it('has the end of the ticket number and the address, but neither the whole ticket number nor a code', async () => {
    const exam = await anExam({ app });
    const { ticketNumber } = exam.registrations[0]!;
    const lines = jest.spyOn(app.get(Log), 'warn');
    const candidate = new ACandidate(app);
    for (let time = 0; time < 6; time += 1)
      await candidate.post('/api/v1/candidate/sign-in', { ticketNumber, accessCode: 'WRONGWRONGWR' });
    const ids = { ticketEnd: ticketNumber.slice(-4), address: '127.0.0.1' };
    expect(lines.mock.calls).toEqual([
      ...Array<unknown>(5).fill(['candidate.sign-in-refused', ids]),
      ['candidate.sign-in-throttled', ids],
    ]);
  });
});
