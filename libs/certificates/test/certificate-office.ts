import { StaffAccounts, IdentityModule } from '@sunflower/identity';
import { Organisations } from '@sunflower/organisations';
import { Secrets } from '@sunflower/platform';
import request from 'supertest';
import { aReleasedRun } from '../../../test/fixtures/a-released-run';
import { anExam, type ExamFixture } from '../../../test/fixtures/an-exam';
import { createTestApp, type TestApp } from '../../../test/fixtures/test-app';
import type { TestEngine } from '../../../test/fixtures/test-database';
import { checkCodeOf } from '../src/check-code/check-code';
import { Certificates } from '../src/certificate/certificates';
import { ReserveCertificates } from '../src/certificate/reserve-certificates';
import { CertificatesModule } from '../src/certificates.module';

const PASSWORD = 'only-for-tests-0001';

interface IssuedWishes {
  certificateValidMonths?: number | null;
  rehearsal?: boolean;
}

/** An app with administrators of the province and of a city, and exams whose certificates are issued. */
export class CertificateOffice {
  private constructor(
    readonly test: TestApp,
    readonly province: Caller,
    /** Another administrator of the province. */
    readonly second: Caller,
    readonly city: Caller,
  ) {}

  static async open(engine: TestEngine): Promise<CertificateOffice> {
    const test = await createTestApp({ engine, modules: [IdentityModule, CertificatesModule] });
    await test.get(Organisations).loadRegions();
    const administrator = (code: string, called = code) => anAdministrator({ test, code, called });
    return new CertificateOffice(
      test,
      await administrator('350000'),
      await administrator('350000', 'second'),
      await administrator('350100'),
    );
  }

  /** Issues the certificates of all candidates. */
  async issue({ examId, registrations }: ExamFixture): Promise<void> {
    const { test } = this;
    const registrationIds = registrations.map(({ id }) => id);
    const releasedAt = test.clock.now();
    await test.database.transaction(() =>
      test.get(ReserveCertificates).reserve({ examId, releasedAt, registrationIds }),
    );
    await aReleasedRun({
      app: test,
      examId,
      passed: Object.fromEntries(registrationIds.map((id) => [id, true])),
      releasedAt,
    });
  }

  /** An exam of one candidate, whose certificate is issued. */
  async issued({ certificateValidMonths = null, rehearsal = false }: IssuedWishes = {}) {
    const { test } = this;
    const exam = await anExam({ app: test, candidates: 1, content: { certificateValidMonths }, rehearsal });
    await this.issue(exam);
    const registration = exam.registrations[0]!;
    const { number } = (await test.get(Certificates).findByRegistration(registration.id))!;
    return { exam, registration, number, code: checkCodeOf({ secrets: test.get(Secrets), number, key: 1 }) };
  }

  /** The province's administrator asks; returns the path of the request. */
  async requestRevocation(number: string, reason = '测试撤销'): Promise<string> {
    // The newest request is listed first.
    this.test.clock.advance(1);
    await this.province.post(`certificates/${number}/revocations`, { reason }).expect(204);
    const { body } = await this.province.get(`certificates/${number}/revocations`).expect(200);
    return `certificates/${number}/revocations/${body.revocations[0].id}`;
  }

  async revoke(number: string, reason?: string): Promise<void> {
    await this.second.post(`${await this.requestRevocation(number, reason)}/confirm`, {}).expect(204);
  }

  /** The public check. */
  check(number: string, code?: string): request.Test {
    return request(this.test.http)
      .get(`/api/v1/certificates/${number}`)
      .query(code === undefined ? {} : { code });
  }
}

async function anAdministrator({
  test,
  code,
  called,
}: {
  test: TestApp;
  code: string;
  called: string;
}): Promise<Caller> {
  const { id } = (await test.get(Organisations).findByCode(code))!;
  await test.get(StaffAccounts).createAccount({
    username: `test-${called}`,
    displayName: `测试管理员${called}`,
    password: PASSWORD,
    grants: [{ role: 'administrator', organisationId: id }],
    demo: false,
  });
  const { headers, body } = await request(test.http)
    .post('/api/v1/staff/sign-in')
    .send({ username: `test-${called}`, password: PASSWORD })
    .expect(200);
  const cookie = (headers['set-cookie'] as unknown as string[])[0]!.split(';')[0]!;
  return new Caller({ test, cookie, staffId: body.id });
}

/** A signed-in member of staff. */
export class Caller {
  readonly staffId: string;

  constructor(private readonly options: { test: TestApp; cookie: string; staffId: string }) {
    this.staffId = options.staffId;
  }

  get(path: string): request.Test {
    return request(this.options.test.http).get(`/api/v1/${path}`).set('Cookie', this.options.cookie);
  }

  post(path: string, body: object): request.Test {
    return request(this.options.test.http).post(`/api/v1/${path}`).set('Cookie', this.options.cookie).send(body);
  }
}
