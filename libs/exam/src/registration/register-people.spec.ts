import { People } from '@sunflower/organisations';
import { Audit, seededRandom, type RandomInteger, Secrets } from '@sunflower/platform';
import { ExamPlace, HOUR_MS } from '../../test/exam-place';
import { createTestApp, type TestApp } from '../../../../test/fixtures/test-app';
import { describeOnBothEngines } from '../../../../test/fixtures/test-database';
import { ExamNotLocked, PeopleNotFound, SittingNotFound, SittingOver } from '../exam.errors';
import { Exams } from '../exam/exams';
import { RegisterChunk } from './register-chunk';
import { PassedPeople } from './passed-people';
import { RegisterPeople, type Registered, type RegisterOrder } from './register-people';
import type { RegistrationRow } from '../content/registration-row';
import { RegistrationRepository } from './registration.repository';
import { Registrations } from './registrations';
import { SittingRepository } from '../sitting/sitting.repository';

const counts = (some: Partial<Registered>) => ({
  registered: 0,
  alreadyRegistered: 0,
  earlierAttemptOpen: 0,
  noEarlierAttempt: 0,
  alreadyPassed: 0,
  refused: expect.anything(),
  ...some,
});

describeOnBothEngines('registering', (engine) => {
  let app: TestApp;
  let place: ExamPlace;

  beforeAll(async () => {
    app = await createTestApp({ engine, modules: ExamPlace.modules });
    place = await ExamPlace.prepare(app);
  });

  afterAll(() => app.close());

  const register = (order: Omit<RegisterOrder, 'staffId'>) =>
    app.get(RegisterPeople).register({ ...order, staffId: 'staff-1' });
  const registrationsOf = (examId: string): Promise<RegistrationRow[]> =>
    app.get(Registrations).page({ examId, afterId: null, limit: 10_000 });

  async function anOpenExam(): Promise<{ examId: string; sittingId: string }> {
    const examId = await place.aLockedExam();
    return { examId, sittingId: await place.aSitting(examId) };
  }

  it('gives each of 2,000 people a ticket number and a snapshot of name and organisation', async () => {
    const exam = await anOpenExam();
    const personIds = await place.people(2000);
    expect(await register({ ...exam, personIds })).toEqual(counts({ registered: 2000 }));
    const registrations = await registrationsOf(exam.examId);
    expect(new Set(registrations.map(({ ticketNumber }) => ticketNumber)).size).toBe(2000);
    expect(registrations.map(({ personId }) => personId).sort()).toEqual([...personIds].sort());
    expect(registrations.find(({ personId }) => personId === personIds[0])).toMatchObject({
      candidateName: '考生0001',
      maskedIdNumber: '****1000',
      organisationName: place.county.name,
      organisationPath: place.county.path,
      attemptNumber: 1,
      accessCodeVersion: 1,
      accessCodeKey: 1,
      extraTimeMinutes: 0,
      outcome: null,
      consentAt: null,
      createdAt: app.clock.now(),
      ticketNumber: expect.stringMatching(/^26350102\d{8}$/),
    });
    const acts = await app.get(Audit).listFor({ subjectType: 'sitting', subjectId: exam.sittingId });
    const registered = acts
      .filter(({ action }) => action === 'sitting.people-registered')
      .map(({ details }) => (details as { registered: number }).registered);
    expect(registered.reduce((sum, some) => sum + some, 0)).toBe(2000);
  });

  it('counts people who are registered already, and registers the rest', async () => {
    const exam = await anOpenExam();
    const personIds = await place.people(30);
    await register({ ...exam, personIds: personIds.slice(0, 10) });
    expect(await register({ ...exam, personIds: [...personIds, ...personIds] })).toEqual(
      counts({ registered: 20, alreadyRegistered: 10 }),
    );
    const sittingId = await place.aSitting(exam.examId);
    expect(await register({ ...exam, sittingId, personIds })).toEqual(counts({ alreadyRegistered: 30 }));
  });

  it('registers everybody once if several register the same people at once, even for different sittings', async () => {
    const { examId, sittingId } = await anOpenExam();
    const otherSittingId = await place.aSitting(examId);
    const personIds = await place.people(600);
    const orders = [sittingId, otherSittingId, sittingId, otherSittingId].map((id, index) =>
      register({ examId, sittingId: id, personIds: index % 2 ? personIds : personIds.toReversed() }),
    );
    const all = await Promise.all(orders);
    expect(all.reduce((sum, { registered }) => sum + registered, 0)).toBe(600);
    expect(all.reduce((sum, { alreadyRegistered }) => sum + alreadyRegistered, 0)).toBe(1800);
    expect(new Set((await registrationsOf(examId)).map(({ personId }) => personId)).size).toBe(600);
  });

  function registrar(random: RandomInteger): RegisterPeople {
    const [sittings, registrations] = [app.get(SittingRepository), app.get(RegistrationRepository)];
    const chunk = new RegisterChunk(app.database, app.get(Audit), app.get(Secrets), sittings, registrations, random);
    return new RegisterPeople(app.clock, app.get(People), app.get(Exams), sittings, app.get(PassedPeople), chunk);
  }

  it('finds free ticket numbers in a region where most are taken', async () => {
    const exam = await anOpenExam();
    const seeded = seededRandom('tickets');
    const oneOfForty = registrar(() => seeded(40));
    for (const count of [25, 10]) {
      expect(
        await oneOfForty.register({ ...exam, personIds: await place.people(count, place.otherCity.id), staffId: null }),
      ).toEqual(counts({ registered: count }));
    }
  });

  it('draws again if another registrar takes the same ticket numbers at the same time', async () => {
    // Both registrars draw the same numbers in the same order, each number twice.
    const inOrder = () => {
      let drawn = 0;
      return () => Math.floor(drawn++ / 2);
    };
    const [one, other] = [await anOpenExam(), await anOpenExam()];
    const [some, others] = [await place.people(60), await place.people(60)];
    const both = await Promise.all([
      registrar(inOrder()).register({ ...one, personIds: some, staffId: null }),
      registrar(inOrder()).register({ ...other, personIds: others, staffId: null }),
    ]);
    expect(both).toEqual([counts({ registered: 60 }), counts({ registered: 60 })]);
    const tickets = [...(await registrationsOf(one.examId)), ...(await registrationsOf(other.examId))].map(
      ({ ticketNumber }) => ticketNumber,
    );
    expect(new Set(tickets).size).toBe(120);
  });

  it('registers a make-up as the next attempt, once the earlier one is over', async () => {
    const { examId, sittingId } = await anOpenExam();
    const personIds = await place.people(2);
    await register({ examId, sittingId, personIds });
    const makeUpId = await place.aSitting(examId, { closesAt: app.clock.now() + 9 * HOUR_MS });
    const makeUp = () => register({ examId, sittingId: makeUpId, personIds, attempt: 'make_up' });
    const [deferred] = await registrationsOf(examId);
    await app
      .get(Registrations)
      .setOutcome({ registrationId: deferred.id, outcome: 'deferred', reason: '生病', staff: { staffId: 'staff-1' } });
    expect(await makeUp()).toEqual(counts({ registered: 1, earlierAttemptOpen: 1 }));
    app.clock.advance(2 * HOUR_MS);
    expect(await makeUp()).toEqual(counts({ registered: 1, alreadyRegistered: 1 }));
    expect((await registrationsOf(examId)).map(({ attemptNumber }) => attemptNumber)).toEqual([1, 1, 2, 2]);
    expect(
      await register({ examId, sittingId: makeUpId, personIds: await place.people(1), attempt: 'make_up' }),
    ).toEqual(counts({ noEarlierAttempt: 1 }));
  });

  it('waits for the extra time of the earlier attempt', async () => {
    const { examId, sittingId } = await anOpenExam();
    const personIds = await place.people(1);
    await register({ examId, sittingId, personIds });
    const [registration] = await registrationsOf(examId);
    await app.get(Registrations).setAccommodation({
      registrationId: registration.id,
      extraTimeMinutes: 30,
      accommodation: null,
      reason: '视力',
      staff: { staffId: 'staff-1' },
    });
    const makeUpId = await place.aSitting(examId, { closesAt: app.clock.now() + 9 * HOUR_MS });
    app.clock.advance(2 * HOUR_MS);
    expect(await register({ examId, sittingId: makeUpId, personIds, attempt: 'make_up' })).toEqual(
      counts({ earlierAttemptOpen: 1 }),
    );
    app.clock.advance(HOUR_MS / 2);
    expect(await register({ examId, sittingId: makeUpId, personIds, attempt: 'make_up' })).toEqual(
      counts({ registered: 1 }),
    );
  });

  it('registers nobody if one person is unknown or out of reach', async () => {
    const exam = await anOpenExam();
    const personIds = await place.people(3);
    await expect(register({ ...exam, personIds: [...personIds, 'none'] })).rejects.toMatchObject({
      constructor: PeopleNotFound,
      details: { count: 1, firstIds: ['none'] },
    });
    await expect(register({ ...exam, personIds, within: [place.otherCity.path] })).rejects.toBeInstanceOf(
      PeopleNotFound,
    );
    expect(await app.get(Registrations).countByExam(exam.examId)).toBe(0);
    expect(await register({ ...exam, personIds, within: [place.city.path] })).toEqual(counts({ registered: 3 }));
  });

  it('needs a locked exam, and a sitting of it that is not over', async () => {
    const personIds = await place.people(1);
    const draftId = await place.aDraft();
    await expect(
      register({ examId: draftId, sittingId: await place.aSitting(draftId), personIds }),
    ).rejects.toBeInstanceOf(ExamNotLocked);
    const [one, other] = [await anOpenExam(), await anOpenExam()];
    await expect(register({ examId: one.examId, sittingId: other.sittingId, personIds })).rejects.toBeInstanceOf(
      SittingNotFound,
    );
    app.clock.advance(2 * HOUR_MS);
    await expect(register({ ...one, personIds })).rejects.toBeInstanceOf(SittingOver);
  });
});
