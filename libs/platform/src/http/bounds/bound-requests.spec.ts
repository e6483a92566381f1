import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import request from 'supertest';
import { createTestApp, type TestApp } from '../../../../../test/fixtures/test-app';
import { BodyLimit, TakesFile } from './body-limit';

const KB = 1024;
const FILE_BYTES = KB;

@Controller('probe')
class ProbeController {
  @Get()
  look(): { ok: boolean } {
    return { ok: true };
  }

  @Post('few-fields')
  @HttpCode(200)
  fewFields(@Body() body: object): { bytes: number } {
    return { bytes: JSON.stringify(body).length };
  }

  @Post('content')
  @HttpCode(200)
  @BodyLimit({ kilobytes: 64 })
  content(@Body() body: object): { bytes: number } {
    return { bytes: JSON.stringify(body).length };
  }

  @Post('file')
  @HttpCode(200)
  @TakesFile({ maxBytes: FILE_BYTES })
  file(): { ok: boolean } {
    return { ok: true };
  }
}

/** A JSON body of exactly this many bytes. */
const ofBytes = (bytes: number): string => `{"a":"${'x'.repeat(bytes - '{"a":""}'.length)}"}`;

describe('a request', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await createTestApp({ engine: 'sqlite', controllers: [ProbeController] });
  });
  afterAll(() => test.close());

  const get = (query = '') => request(test.http).get(`/api/v1/probe${query}`);
  const send = ({ to = 'few-fields', type = 'application/json', body }: { to?: string; type?: string; body: string }) =>
    request(test.http).post(`/api/v1/probe/${to}`).set('Content-Type', type).send(body);
  const told = async (sent: request.Test): Promise<[number, string | undefined]> => {
    const { status, body } = await sent;
    return [status, (body as { code?: string }).code];
  };

  it.each([
    ['few-fields', 16],
    ['content', 64],
  ])('to the route %s may have a body of %i KB and no more', async (to, kilobytes) => {
    expect((await send({ to, body: ofBytes(kilobytes * KB) })).body).toEqual({ bytes: kilobytes * KB });
    expect(await told(send({ to, body: ofBytes(kilobytes * KB + 1) }))).toEqual([413, 'TOO_LARGE']);
  });

  it('has its shape checked before it is parsed', async () => {
    const { status, body } = await send({ body: `${'['.repeat(13)}${']'.repeat(13)}` });
    expect([status, body.code]).toEqual([400, 'INVALID_REQUEST']);
    expect(body.message).toMatch(/nested/);
  });

  it.each([
    ['application/x-www-form-urlencoded', 'a=1'],
    ['multipart/form-data; boundary=x', '--x\r\n\r\n--x--'],
    ['text/plain', '{}'],
    ['application/json; charset=gbk', '{}'],
  ])('is refused as %s on a route that does not accept it', async (type, body) => {
    expect(await told(send({ type, body }))).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE']);
  });

  it('must be UTF-8', async () => {
    const sent = request(test.http)
      .post('/api/v1/probe/few-fields')
      .set('Content-Type', 'application/json')
      .serialize((body: unknown) => body as string)
      .send(Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]) as unknown as object);
    const { status, body } = await sent;
    expect([status, body.message]).toEqual([400, 'The body is not UTF-8.']);
  });

  it('with a form larger than twice the file limit is refused before it is read', async () => {
    const form = (bytes: number) =>
      request(test.http).post('/api/v1/probe/file').attach('file', Buffer.alloc(bytes), 'roster.csv');
    await form(FILE_BYTES).expect(200);
    const { status, body } = await form(2 * FILE_BYTES + 64 * KB);
    expect([status, body.code, body.details]).toEqual([413, 'TOO_LARGE', { maxKilobytes: 1 }]);
  });

  it('may have an address of 2,048 characters and 30 query fields', async () => {
    const padded = (length: number): string => `?a=${'x'.repeat(length - '/api/v1/probe?a='.length)}`;
    await get(padded(2048)).expect(200);
    expect(await told(get(padded(2049)))).toEqual([400, 'INVALID_REQUEST']);
    await get(`?${'a=1&'.repeat(29)}a=1`).expect(200);
    expect(await told(get(`?${'a=1&'.repeat(30)}a=1`))).toEqual([400, 'INVALID_REQUEST']);
  });
});
