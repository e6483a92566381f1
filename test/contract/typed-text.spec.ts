import { Registrations } from '@sunflower/exam';
import { People } from '@sunflower/organisations';
import { Secrets } from '@sunflower/platform';
import { checkCodeMatches, checkCodeOf } from '../../libs/certificates/src/check-code/check-code';
import { Certificates } from '../../libs/certificates/src/certificate/certificates';
import {
  newCertificateNumber,
  parseCertificateNumber,
} from '../../libs/certificates/src/certificate/certificate-number';
import { ReserveCertificates } from '../../libs/certificates/src/certificate/reserve-certificates';
import { CertificatesModule } from '../../libs/certificates/src/certificates.module';
import { CertificatesController } from '../../libs/certificates/src/office/certificates.controller';
import { RegistrationController } from '../../libs/exam/src/office/registration.controller';
import { SessionDesk } from '../../libs/exam-session/src/staff/session-desk';
import { parseUsername } from '../../libs/identity/src/account/username';
import { parseRecoveryCode } from '../../libs/identity/src/second-factor/recovery-code';
import { OrganisationLookup } from '../../libs/organisations/src/organisation/organisation-lookup';
import { parseIdNumber } from '../../libs/organisations/src/person/id-number';
import { parsePersonName } from '../../libs/organisations/src/person/person-name';
import { parseMobileNumber } from '../../libs/organisations/src/person/phone-number';
import { ACandidate } from '../fixtures/a-candidate';
import { aReleasedRun } from '../fixtures/a-released-run';
import { aStaffActor } from '../fixtures/a-staff-member';
import { anExam, type ExamFixture } from '../fixtures/an-exam';
import { createTestApp, TEST_START_MS, type TestApp } from '../fixtures/test-app';
import { describeOnBothEngines } from '../fixtures/test-database';

type Way = readonly [way: string, type: (plain: string) => string];

const inFours = (separator: string) => (plain: string) => (plain.match(/.{1,4}/g) as string[]).join(separator);
const fullWidth = (plain: string) =>
  plain.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));

/** Spellings accepted for any text. */
const ANYWHERE: readonly Way[] = [
  ['as it is', (plain) => plain],
  ['full-width', fullWidth],
  ['between white space', (plain) => `\u3000 ${plain}\t\u00a0\r\n`],
  ...['\u200b', '\u200d', '\u2060', '\ufeff', '\u00ad', '\ufe0f', '\u180e', '\u3164'].map((sign): Way => [
    `with U+${sign.charCodeAt(0).toString(16)} in it`,
    inFours(sign),
  ]),
  ['between marks of direction', (plain) => `\u202a\u2066${plain}\u2069\u202c`],
];

/** Spellings accepted for numbers and codes. */
const AS_CODE: readonly Way[] = [
  ...ANYWHERE,
  ['in small letters', (plain) => plain.toLowerCase()],
  ['in small full-width letters', (plain) => fullWidth(plain.toLowerCase())],
  ...[' ', '\u3000', '\u00a0', '\u2009', '\u202f', '\u2800', '  '].map((space): Way => [
    `in fours with U+${space.charCodeAt(0).toString(16)} between`,
    inFours(space),
  ]),
  ...[...'-‐‑‒–—―−﹘﹣－─〜ー－'].map((dash): Way => [`in fours with ${dash} between`, inFours(dash)]),
  ...[...'·•・･∙⋅‧'].map((dot): Way => [`in fours with ${dot} between`, inFours(dot)]),
];

const NAME = '阿依古丽·买买提';
const AS_NAME: readonly Way[] = [
  ...ANYWHERE,
  ['with a gap', (plain) => plain.replace('依', '依\u3000')],
  ...[...'•・･∙⋅‧．.。｡﹒․●'].map((dot): Way => [`with ${dot} for the dot`, (plain) => plain.replace('·', dot)]),
  ['with a gap on both sides of the dot', (plain) => plain.replace('·', ' · ')],
  ['with a full stop and a gap', (plain) => plain.replace('·', '． ')],
];

const secrets = new Secrets('x'.repeat(64));
const CERTIFICATE_NUMBER = newCertificateNumber({ issuedAtMs: TEST_START_MS, random: () => 12_345 });
const CHECK_CODE = checkCodeOf({ secrets, number: CERTIFICATE_NUMBER, key: 1 });
const lookup = new OrganisationLookup(
  [
    { id: 'city', code: '350100', name: '福州市', parentId: null, path: '/350100/', closedAt: null },
    {
      id: 'clinic',
      code: '35010001',
      name: '第一医院（城区）',
      parentId: 'city',
      path: '/350100/35010001/',
      closedAt: null,
    },
  ] as unknown as ConstructorParameters<typeof OrganisationLookup>[0],
  '/',
);

