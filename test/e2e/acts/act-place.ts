import { Certificates, CertificatesModule } from '@sunflower/certificates';
import { ExamModule, Exams, RegisterPeople, Registrations, Sittings, type ExamContent } from '@sunflower/exam';
import { ExamSessionModule } from '@sunflower/exam-session';
import { GradingModule } from '@sunflower/grading';
import { IdentityModule } from '@sunflower/identity';
import { Organisations, OrganisationsModule, RosterImports, type OrganisationView } from '@sunflower/organisations';
import { newId, StaffActor, STAFF_ROLES, type StaffRole } from '@sunflower/platform';
import { BankShares, QuestionBankModule, QuestionBanks, SearchQuestions } from '@sunflower/question-bank';
import { NoticesModule } from '@sunflower/notices';
import { ReportingModule } from '@sunflower/reporting';
import { TrainingModule, TrainingUnits } from '@sunflower/training';
import { ReadPapers } from '../../../libs/question-bank/src/paper-import/work/read-papers';
import { ReserveCertificates } from '../../../libs/certificates/src/certificate/reserve-certificates';
import { CertificateRevocationRepository } from '../../../libs/certificates/src/revocation/certificate-revocation.repository';
import { ACandidate } from '../../fixtures/a-candidate';
import { aReleasedRun } from '../../fixtures/a-released-run';
import { StaffMember } from '../../fixtures/signed-in-staff';
import { createTestApp, type TestApp } from '../../fixtures/test-app';
import type { TestEngine } from '../../fixtures/test-database';
import type { ActIds } from './act-calls';
import { anAnnouncement, aNotice } from './a-notice';

const MINUTE_MS = 60_000;

const QUESTIONS = `domain: sample
sources:
  guide: { issuer: 测试单位, title: 测试指南, year: 2020 }
questions:
${[1, 2, 3].map((one) => `  - { id: S-${one}, type: single_choice, format: A1, status: published, difficulty: 2, knowledgePoint: 测试, stem: 第${one}道测试题？, options: [错一, 对, 错二, 错三], key: B, rationale: 测试, source: guide }`).join('\n')}
`;
const BANK = 'code: acts-bank\ntitle: 测试题库\ndomains:\n  - { code: sample, title: 测试 }\n';

/**
 * Places of callers relative to a city's exam: the city itself, a county with a person in it, a county without one, and
 * another city.
 */
export const PLACES = ['own', 'ownPeople', 'otherPeople', 'foreign'] as const;
export type Place = (typeof PLACES)[number];

const CODES: Record<Place, string> = { own: '350100', ownPeople: '350102', otherPeople: '350103', foreign: '350200' };

/** A city with an exam, all its objects, and staff in every role at every place. */
export class ActPlace {
  private constructor(
    readonly test: TestApp,
    readonly ids: ActIds,
    private readonly cookies: ReadonlyMap<string, string>,
  ) {}

  static async prepare(engine: TestEngine): Promise<ActPlace> {
    const modules = [
      OrganisationsModule,
      IdentityModule,
      TrainingModule,
      QuestionBankModule,
      ExamModule,
      ExamSessionModule,
      GradingModule,
      CertificatesModule,
      NoticesModule,
      ReportingModule,
    ];
    const test = await createTestApp({ engine, modules });
    await test.get(Organisations).loadRegions();
    const cookies = new Map<string, string>();
    for (const place of PLACES)
      for (const role of STAFF_ROLES) cookies.set(`${place} ${role}`, await signedIn({ test, place, role }));
    return new ActPlace(test, await makeEverything(test), cookies);
  }

  cookieOf({ place, role }: { place: Place; role: StaffRole }): string {
    return this.cookies.get(`${place} ${role}`) as string;
  }

  /** Ids that do not exist. */
  unknownIds(): ActIds {
    const unknown = Object.fromEntries(Object.keys(this.ids).map((name) => [name, newId()]));
    return { ...(unknown as unknown as ActIds), certificateNumber: 'SF202600000000001' };
  }
}

const at = async (test: TestApp, code: string): Promise<OrganisationView> =>
  (await test.get(Organisations).findByCode(code))!;

async function signedIn({ test, place, role }: { test: TestApp; place: Place; role: StaffRole }): Promise<string> {
  return (await StaffMember.signedIn({ app: test, grants: [[role, CODES[place]]] })).cookie;
}

async function aPerson({ test, organisationId }: { test: TestApp; organisationId: string }): Promise<string> {
  const id = newId();
  await test.database.execute(
    `INSERT INTO person (id, name, id_type, id_number_sealed, id_number_hash, id_number_last_four, organisation_id, created_at, updated_at)
     VALUES (?, '测试考生', 'passport', 'sealed', ?, '0001', ?, 0, 0)`,
    [id, id, organisationId],
  );
  return id;
}

