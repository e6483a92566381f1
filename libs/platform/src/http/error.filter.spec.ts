import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { Type } from 'class-transformer';
import { IsInt, IsString, Max, MaxLength, ValidateNested } from 'class-validator';
import request from 'supertest';
import { createTestApp, type TestApp } from '../../../../test/fixtures/test-app';
import { NotAllowed, NotSignedIn } from '../access/access-errors';
import { DomainError, InvalidRequest, NotFound, Overloaded, type ErrorKind } from '../errors/errors';
import { Log } from '../logging';

class SessionLocked extends DomainError {
  readonly code = 'SESSION_LOCKED';
  readonly kind: ErrorKind = 'conflict';
}

const driverError = (code: string) => Object.assign(new Error('Connection lost: 秘密'), { driverError: { code } });

const ERRORS: Record<string, () => Error> = {
  locked: () => new SessionLocked('The session is locked.', { sessionId: 's1' }),
  invalid: () => new InvalidRequest('Row 3 has no name.', { row: 3 }),
  stranger: () => new NotSignedIn(),
  forbidden: () => new NotAllowed(),
  gone: () => new NotFound('No such exam.'),
  busy: () => new Overloaded(7),
  lost: () => driverError('PROTOCOL_CONNECTION_LOST'),
  bug: () => new TypeError("Duplicate entry '350102199001011234' for key"),
};

class InnerDto {
  @IsInt()
  @Max(10)
  count!: number;
}

class OuterDto {
  @IsString()
  @MaxLength(5)
  name!: string;

  @ValidateNested()
  @Type(() => InnerDto)
  inner!: InnerDto;
}

@Controller()
class ProbeController {
  @Get('errors/:name')
  fail(@Param('name') name: string): never {
    throw ERRORS[name]!();
  }

  @Post('bodies')
  @HttpCode(200)
  take(@Body() body: OuterDto): { name: string } {
    return { name: body.name };
  }
}

describe('an error over HTTP', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await createTestApp({ engine: 'sqlite', controllers: [ProbeController] });
  });
  afterAll(() => test.close());

  it.each([
    ['locked', 409, { code: 'SESSION_LOCKED', message: 'The session is locked.', details: { sessionId: 's1' } }],
    ['invalid', 400, { code: 'INVALID_REQUEST', message: 'Row 3 has no name.', details: { row: 3 } }],
    ['stranger', 401, { code: 'NOT_SIGNED_IN', message: 'Sign in first.', details: null }],
    ['forbidden', 403, { code: 'NOT_ALLOWED', message: 'Your role does not allow this.', details: null }],
    ['gone', 404, { code: 'NOT_FOUND', message: 'No such exam.', details: null }],
  ])('%s is %i with its code', async (name, status, body) => {
    const response = await request(test.http).get(`/api/v1/errors/${name}`).expect(status);
    expect(response.body).toEqual(body);
    expect(response.headers).not.toHaveProperty('retry-after');
  });

  it('has a Retry-After header when the server is busy', async () => {
    const response = await request(test.http).get('/api/v1/errors/busy').expect(503).expect('Retry-After', '7');
    expect(response.body.code).toBe('OVERLOADED');
  });

  it('is OVERLOADED while the database is unreachable, without details of the database error', async () => {
    const response = await request(test.http).get('/api/v1/errors/lost').expect(503).expect('Retry-After', '2');
    expect(response.body.code).toBe('OVERLOADED');
    expect(response.text).not.toContain('秘密');
  });

  it('is INTERNAL_ERROR without details for an unexpected error', async () => {
    const response = await request(test.http).get('/api/v1/errors/bug').expect(500);
    expect(response.body).toEqual({
      code: 'INTERNAL_ERROR',
      message: 'Something went wrong on our side.',
      details: null,
    });
  });

  it('is logged with name and route, without values of a row from the error message', async () => {
    const logged = jest.spyOn(test.get(Log), 'error');
    await request(test.http).get('/api/v1/errors/bug?search=350102199001011234').expect(500);
    expect(logged.mock.calls).toEqual([
      ['request.failed', expect.objectContaining({ method: 'GET', route: '/api/v1/errors/:name', error: 'TypeError' })],
    ]);
    expect(JSON.stringify(logged.mock.calls)).not.toContain('350102199001011234');
    logged.mockRestore();
  });

  it('has the same form for an unknown route and for a body that is not JSON', async () => {
    expect((await request(test.http).get('/api/v1/nowhere').expect(404)).body).toMatchObject({
      code: 'NOT_FOUND',
      details: null,
    });
    const broken = await request(test.http)
      .post('/api/v1/bodies')
      .set('Content-Type', 'application/json')
      .send('{"name":')
      .expect(400);
    expect(broken.body).toMatchObject({ code: 'INVALID_REQUEST', details: null });
    const odd = await request(test.http).post('/api/v1/bodies').set('Content-Type', 'text/odd').send('x').expect(415);
    expect(odd.body).toMatchObject({ code: 'UNSUPPORTED_MEDIA_TYPE' });
  });

  it('does not end the process', async () => {
    for (const name of Object.keys(ERRORS)) await request(test.http).get(`/api/v1/errors/${name}`);
    await request(test.http)
      .post('/api/v1/bodies')
      .send({ name: 'a', inner: { count: 1 } })
      .expect(200, { name: 'a' });
  });

  describe('for a body', () => {
    const faultsOf = async (body: object) =>
      (await request(test.http).post('/api/v1/bodies').send(body).expect(400)).body.details.faults;

    it('names each invalid field', async () => {
      const faults = await faultsOf({ name: 'too long', inner: { count: 11 } });
      expect(faults.map(({ field }: { field: string }) => field)).toEqual(['name', 'inner.count']);
    });

    it('refuses an unknown field', async () => {
      expect(await faultsOf({ name: 'a', inner: { count: 1 }, role: 'administrator' })).toEqual([
        { field: 'role', code: 'FIELD_NOT_EXPECTED', details: {}, problem: 'property role should not exist' },
      ]);
    });
  });
});