const READERS: readonly (readonly [
  reader: string,
  ways: readonly Way[],
  plain: string,
  read: (typed: string) => unknown,
])[] = [
  ['certificate number', AS_CODE, CERTIFICATE_NUMBER, parseCertificateNumber],
  [
    'check code',
    AS_CODE,
    CHECK_CODE,
    (code) => checkCodeMatches({ secrets, number: CERTIFICATE_NUMBER, key: 1, code }) && CHECK_CODE,
  ],
  [
    'resident ID number',
    AS_CODE,
    '11010519491231002X',
    (text) => parseIdNumber({ idType: 'resident_id', text }).idNumber,
  ],
  ['passport number', AS_CODE, 'E12345678', (text) => parseIdNumber({ idType: 'passport', text }).idNumber],
  ['mobile number', AS_CODE, '13800000000', parseMobileNumber],
  ['recovery code', AS_CODE, 'ABCDEFGHJKMNPQRS', parseRecoveryCode],
  ['organisation code', AS_CODE, '350100', (code) => lookup.find({ code, name: '' }).organisationId && '350100'],
  [
    'organisation name',
    ANYWHERE,
    '福州市第一医院（城区）',
    (name) => lookup.find({ code: '', name }).organisationId && '福州市第一医院（城区）',
  ],
  ["person's name", AS_NAME, NAME, (typed) => parsePersonName(typed).name],
  ['username', ANYWHERE, 'test.name-1', parseUsername],
];

describe.each(READERS)('a %s', (_reader, ways, plain, read) => {
  it.each(ways)('is understood %s', (_way, type) => {
    expect(read(type(plain))).toBe(plain);
  });
});

describeOnBothEngines('text typed into a field of the running system', (engine) => {
  let test: TestApp;
  let exam: ExamFixture;
  let ticketNumber: string;
  let accessCode: string;
  let certificateNumber: string;
  const staff = aStaffActor();

  beforeAll(async () => {
    test = await createTestApp({ engine, modules: [CertificatesModule] });
    exam = await anExam({ app: test, candidates: 3 });
    const [registration, former] = exam.registrations;
    ticketNumber = registration!.ticketNumber;
    accessCode = exam.accessCodes[0]!;
    const rename = async ({ id, name }: { id: string; name: string }) => {
      await test.database.execute('UPDATE registration SET candidate_name = ? WHERE id = ?', [name, id]);
      await test.database.execute(
        'UPDATE person SET name = ? WHERE id = (SELECT person_id FROM registration WHERE id = ?)',
        [name, id],
      );
    };
    await rename({ id: registration!.id, name: NAME });
    // As older rosters stored it.
    await rename({ id: former!.id, name: '帕提古丽.买买提' });
    const registrationIds = [registration!.id];
    const releasedAt = test.clock.now();
    await test.database.transaction(() =>
      test.get(ReserveCertificates).reserve({ examId: exam.examId, releasedAt, registrationIds }),
    );
    await aReleasedRun({ app: test, examId: exam.examId, passed: { [registration!.id]: true }, releasedAt });
    certificateNumber = (await test.get(Certificates).findByRegistration(registration!.id))!.number;
  }, 60_000);

  afterAll(() => test.close());

  const registrationList = async (search: string) =>
    (await test.get(RegistrationController).list(staff, exam.examId, { search })).map((one) => one.ticketNumber);
  const sessionList = async (search: string) =>
    (await test.get(SessionDesk).list({ examId: exam.examId, query: { search }, staff })).items.map(
      (one) => one.ticketNumber,
    );
  const certificateList = async (search: string) =>
    (await test.get(CertificatesController).list(exam.examId, { search }, staff)).certificates.map(
      (one) => one.ticketNumber,
    );
  const roster = async (search: string) =>
    (await test.get(People).listPage({ paths: ['/'], afterId: null, limit: 10, search })).map(({ name }) => name);

  it.each(AS_CODE)('finds a ticket number %s, at the sign-in and in every list', async (_way, type) => {
    const typed = type(ticketNumber);
    expect((await test.get(Registrations).findByTicket(typed))?.ticketNumber).toBe(ticketNumber);
    expect(await registrationList(typed)).toEqual([ticketNumber]);
    expect(await sessionList(typed)).toEqual([ticketNumber]);
    expect(await certificateList(typed)).toEqual([ticketNumber]);
  });

  it.each(AS_CODE)('finds a certificate number %s', async (_way, type) => {
    expect(await certificateList(type(certificateNumber))).toEqual([ticketNumber]);
    expect((await test.get(Certificates).checkInPublic({ number: type(certificateNumber), code: null })).state).toBe(
      'valid',
    );
  });

  it.each(AS_NAME)('finds a name %s', async (_way, type) => {
    const typed = type(NAME);
    expect(await registrationList(typed)).toEqual([ticketNumber]);
    expect(await sessionList(typed)).toEqual([ticketNumber]);
    expect(await roster(typed)).toEqual([NAME]);
  });

  it('finds a name stored with a full stop', async () => {
    expect(await registrationList('帕提古丽·买买提')).toEqual([exam.registrations[1]!.ticketNumber]);
    expect(await sessionList('帕提古丽．买买提')).toEqual([exam.registrations[1]!.ticketNumber]);
    expect(await roster('帕提古丽·买买提')).toEqual(['帕提古丽.买买提']);
  });

  it.each([AS_CODE[1]!, AS_CODE[3]!, ['in fours', inFours('—')] as Way])(
    'signs a candidate in with ticket number and access code %s',
    async (_way, type) => {
      const candidate = await ACandidate.signedIn({
        app: test,
        ticketNumber: type(ticketNumber),
        accessCode: type(accessCode),
      });
      expect(candidate.cookie).not.toBe('');
    },
  );
});