async function makeEverything(test: TestApp): Promise<ActIds> {
  const [city, county, beyond] = [await at(test, CODES.own), await at(test, CODES.ownPeople), await at(test, '350900')];
  const organisationId = city.id;
  const files = [
    { path: 'bank.yaml', content: BANK },
    { path: 'sample/questions.yaml', content: QUESTIONS },
  ];
  const { bankId } = await test.get(QuestionBanks).importFiles({ files, bankId: null, organisationId, staffId: null });
  const bank = await test.get(QuestionBanks).getBank(bankId);
  const share = { bank, right: 'use', reason: '测试', staffId: 'test' } as const;
  await test.get(BankShares).give({ ...share, organisationCode: beyond.code });
  const [question, otherQuestion, third] = (
    await test.get(SearchQuestions).page({ filter: { bankId }, sort: 'code', after: undefined, limit: 3 })
  ).items;
  const paperImportId = await aPaper({ test, bankId, organisationId });
  const unit = await test
    .get(TrainingUnits)
    .createUnit({ organisationId, title: '测试单元', bodyMarkdown: '正文', staffId: null });
  const exams = await makeExams({ test, bankId, organisationId });
  await test.database.execute('UPDATE question SET deleted_code = code, deleted_at = ?, code = ? WHERE id = ?', [
    test.clock.now(),
    '~',
    third!.id,
  ]);
  const account = await StaffMember.employed({ app: test, username: 'test-account', grants: [['trainer', city.code]] });
  const roster = await aRoster({ test, city });
  return {
    organisationId,
    siteId: await aSite({ test, organisationId, code: 'T01' }),
    ...(await aUsedSite({ test, organisationId, ...exams })),
    selfRegistrationId: await aRegistrationPage({ test, ...exams, organisationId }),
    unitOfOrganisationId: await aUnit({ test, city }),
    bankId,
    grantedId: beyond.id,
    paperImportId,
    questionId: question!.id,
    otherQuestionId: otherQuestion!.id,
    binnedId: third!.id,
    draftOfNobodyId: await aDraft({ test, bankId }),
    unitId: unit.id,
    accountId: account.id,
    ...roster,
    ...exams,
    noticeId: await aNotice({ test, ...exams }),
    announcementId: await anAnnouncement({ test, ...exams }),
    incidentId: await anIncident({ test, ...exams, organisationId: county.id }),
    ...(await sit({ test, ...exams, personId: await aPerson({ test, organisationId: county.id }) })),
  };
}

async function aRegistrationPage({
  test,
  examId,
  sittingId,
  organisationId,
}: {
  test: TestApp;
  examId: string;
  sittingId: string;
  organisationId: string;
}): Promise<string> {
  const id = newId();
  await test.database.execute(
    `INSERT INTO self_registration (id, exam_id, sitting_id, organisation_id, token, opens_at, closes_at, quota, conditions, created_by, created_at)
     VALUES (?, ?, ?, ?, ?, 0, 1, NULL, '', 'test', 0)`,
    [id, examId, sittingId, organisationId, id],
  );
  return id;
}

async function aSite({
  test,
  organisationId,
  code,
}: {
  test: TestApp;
  organisationId: string;
  code: string;
}): Promise<string> {
  const id = newId();
  await test.database.execute(
    `INSERT INTO site (id, organisation_id, code, name, address, phone, directions, map_sha256, closed_at, created_at)
     VALUES (?, ?, ?, '测试考点', '', '', '', NULL, NULL, 0)`,
    [id, organisationId, code],
  );
  return id;
}

async function aUsedSite({
  test,
  organisationId,
  draftId,
}: {
  test: TestApp;
  organisationId: string;
  draftId: string;
}): Promise<Pick<ActIds, 'usedSiteId' | 'usingSittingId'>> {
  const [usedSiteId, usingSittingId, roomId] = [await aSite({ test, organisationId, code: 'T03' }), newId(), newId()];
  await test.database.execute(
    `INSERT INTO sitting (id, exam_id, title, opens_at, closes_at, earliest_submission_minutes) VALUES (?, ?, '测试场', 0, 1, 0)`,
    [usingSittingId, draftId],
  );
  await test.database.execute(
    `INSERT INTO site_room (id, site_id, number, name, places, seat_rows, seat_columns, first_corner, seat_order)
     VALUES (?, ?, 1, '', 4, 2, 2, 'front_left', 'columns')`,
    [roomId, usedSiteId],
  );
  await test.database.execute(
    `INSERT INTO sitting_room (id, sitting_id, room_id, places, invigilators) VALUES (?, ?, ?, 4, '')`,
    [newId(), usingSittingId, roomId],
  );
  return { usedSiteId, usingSittingId };
}

