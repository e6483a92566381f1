import '../fixtures/load-cookie-plugin';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import request, { type Response } from 'supertest';
import { StaffAccounts } from '@sunflower/identity';
import { Organisations, residentIdCheckCharacter } from '@sunflower/organisations';
import { JobQueue, ManualClock } from '@sunflower/platform';
import { createHttpServer } from '../../apps/api/src/http-server';
import { WorkerModule } from '../../apps/grading-worker/src/worker.module';
import { ACandidate } from '../fixtures/a-candidate';
import { createTestPlace, describeOnBothEngines, type TestPlace } from '../fixtures/test-database';
import { until } from '../fixtures/until';

const START_MS = Date.UTC(2026, 5, 1, 11);
const MINUTE_MS = 60_000;
const PASSWORD = 'correct horse battery';

const QUESTIONS = `domain: sample
sources:
  guide: { issuer: 测试单位, title: 测试指南, year: 2020 }
questions:
${Array.from({ length: 8 }, (_, index) => `  - { id: S-${index + 1}, type: single_choice, format: A1, status: published, difficulty: 2, knowledgePoint: 测试, stem: 第${index + 1}道测试题的题干？, options: [错一, 对, 错二, 错三], key: B, rationale: 只有一项写着对。, source: guide }`).join('\n')}
`;
const BANK = 'code: e2e-bank\ntitle: 测试题库\ndomains:\n  - { code: sample, title: 测试领域 }\n';
const NAMES = ['测试甲', '测试乙', '测试丙', '测试丁'];

const idNumber = (index: number): string => {
  const body = `35010219000101${String(index + 1).padStart(3, '0')}`;
  return body + residentIdCheckCharacter(body);
};

