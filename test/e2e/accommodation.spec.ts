import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { RequestMethod } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { Registrations } from '@sunflower/exam';
import { Organisations } from '@sunflower/organisations';
import type { StaffRole } from '@sunflower/platform';
import { ReportingModule } from '@sunflower/reporting';
import { readXlsx } from 'hucre/xlsx';
import request, { type Response } from 'supertest';
import { ACandidate } from '../fixtures/a-candidate';
import { anExam, type ExamFixture } from '../fixtures/an-exam';
import { StaffMember } from '../fixtures/signed-in-staff';
import { createTestApp, type TestApp } from '../fixtures/test-app';

/** The reason of a synthetic accommodation. */
const REASON = '测试诊断书：双侧听力障碍，安排单独考场';
const MINUTES = 37;
const PROVINCE = '350000';
const CITY = '350100';
const OTHER_CITY = '350200';

describe('an accommodation', () => {
  let app: TestApp;
  let exam: ExamFixture;
  let sessionId: string;

  beforeAll(async () => {
    app = await createTestApp({ engine: 'sqlite', modules: [ReportingModule] });
    exam = await anExam({ app });
    const [registration] = exam.registrations;
    const city = (await app.get(Organisations).findByCode(CITY))!;
    await app.database.execute('UPDATE registration SET organisation_id = ?, organisation_path = ? WHERE id = ?', [
      city.id,
      city.path,
      registration!.id,
    ]);
    await app.get(Registrations).setAccommodation({
      registrationId: registration!.id,
      extraTimeMinutes: MINUTES,
      accommodation: REASON,
      reason: '测试原因',
      staff: { staffId: 'test' },
    });
    const [ticketNumber, accessCode] = [registration!.ticketNumber, exam.accessCodes[0]!];
    const candidate = await ACandidate.signedIn({ app, ticketNumber, accessCode });
    await candidate.start();
    await candidate.submit();
    sessionId = candidate.sessionId;
  });
  afterAll(() => app.close());

  const signedIn = async (...grants: [StaffRole, string][]): Promise<string> =>
    (await StaffMember.signedIn({ app, grants })).cookie;

  /** Every GET route of the API, as declared. */
  function reads(): string[] {
    const [discovery, scanner] = [app.app.get(DiscoveryService, { strict: false }), new MetadataScanner()];
    return discovery.getControllers().flatMap(({ metatype }) => {
      const { prototype } = metatype as { prototype: Record<string, object> };
      return scanner.getAllMethodNames(prototype).flatMap((name) => {
        const read = (key: string, target: object) => Reflect.getMetadata(key, target) as unknown;
        if (read(METHOD_METADATA, prototype[name]!) !== RequestMethod.GET) return [];
        const parts = [read(PATH_METADATA, metatype as object), read(PATH_METADATA, prototype[name]!)];
        return [parts.filter((part) => part !== '/').join('/')];
      });
    });
  }

  /** The route with each known id in its parameters. */
  const addresses = (route: string): string[] =>
    [
      ...new Set(
        [exam.examId, exam.registrations[0]!.id, sessionId, exam.organisationId].map((id) =>
          route.replace(/:\w+/g, id),
        ),
      ),
      // An event stream is read to the end of its first event.
    ].map((path) => `/api/v1/${path}${path.endsWith('/events') ? '?once=true' : ''}`);

  async function textOf({ text, body, headers }: Response): Promise<string> {
    const isWorkbook = headers['content-type']?.includes('spreadsheet') && Buffer.isBuffer(body);
    return isWorkbook ? JSON.stringify(await readXlsx(body)) : (text ?? String(body));
  }

  /** Routes whose replies contain the reason, and routes whose replies contain the minutes. */
  async function told(cookie: string): Promise<{ reason: string[]; minutes: string[]; answered: number }> {
    const seen = { reason: new Set<string>(), minutes: new Set<string>(), answered: 0 };
    for (const route of reads()) {
      for (const address of addresses(route)) {
        const reply = await request(app.http).get(address).set('Cookie', cookie).responseType('blob');
        if (reply.status !== 200) continue;
        seen.answered += 1;
        const text = await textOf(reply);
        if (text.includes(REASON)) seen.reason.add(route);
        if (new RegExp(`[:,]${MINUTES}[,}\\]]`).test(text)) seen.minutes.add(route);
      }
    }
    return { ...seen, reason: [...seen.reason], minutes: [...seen.minutes].sort() };
  }

  const LIST = 'exams/:examId/registrations';
  const SESSION = 'sessions/:id';
  const AUDIT_LOG = 'audit-log';

  it.each<[string, [StaffRole, string][], { reason: string[]; minutes: string[] }]>([
    [
      'an administrator of the exam',
      [['administrator', PROVINCE]],
      { reason: [LIST], minutes: [AUDIT_LOG, LIST, SESSION] },
    ],
    [
      'an administrator of the candidate',
      [['administrator', CITY]],
      { reason: [LIST], minutes: [AUDIT_LOG, LIST, SESSION] },
    ],
    ['an administrator elsewhere', [['administrator', OTHER_CITY]], { reason: [], minutes: [] }],
    ['an invigilator of the exam', [['invigilator', PROVINCE]], { reason: [], minutes: [LIST, SESSION] }],
    ['an invigilator of the candidate', [['invigilator', CITY]], { reason: [], minutes: [LIST, SESSION] }],
    ['a trainer of the exam', [['trainer', PROVINCE]], { reason: [], minutes: [] }],
    ['a trainer of the candidate', [['trainer', CITY]], { reason: [], minutes: [] }],
    [
      'a trainer of the exam who is an administrator elsewhere',
      [
        ['trainer', PROVINCE],
        ['administrator', OTHER_CITY],
      ],
      { reason: [], minutes: [] },
    ],
    [
      'a trainer of the exam who invigilates the candidate',
      [
        ['trainer', PROVINCE],
        ['invigilator', CITY],
      ],
      { reason: [], minutes: [LIST, SESSION] },
    ],
  ])('is shown to %s as far as it concerns them, by every read route', async (_, grants, expected) => {
    const { answered, ...seen } = await told(await signedIn(...grants));
    expect(answered).toBeGreaterThan(3);
    expect(seen).toEqual(expected);
  });

  it('is shown to administrators in the replies of their changes, and is in no audit row', async () => {
    const cookie = await signedIn(['administrator', PROVINCE], ['administrator', CITY]);
    const { id } = exam.registrations[0]!;
    const reply = await request(app.http)
      .put(`/api/v1/registrations/${id}/outcome`)
      .set('Cookie', cookie)
      .send({ outcome: 'deferred', reason: '测试' })
      .expect(200);
    expect(reply.body).toMatchObject({ accommodation: REASON, extraTimeMinutes: MINUTES });
    const trail = await app.database.select<{ details: string; reason: string | null }>(
      'SELECT details, reason FROM audit_entry',
    );
    expect(trail.length).toBeGreaterThan(5);
    expect(JSON.stringify(trail)).not.toContain(REASON);
  });
});