async function aUnit({ test, city }: { test: TestApp; city: OrganisationView }): Promise<string> {
  const id = newId();
  const code = `${city.code}900`;
  await test.database.execute(
    `INSERT INTO organisation (id, code, name, level, parent_id, path, kind) VALUES (?, ?, '测试单位', 'unit', ?, ?, 'clinic')`,
    [id, code, city.id, `${city.path}${code}/`],
  );
  return id;
}

async function aDraft({ test, bankId }: { test: TestApp; bankId: string }): Promise<string> {
  const id = newId();
  await test.database.execute(
    `INSERT INTO question_draft (id, bank_id, question_id, staff_id, content, based_on, created_at, updated_at)
     VALUES (?, ?, NULL, 'nobody', '{}', '[]', 0, 0)`,
    [id, bankId],
  );
  return id;
}

async function aPaper({
  test,
  bankId,
  organisationId,
}: {
  test: TestApp;
  bankId: string;
  organisationId: string;
}): Promise<string> {
  const reading = test.get(ReadPapers);
  const { id } = await reading.begin({
    bank: { id: bankId, organisationId },
    domains: [{ code: 'sample', title: '测试' }],
    name: 'paper.txt',
    bytes: Buffer.from('1. 测试陈述。\n答案：正确\n'),
    staffId: 'test',
  });
  await reading.settle();
  return id;
}

/** One import that was applied and added a person, and one that is only checked. */
async function aRoster({
  test,
  city: { id: organisationId, path: organisationPath },
}: {
  test: TestApp;
  city: OrganisationView;
}): Promise<Pick<ActIds, 'rosterImportId' | 'rosterPersonId' | 'spareRosterPersonId'>> {
  const staff = new StaffActor('test', '测试', [{ role: 'administrator', organisationId, organisationPath }]);
  const imports = test.get(RosterImports);
  const check = (idNumber: string) =>
    imports.check({
      bytes: Buffer.from(`姓名,证件类型,证件号码,手机号,机构代码\n测试,护照,${idNumber},,350100\n`),
      fileName: 'roster.csv',
      organisationId,
      staff,
    });
  for (const idNumber of ['E00000002', 'E00000003'])
    await imports.apply({ importId: (await check(idNumber)).id, staff });
  const [person, spare] = await test.database.select<{ id: string }>(
    'SELECT id FROM person WHERE organisation_id = ?',
    [organisationId],
  );
  return { rosterImportId: (await check('E00000001')).id, rosterPersonId: person!.id, spareRosterPersonId: spare!.id };
}

async function makeExams({
  test,
  bankId,
  organisationId,
}: {
  test: TestApp;
  bankId: string;
  organisationId: string;
}): Promise<Pick<ActIds, 'examId' | 'draftId' | 'lockableId' | 'rehearsalId' | 'sittingId'>> {
  const draw = { domainCode: 'sample', type: 'single_choice', format: null, difficulty: null } as const;
  const content: ExamContent = {
    title: '测试考试',
    bankId,
    blueprint: {
      sections: [
        {
          title: '单选题',
          passMarkMillipoints: null,
          draws: [{ ...draw, count: 2, groupSize: null, pointsMillipoints: 1000 }],
        },
      ],
    },
    durationMinutes: 60,
    passMarkMillipoints: 1000,
    policies: { multipleChoice: 'all_or_nothing', shuffleItems: true, shuffleOptions: true },
    requiredTrainingUnitIds: [],
    instructions: '',
    rules: null,
    privacyNotice: null,
    certificateTitle: '测试合格证书',
    certificateIssuer: '测试单位',
    certificateValidMonths: null,
  };
  const aDraft = async (rehearsal = false) =>
    (await test.get(Exams).create({ content, organisationId, rehearsal, staffId: 'test' })).id;
  const [examId, draftId, lockableId, rehearsalId] = [
    await aDraft(),
    await aDraft(),
    await aDraft(),
    await aDraft(true),
  ];
  await test.get(Exams).lock({ examId, staffId: null });
  const now = test.clock.now();
  const { id: sittingId } = await test.get(Sittings).create({
    examId,
    staffId: null,
    content: {
      title: '第一场',
      opensAt: now - MINUTE_MS,
      closesAt: now + 120 * MINUTE_MS,
      latestEntryAt: null,
      earliestSubmissionMinutes: 0,
      site: null,
    },
  });
  return { examId, draftId, lockableId, rehearsalId, sittingId };
}