describeOnBothEngines('an exam from bank to certificate', (engine) => {
  let place: TestPlace;
  let api: NestFastifyApplication;
  let worker: INestApplicationContext | null = null;
  let staffCookie = '';
  const clock = new ManualClock(START_MS);

  beforeAll(async () => {
    place = await createTestPlace(engine);
    api = await createHttpServer({ config: place.config, clock });
    await api.init();
    await api.getHttpAdapter().getInstance().ready();
    await api.get(JobQueue).start();
    if (engine === 'mysql') {
      worker = await NestFactory.createApplicationContext(WorkerModule.forRoot({ config: place.config, clock }), {
        logger: false,
      });
      await worker.get(JobQueue).start();
    }
    await api.get(Organisations).loadRegions();
    const province = (await api.get(Organisations).findByCode('350000'))!;
    await api.get(StaffAccounts).createAccount({
      username: 'e2e-admin',
      displayName: '测试管理员',
      password: PASSWORD,
      demo: false,
      grants: [{ role: 'administrator', organisationId: province.id }],
    });
  });

  afterAll(async () => {
    await worker?.close();
    await api.close();
    await place.remove();
  });

  const http = () => api.getHttpServer();
  const get = (path: string) => request(http()).get(`/api/v1${path}`).set('Cookie', staffCookie);
  const post = (path: string, body: object) =>
    request(http()).post(`/api/v1${path}`).set('Cookie', staffCookie).send(body);
  const ok = (reply: Response) => {
    if (reply.status >= 300) throw new Error(`${reply.status} ${reply.text}`);
    return reply.body;
  };

  async function prepareExam(): Promise<{
    examId: string;
    tickets: { name: string; ticketNumber: string; accessCode: string }[];
  }> {
    const me = ok(await get('/staff/me'));
    const organisationId = me.roles[0].organisationId as string;
    const files = [
      { path: 'bank.yaml', content: BANK },
      { path: 'sample/questions.yaml', content: QUESTIONS },
    ];
    ok(await post('/question-banks/import', { files, organisationId }));
    const banks = ok(await get('/question-banks'));
    const bankId = (banks.banks ?? banks).find(({ code }: { code: string }) => code === 'e2e-bank').id as string;
    const roster = [
      '姓名,证件类型,证件号码,手机号,机构代码',
      ...NAMES.map((name, index) => `${name},居民身份证,${idNumber(index)},,350102`),
    ].join('\n');
    const checked = ok(
      await request(http())
        .post('/api/v1/roster-imports')
        .set('Cookie', staffCookie)
        .attach('file', Buffer.from(roster), 'roster.csv'),
    );
    expect([checked.state, checked.rowCount, checked.faultCount]).toEqual(['checked', 4, 0]);
    ok(await post(`/roster-imports/${checked.id}/apply`, {}));
    const draws = [
      {
        domainCode: 'sample',
        type: 'single_choice',
        format: null,
        difficulty: null,
        count: 5,
        groupSize: null,
        points: 2,
      },
    ];
    const { id: examId } = ok(
      await post('/exams', {
        title: '端到端测试考试',
        organisationId,
        bankId,
        blueprint: { sections: [{ title: '单选题', passMarkPoints: null, draws }] },
        durationMinutes: 60,
        passMarkPoints: 6,
        policies: { multipleChoice: 'all_or_nothing', shuffleItems: true, shuffleOptions: true },
        certificateTitle: '测试合格证书',
        certificateIssuer: '测试单位',
      }),
    );
    ok(await post(`/exams/${examId}/lock`, {}));
    const window = {
      opensAt: new Date(START_MS - MINUTE_MS).toISOString(),
      closesAt: new Date(START_MS + 90 * MINUTE_MS).toISOString(),
    };
    const { id: sittingId } = ok(await post(`/exams/${examId}/sittings`, { title: '第一场', ...window }));
    const registered = ok(await post(`/exams/${examId}/registrations`, { sittingId, organisationId }));
    expect(registered.registered).toBe(4);
    const registrations = ok(await get(`/exams/${examId}/registrations`));
    const { Registrations } = await import('@sunflower/exam');
    const tickets = await Promise.all(
      registrations.map(
        async ({ id, candidateName, ticketNumber }: { id: string; candidateName: string; ticketNumber: string }) => ({
          name: candidateName,
          ticketNumber,
          accessCode: api.get(Registrations).accessCodeOf(await api.get(Registrations).getRegistration(id)),
        }),
      ),
    );
    return { examId, tickets: tickets.sort((a, b) => NAMES.indexOf(a.name) - NAMES.indexOf(b.name)) };
  }

  async function sit({
    ticket,
    right,
  }: {
    ticket: { ticketNumber: string; accessCode: string };
    right: number;
  }): Promise<ACandidate> {
    const candidate = await ACandidate.signedIn({ app: { http: http() }, ...ticket });
    expect((await candidate.start()).body.code).toBe('CONSENT_REQUIRED');
    expect((await candidate.consent()).status).toBe(200);
    expect((await candidate.start()).status).toBe(200);
    for (const { itemNumber } of candidate.items) {
      const response = candidate.letter({ itemNumber, text: itemNumber <= right ? '对' : '错一' });
      expect((await candidate.save([{ itemNumber, revision: 1, response }])).status).toBe(200);
    }
    return candidate;
  }

  const result = async (candidate: ACandidate) =>
    (await candidate.get(`/api/v1/candidate/sessions/${candidate.sessionId}/result`)).body;

  it('is carried through every lib', async () => {
    const signIn = await request(http())
      .post('/api/v1/staff/sign-in')
      .send({ username: 'e2e-admin', password: PASSWORD });
    staffCookie = (signIn.headers['set-cookie'] as unknown as string[])[0]!.split(';')[0]!;
    const { examId, tickets } = await prepareExam();

    const passing = await sit({ ticket: tickets[0]!, right: 4 });
    const failing = await sit({ ticket: tickets[1]!, right: 2 });
    const timedOut = await sit({ ticket: tickets[2]!, right: 5 });
    expect((await passing.submit()).body.state).toBe('submitted');
    expect((await failing.submit()).body.state).toBe('submitted');
    const runs = async () => ok(await get(`/exams/${examId}/grading-runs`)).runs as { id: string }[];
    await until('the first grading run', async () => (await runs()).length === 1);
    const run = (await runs())[0]!;
    expect((await post(`/grading-runs/${run.id}/release`, { reason: '测试' })).status).toBe(409);

    clock.advance(60 * MINUTE_MS + 6_000);
    await until(
      'all three are graded',
      async () => {
        const counts = ok(await get(`/exams/${examId}/live-counts`));
        // Counts are cached for a second of this clock.
        clock.advance(1000);
        return counts.timedOut === 1 && counts.graded === 3;
      },
      20_000,
    );
    expect(await result(passing)).toMatchObject({ state: 'withheld', scoreMillipoints: null, passed: null });

    clock.advance(31 * MINUTE_MS);
    ok(await post(`/grading-runs/${run.id}/release`, { reason: '成绩复核无误' }));
    expect(await result(passing)).toMatchObject({
      state: 'released',
      outcome: 'graded',
      scoreMillipoints: 8000,
      maxMillipoints: 10_000,
      passed: true,
    });
    expect(await result(failing)).toMatchObject({
      state: 'released',
      scoreMillipoints: 4000,
      passed: false,
      certificateNumber: null,
    });
    expect(await result(timedOut)).toMatchObject({ state: 'released', scoreMillipoints: 10_000, passed: true });

    const { certificateNumber } = await result(passing);
    const pdf = await passing.get(`/api/v1/candidate/sessions/${passing.sessionId}/certificate.pdf`);
    expect([pdf.status, pdf.headers['content-type']]).toEqual([200, 'application/pdf']);
    expect((await failing.get(`/api/v1/candidate/sessions/${failing.sessionId}/certificate.pdf`)).status).toBe(404);
    const check = await request(http()).get(`/api/v1/certificates/${certificateNumber}`);
    expect(check.body).toMatchObject({ number: certificateNumber, state: 'valid', title: '测试合格证书' });
    expect(check.body.holderName).not.toContain('甲');

    const list = (await get(`/exams/${examId}/pass-list.csv`)).text;
    expect(list).toContain(certificateNumber);
    expect(list.trim().split('\n')).toHaveLength(1 + 4);

    ok(await post(`/certificates/${certificateNumber}/revoke`, { reason: '测试吊销' }));
    expect((await request(http()).get(`/api/v1/certificates/${certificateNumber}`)).body.state).toBe('revoked');
  });
});
