import { Controller, Get, Post } from '@nestjs/common';
import { Organisations, OrganisationsModule } from '@sunflower/organisations';
import {
  Candidate,
  ChecksSignIn,
  MayCall,
  Staff,
  type CandidateActor,
  type StaffActor,
  type StaffRole,
} from '@sunflower/platform';
import request from 'supertest';
import { createTestApp, type TestApp } from '../../../../test/fixtures/test-app';
import { CandidateSignIns, CurrentAccessCodes, IdentityModule, StaffAccounts } from '../index';

@Controller('probe')
class ProbeController {
  @MayCall('public')
  @Get('public')
  open(): { ok: boolean } {
    return { ok: true };
  }

  @MayCall('public')
  @Post('public')
  change(): { ok: boolean } {
    return { ok: true };
  }

  @MayCall('candidate')
  @Get('candidate')
  candidate(@Candidate() candidate: CandidateActor): CandidateActor {
    return candidate;
  }

  @MayCall('candidate')
  @ChecksSignIn()
  @Get('checks-itself')
  checksItself(): { ok: boolean } {
    return { ok: true };
  }

  @MayCall('staff')
  @Get('staff')
  staff(@Staff() staff: StaffActor): { staffId: string } {
    return { staffId: staff.staffId };
  }

  @MayCall('trainer')
  @Get('trainer')
  trainer(): { ok: boolean } {
    return { ok: true };
  }

  @MayCall('candidate', 'invigilator')
  @Get('both')
  both(): { ok: boolean } {
    return { ok: true };
  }
}

const PASSWORD = 'a long synthetic password';

describe('access to a route', () => {
  let test: TestApp;
  const candidate = { registrationId: 'registration-1', personId: 'person-1', examId: 'exam-1', accessCodeVersion: 1 };

  beforeAll(async () => {
    test = await createTestApp({
      engine: 'sqlite',
      modules: [OrganisationsModule, IdentityModule],
      controllers: [ProbeController],
    });
    await test.get(Organisations).loadRegions();
    test
      .get(CurrentAccessCodes)
      .answeredBy((registrationId) =>
        Promise.resolve(
          registrationId === candidate.registrationId ? { accessCodeVersion: 1, endedSignIns: 'ended' } : null,
        ),
      );
    await createStaff('test-trainer', 'trainer');
    await createStaff('test-invigilator', 'invigilator');
  });
  afterAll(() => test.close());

  async function createStaff(username: string, role: StaffRole): Promise<void> {
    const organisation = await test.get(Organisations).findByCode('350100');
    const grants = [{ role, organisationId: organisation?.id as string }];
    await test
      .get(StaffAccounts)
      .createAccount({ username, displayName: '测试人员', password: PASSWORD, grants, demo: false });
  }

  async function signIn(username: string): Promise<string> {
    const reply = await request(test.http)
      .post('/api/v1/staff/sign-in')
      .send({ username, password: PASSWORD })
      .expect(200);
    return (reply.headers['set-cookie'] as unknown as string[])[0]?.split(';')[0];
  }

  const candidateCookie = (): string => {
    const { name, value } = test.get(CandidateSignIns).issueCookie(candidate);
    return `${name}=${value}`;
  };
  const probe = (path: string) => request(test.http).get(`/api/v1/probe/${path}`);

  it('lets anybody call a public route', () => probe('public').expect(200));

  it('answers NOT_SIGNED_IN without a cookie', async () => {
    for (const path of ['candidate', 'staff', 'trainer', 'both']) {
      const { body } = await probe(path).expect(401);
      expect(body.code).toBe('NOT_SIGNED_IN');
    }
  });

  it('passes the candidate to a candidate route', async () => {
    const { body } = await probe('candidate').set('Cookie', candidateCookie()).expect(200);
    expect(body).toEqual({ kind: 'candidate', ...candidate, signInId: expect.any(String) });
  });

  it('refuses a candidate on a staff route', () => probe('staff').set('Cookie', candidateCookie()).expect(401));

  it('refuses staff on a candidate route', async () => {
    await probe('candidate')
      .set('Cookie', await signIn('test-trainer'))
      .expect(401);
  });

  it('admits staff who hold the role in any organisation', async () => {
    await probe('trainer')
      .set('Cookie', await signIn('test-trainer'))
      .expect(200);
  });

  it('refuses staff without the role', async () => {
    const cookie = await signIn('test-invigilator');
    const { body } = await probe('trainer').set('Cookie', cookie).expect(403);
    expect(body.code).toBe('NOT_ALLOWED');
    await probe('staff').set('Cookie', cookie).expect(200);
  });

  it('admits both kinds of caller to a route for both', async () => {
    await probe('both').set('Cookie', candidateCookie()).expect(200);
    await probe('both')
      .set('Cookie', await signIn('test-invigilator'))
      .expect(200);
    await probe('both')
      .set('Cookie', await signIn('test-trainer'))
      .expect(403);
  });

  it('refuses an altered token', async () => {
    const { name, value } = test.get(CandidateSignIns).issueCookie(candidate);
    await probe('candidate')
      .set('Cookie', `${name}=${value.replace('registration-1', 'registration-2')}`)
      .expect(401);
  });

  it('refuses a sign-in whose access code was reissued, unless the route checks this itself', async () => {
    const { name, value } = test.get(CandidateSignIns).issueCookie({ ...candidate, accessCodeVersion: 0 });
    const before = `${name}=${value}`;
    for (const path of ['candidate', 'both'])
      expect((await probe(path).set('Cookie', before).expect(401)).body.code).toBe('NOT_SIGNED_IN');
    await probe('both')
      .set('Cookie', `${before}; ${await signIn('test-invigilator')}`)
      .expect(200);
    await probe('checks-itself').set('Cookie', before).expect(200);
  });

  it('refuses a token after 24 hours, even a cached one', async () => {
    const cookie = candidateCookie();
    await probe('candidate').set('Cookie', cookie).expect(200);
    test.clock.advance(24 * 3_600_000 - 1);
    await probe('candidate').set('Cookie', cookie).expect(200);
    test.clock.advance(1);
    await probe('candidate').set('Cookie', cookie).expect(401);
  });

  it("refuses requests from another site's page", async () => {
    const change = () => request(test.http).post('/api/v1/probe/public').set('Host', 'exam.test');
    await change().expect(201);
    await change().set('Origin', 'http://exam.test').expect(201);
    await change().set('Origin', 'http://localhost:3000').expect(201);
    const { body } = await change().set('Origin', 'https://elsewhere.test').expect(403);
    expect(body.code).toBe('FOREIGN_ORIGIN');
    await change().set('Origin', 'null').expect(403);
  });
});
