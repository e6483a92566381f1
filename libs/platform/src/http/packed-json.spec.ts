import { gunzipSync } from 'node:zlib';
import { packedJson, takesGzip } from './packed-json';

describe('a large JSON text', () => {
  it.each([
    ['gzip', true],
    ['gzip, deflate, br', true],
    ['br;q=1.0, gzip;q=0.8', true],
    ['*', true],
    ['gzip;q=0', false],
    ['gzip;q=0.0, identity', false],
    ['br', false],
    ['x-gzip-like', false],
    [undefined, false],
  ])('is compressed for a client that accepts %s: %s', (accepted, packed) => {
    expect(takesGzip(accepted)).toBe(packed);
  });

  it('has matching headers, and decompresses to the original text', () => {
    const headers: Record<string, string> = {};
    const reply = {
      header: (name: string, value: string) => Object.assign(headers, { [name]: value }),
      headers: (more: Record<string, string>) => Object.assign(headers, more),
    };
    const json = JSON.stringify({ stem: '题干'.repeat(2000) });
    const body = packedJson({
      parts: [Buffer.from(json)],
      request: { headers: { 'accept-encoding': 'gzip' } } as never,
      reply: reply as never,
    });
    expect(gunzipSync(body as Buffer).toString('utf8')).toBe(json);
    expect(headers).toEqual({
      'Content-Type': 'application/json; charset=utf-8',
      Vary: 'Accept-Encoding',
      'Content-Encoding': 'gzip',
    });
  });
});
