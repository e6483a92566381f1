import { LockedExams } from '@sunflower/exam';
import { CurrentAccessCodes } from '@sunflower/identity';
import { newId, type CandidateActor } from '@sunflower/platform';
import { ACandidate } from '../../../../test/fixtures/a-candidate';
import { anExam } from '../../../../test/fixtures/an-exam';
import { createTestApp, type TestApp } from '../../../../test/fixtures/test-app';
import { describeOnBothEngines } from '../../../../test/fixtures/test-database';
import { SessionNotFound } from '../exam-session.errors';
import { ExamSessionModule } from '../exam-session.module';
import { ExamSessionRepository } from './exam-session.repository';
import { SessionContexts } from './session-contexts';

describeOnBothEngines('sessions begun by another api process', (engine) => {
  let app: TestApp;
  let sittings: { sessionId: string; candidate: CandidateActor }[];

  beforeAll(async () => {
    app = await createTestApp({ engine, modules: [ExamSessionModule] });
    const exam = await anExam({ app, candidates: 4 });
    sittings = await Promise.all(
      exam.registrations.map(async ({ id, ticketNumber }, index) => {
        const candidate = await ACandidate.signedIn({ app, ticketNumber, accessCode: exam.accessCodes[index]! });
        await candidate.start();
        return { sessionId: candidate.sessionId, candidate: { registrationId: id } as CandidateActor };
      }),
    );
  });
  afterAll(() => app.close());

  const ofAnotherApi = (): SessionContexts =>
    new SessionContexts(app.get(ExamSessionRepository), app.get(LockedExams), app.get(CurrentAccessCodes));

  it('are read together, and only once', async () => {
    const contexts = ofAnotherApi();
    const reading = jest.spyOn(app.get(ExamSessionRepository), 'plannedOf');
    const [first, second] = sittings as [(typeof sittings)[0], (typeof sittings)[0]];
    const read = await Promise.all([...sittings, first, second].map(async (sitting) => contexts.getOwn(sitting)));
    expect(reading).toHaveBeenCalledTimes(1);
    expect(read.slice(4)).toEqual([read[0], read[1]]);
    expect(await contexts.getOwn(first)).toBe(read[0]);
    expect(reading).toHaveBeenCalledTimes(1);
    reading.mockRestore();
  });

  it('have the same context as in the process that began them', async () => {
    for (const sitting of sittings)
      expect(await ofAnotherApi().getOwn(sitting)).toEqual({ ...(await app.get(SessionContexts).getOwn(sitting)) });
  });

  it('are refused to other candidates, as unknown ids are to everybody, without harm to other reads', async () => {
    const contexts = ofAnotherApi();
    const [mine, others] = sittings as [(typeof sittings)[0], (typeof sittings)[0]];
    const [own, foreign, unknown] = await Promise.allSettled([
      contexts.getOwn(mine),
      contexts.getOwn({ ...others, candidate: mine.candidate }),
      contexts.getOwn({ ...mine, sessionId: newId() }),
    ]);
    expect(own).toMatchObject({ status: 'fulfilled', value: { registrationId: mine.candidate.registrationId } });
    for (const refused of [foreign, unknown])
      expect(refused).toMatchObject({ status: 'rejected', reason: expect.any(SessionNotFound) as unknown });
  });
});
