import { typedSearch } from '@sunflower/content';
import { Audit } from '@sunflower/platform';
import { ExamPlace } from '../../test/exam-place';
import { createTestApp, type TestApp } from '../../../../test/fixtures/test-app';
import { describeOnBothEngines } from '../../../../test/fixtures/test-database';
import { groupedAccessCode } from '../ticket-code/access-code';
import { ConsentVersionChanged, RegistrationNotFound } from '../exam.errors';
import { LockedExams } from '../exam/locked-exams';
import { RegisterPeople } from './register-people';
import type { RegistrationRow } from '../content/registration-row';
import { Registrations } from './registrations';

const staff = { staffId: 'staff-1' };

describeOnBothEngines('a registration', (engine) => {
  let app: TestApp;
  let place: ExamPlace;
  let registrations: Registrations;
  let examId: string;

  beforeAll(async () => {
    app = await createTestApp({ engine, modules: ExamPlace.modules });
    place = await ExamPlace.prepare(app);
    registrations = app.get(Registrations);
    examId = await place.aLockedExam();
  });

  afterAll(() => app.close());

  async function registered(count: number): Promise<[RegistrationRow, ...RegistrationRow[]]> {
    const sittingId = await place.aSitting(examId);
    await app.get(RegisterPeople).register({ examId, sittingId, personIds: await place.people(count), staffId: null });
    return (await registrations.page({ examId, afterId: null, limit: 500, sittingId })) as [
      RegistrationRow,
      ...RegistrationRow[],
    ];
  }

  const versions = async () => {
    const { rulesVersion, privacyVersion } = await app.get(LockedExams).get(examId);
    return { rulesVersion, privacyVersion };
  };
  const actsOn = async (id: string) => app.get(Audit).listFor({ subjectType: 'registration', subjectId: id });

  it('is found by its ticket number as typed, alone or among many', async () => {
    const [one, other] = await registered(2);
    const typed = one.ticketNumber.replace(/(\d{4})(?=\d)/g, '$1 ');
    expect(await registrations.findByTicket(typed)).toEqual(one);
    expect(await registrations.findByTicket('2635010200000000')).toBeNull();
    const found = await registrations.findManyByTickets([typed, 'nonsense', other.ticketNumber, typed]);
    expect([...found]).toEqual([
      [typed, one],
      [other.ticketNumber, other],
    ]);
    expect(await registrations.findManyByTickets([])).toEqual(new Map());
    expect((await registrations.getMany([other.id, 'none'])).map(({ id }) => id)).toEqual([other.id]);
  });

  it('is read page by page, by subtree, sitting and search', async () => {
    const all = await registered(25);
    const sittingId = all[0].sittingId;
    const first = await registrations.page({ examId, afterId: null, limit: 10, sittingId });
    const second = await registrations.page({ examId, afterId: first.at(-1)!.id, limit: 100, sittingId });
    expect([...first, ...second]).toEqual(all);
    expect(
      await registrations.page({ examId, afterId: null, limit: 100, sittingId, paths: [place.otherCity.path] }),
    ).toEqual([]);
    expect(await registrations.page({ examId, afterId: null, limit: 100, sittingId, paths: [] })).toEqual([]);
    expect(
      await registrations.page({
        examId,
        afterId: null,
        limit: 100,
        sittingId,
        paths: [place.otherCity.path, place.city.path],
      }),
    ).toHaveLength(25);
    expect(
      await registrations.page({ examId, afterId: null, limit: 100, sittingId, search: typedSearch('生0012') }),
    ).toEqual([all.find(({ candidateName }) => candidateName === '考生0012')]);
    expect(
      await registrations.page({ examId, afterId: null, limit: 100, sittingId, search: typedSearch('%') }),
    ).toEqual([]);
    expect(
      await registrations.page({ examId, afterId: null, limit: 100, search: typedSearch(all[7].ticketNumber) }),
    ).toEqual([all[7]]);
  });

  it('is verified by its access code, until that is reissued', async () => {
    const [before] = await registered(1);
    const oldCode = registrations.accessCodeOf(before);
    const after = await registrations.reissueCode({ registrationId: before.id, reason: '遗失', staff });
    const newCode = registrations.accessCodeOf(after);
    expect(await registrations.getRegistration(before.id)).toEqual({ ...before, accessCodeVersion: 2 });
    expect(registrations.accessCodeMatches({ registration: after, accessCode: oldCode })).toBe(false);
    expect(
      registrations.accessCodeMatches({ registration: after, accessCode: groupedAccessCode(newCode).toLowerCase() }),
    ).toBe(true);
    expect(await actsOn(before.id)).toMatchObject([
      {
        action: 'registration.code-reissued',
        actorId: 'staff-1',
        reason: '遗失',
        details: { accessCodeVersion: { before: 1, after: 2 } },
      },
    ]);
  });

  it('has changes of outcome and accommodation in the audit, but not the text of the accommodation', async () => {
    const [{ id }] = await registered(1);
    await registrations.setAccommodation({
      registrationId: id,
      extraTimeMinutes: 30,
      accommodation: '视力障碍，大字试卷',
      reason: '已核实证明',
      staff,
    });
    await registrations.setOutcome({ registrationId: id, outcome: 'violation', reason: '替考', staff });
    await registrations.setOutcome({ registrationId: id, outcome: null, reason: '复核撤销', staff });
    expect(await registrations.getRegistration(id)).toMatchObject({
      extraTimeMinutes: 30,
      accommodation: '视力障碍，大字试卷',
      outcome: null,
    });
    const acts = await actsOn(id);
    expect(acts.map(({ details }) => details)).toEqual(
      expect.arrayContaining([
        { extraTimeMinutes: { before: 0, after: 30 } },
        { outcome: { before: null, after: 'violation' } },
        { outcome: { before: 'violation', after: null } },
      ]),
    );
    expect(JSON.stringify(acts)).not.toContain('视力');
  });

  it('records the consent once, and only to the versions of its exam', async () => {
    const [{ id }] = await registered(1);
    const current = await versions();
    await expect(
      registrations.giveConsent({ registrationId: id, ...current, rulesVersion: 'older' }),
    ).rejects.toMatchObject({
      constructor: ConsentVersionChanged,
      details: current,
    });
    expect((await registrations.getRegistration(id)).consentAt).toBeNull();
    const consentAt = app.clock.now();
    expect(await registrations.giveConsent({ registrationId: id, ...current })).toEqual({ consentAt });
    app.clock.advance(1000);
    expect(await registrations.giveConsent({ registrationId: id, ...current })).toEqual({ consentAt });
    expect(await registrations.getRegistration(id)).toMatchObject({
      consentAt,
      consentRulesVersion: current.rulesVersion,
      consentPrivacyVersion: current.privacyVersion,
    });
  });

  it('records many consents together, each with its own answer', async () => {
    const crowd = await registered(300);
    const current = await versions();
    const consents = crowd.map(({ id }, index) =>
      registrations.giveConsent({
        registrationId: id,
        ...current,
        ...(index === 7 ? { privacyVersion: 'older' } : {}),
      }),
    );
    const outcomes = await Promise.allSettled([
      ...consents,
      registrations.giveConsent({ registrationId: 'none', ...current }),
    ]);
    const refused = outcomes.flatMap((outcome, index) =>
      outcome.status === 'rejected' ? [[index, (outcome.reason as Error).constructor]] : [],
    );
    expect(refused).toEqual([
      [7, ConsentVersionChanged],
      [300, RegistrationNotFound],
    ]);
    const stored = await registrations.getMany(crowd.map(({ id }) => id));
    expect(stored.filter(({ consentAt }) => consentAt === null).map(({ id }) => id)).toEqual([crowd[7].id]);
  });

  it('is not found by an unknown id', async () => {
    await expect(registrations.getRegistration('none')).rejects.toBeInstanceOf(RegistrationNotFound);
    await expect(
      registrations.setOutcome({ registrationId: 'none', outcome: null, reason: '无', staff }),
    ).rejects.toBeInstanceOf(RegistrationNotFound);
  });
});