async function aScript({
  test,
  examId,
  sessionId,
}: {
  test: TestApp;
  examId: string;
  sessionId: string;
}): Promise<string> {
  const id = newId();
  await test.database.execute(
    `INSERT INTO marking_script (id, exam_id, session_id, item_number, question_version_id, response_sha256, essay, shuffle,
       state, filled, third, withdrawn, created_at)
     VALUES (?, ?, ?, 1, 'none', 'none', '"测试"', 0, 'disputed', 0, 0, 0, 0)`,
    [id, examId, sessionId],
  );
  return id;
}

async function anAppeal({
  test,
  examId,
  sessionId,
  registrationId,
}: {
  test: TestApp;
  examId: string;
  sessionId: string;
  registrationId: string;
}): Promise<string> {
  const id = newId();
  await test.database.execute(
    `INSERT INTO appeal (id, exam_id, registration_id, session_id, item_number, reason, state, made_at, due_at)
     VALUES (?, ?, ?, ?, 0, '测试原因', 'pending', 0, 0)`,
    [id, examId, registrationId, sessionId],
  );
  return id;
}

async function aHand({
  test,
  examId,
  sessionId,
  registrationId,
}: {
  test: TestApp;
  examId: string;
  sessionId: string;
  registrationId: string;
}): Promise<string> {
  const id = newId();
  await test.database.execute(
    `INSERT INTO raised_hand (id, exam_id, registration_id, session_id, open_session_id, body, raised_at, changes, changed_at)
     VALUES (?, ?, ?, ?, ?, '', 0, 1, 0)`,
    [id, examId, registrationId, sessionId, sessionId],
  );
  return id;
}

async function anIncident({
  test,
  examId,
  sittingId,
  organisationId,
}: {
  test: TestApp;
  examId: string;
  sittingId: string;
  organisationId: string;
}): Promise<string> {
  const id = newId();
  await test.database.execute(
    `INSERT INTO incident (id, exam_id, sitting_id, organisation_id, kind, occurred_at, body, action_taken, recorded_by, recorded_at)
     VALUES (?, ?, ?, ?, 'other', 0, '测试', '', 'nobody', 0)`,
    [id, examId, sittingId, organisationId],
  );
  return id;
}

/** A person of the county sits the city's exam, passes it, and sits it again. */
async function sit({
  test,
  examId,
  sittingId,
  personId,
}: {
  test: TestApp;
  personId: string;
} & Pick<ActIds, 'examId' | 'sittingId'>): Promise<
  Pick<
    ActIds,
    | 'personId'
    | 'registrationId'
    | 'ticketNumber'
    | 'sessionId'
    | 'runId'
    | 'certificateNumber'
    | 'revocationId'
    | 'scriptId'
    | 'appealId'
    | 'handId'
  >
> {
  await test.get(RegisterPeople).register({ examId, sittingId, personIds: [personId], staffId: null });
  const [registration] = await test.get(Registrations).page({ examId, afterId: null, limit: 1 });
  const registrationId = registration!.id;
  const candidate = await ACandidate.signedIn({
    app: test,
    ticketNumber: registration!.ticketNumber,
    accessCode: test.get(Registrations).accessCodeOf(registration!),
  });
  await candidate.consent();
  const started = await candidate.start();
  if (started.status !== 200) throw new Error(`start: ${started.status} ${started.text}`);
  const releasedAt = test.clock.now();
  await test.database.transaction(() =>
    test.get(ReserveCertificates).reserve({ examId, releasedAt, registrationIds: [registrationId] }),
  );
  await aReleasedRun({ app: test, examId, passed: { [registrationId]: true }, releasedAt });
  const [run] = await test.database.select<{ id: string }>('SELECT id FROM grading_run WHERE exam_id = ?', [examId]);
  const { number: certificateNumber } = (await test.get(Certificates).findByRegistration(registrationId))!;
  const revocationId = newId();
  await test.get(CertificateRevocationRepository).insert({
    id: revocationId,
    number: certificateNumber,
    reason: '测试',
    requestedBy: 'nobody',
    requestedAt: releasedAt,
  });
  const { sessionId } = candidate;
  const scriptId = await aScript({ test, examId, sessionId });
  const appealId = await anAppeal({ test, examId, sessionId, registrationId });
  const handId = await aHand({ test, examId, sessionId, registrationId });
  return {
    personId,
    registrationId,
    ticketNumber: registration!.ticketNumber,
    sessionId,
    handId,
    runId: run!.id,
    certificateNumber,
    revocationId,
    scriptId,
    appealId,
  };
}
