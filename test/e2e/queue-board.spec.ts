import '../fixtures/load-cookie-plugin';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import request from 'supertest';
import { Organisations } from '@sunflower/organisations';
import { JobQueue, type StaffRole } from '@sunflower/platform';
import { createHttpServer } from '../../apps/api/src/http-server';
import { StaffMember } from '../fixtures/signed-in-staff';
import { createTestPlace, type TestEngine, type TestPlace } from '../fixtures/test-database';
import { until } from '../fixtures/until';

const PAGE = '/admin/queues';
const QUEUES = `${PAGE}/api/queues?activeQueue=grading&status=waiting`;

async function api(engine: TestEngine): Promise<{ place: TestPlace; app: NestFastifyApplication }> {
  const place = await createTestPlace(engine);
  const app = await createHttpServer({ config: place.config });
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return { place, app };
}

describe('the queue board', () => {
  let place: TestPlace;
  let app: NestFastifyApplication;

  beforeAll(async () => {
    ({ place, app } = await api('mysql'));
    await app.get(Organisations).loadRegions();
  });
  afterAll(async () => {
    await app.close();
    await place.remove();
  });

  const as = (path: string, cookie = '') => request(app.getHttpServer()).get(path).set('Cookie', cookie);

  const cookieOf = async (...grant: [role: StaffRole, code: string]): Promise<string> =>
    (await StaffMember.signedIn({ app: { get: app.get.bind(app), http: app.getHttpServer() }, grants: [grant] }))
      .cookie;

  it.each([PAGE, QUEUES, `${PAGE}/static/favicon.svg`, `${PAGE}/queue/grading`])(
    'asks callers without a cookie to sign in at %s',
    async (path) => {
      const { body } = await as(path).expect(401);
      expect(body.code).toBe('NOT_SIGNED_IN');
    },
  );

  it('refuses staff who do not administer the whole province', async () => {
    const others: [StaffRole, string][] = [
      ['administrator', '350100'],
      ['trainer', '350000'],
    ];
    for (const other of others) {
      const cookie = await cookieOf(...other);
      for (const path of [PAGE, QUEUES]) expect((await as(path, cookie).expect(403)).body.code).toBe('NOT_ALLOWED');
    }
  });

  it("shows the province's administrator the waiting jobs by id only, and permits no change", async () => {
    const cookie = await cookieOf('administrator', '350000');
    expect((await as(PAGE, cookie).expect(200)).text).toContain('<html');
    app.get(JobQueue).ring({ queue: 'grading', id: 'session-1' });
    await until('the job to be shown', async () => (await as(QUEUES, cookie)).body.queues?.[0]?.jobs.length === 1);
    const [queue] = (await as(QUEUES, cookie).expect(200)).body.queues;
    expect(queue).toMatchObject({
      name: 'grading',
      readOnlyMode: true,
      jobs: [{ data: { ids: ['session-1'] }, returnValue: null }],
    });
    const change = await request(app.getHttpServer()).put(`${PAGE}/api/queues/grading/pause`).set('Cookie', cookie);
    expect(change.status).toBe(405);
  });
});

describe('the queue board in the embedded profile', () => {
  it('does not exist', async () => {
    const { place, app } = await api('sqlite');
    await request(app.getHttpServer()).get(PAGE).expect(404);
    await app.close();
    await place.remove();
  });
});
