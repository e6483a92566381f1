import { gunzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { gzipOf, packPart, packPartInThread, partOfGzip } from './packed-parts';

const bytes = fc
  .tuple(fc.uint8Array({ maxLength: 400 }), fc.integer({ min: 1, max: 300 }))
  .map(([some, times]) => Buffer.concat(Array.from({ length: times }, () => Buffer.from(some))));

describe('parts in one gzip stream', () => {
  it('decompress to their concatenated bytes, whether packed before or not', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(bytes, fc.boolean()), { maxLength: 6 }), (parts) => {
        const gzip = gzipOf(parts.map(([plain, packed]) => (packed ? packPart(plain) : plain)));
        expect(gunzipSync(gzip)).toEqual(Buffer.concat(parts.map(([plain]) => plain)));
      }),
      { numRuns: 200 },
    );
  });

  it('can become a part of another stream', async () => {
    const paper = Buffer.from(JSON.stringify({ stem: '题干'.repeat(2000) }));
    const part = partOfGzip(gzipOf([await packPartInThread(paper)]));
    expect(part.plain).toEqual(paper);
    const reply = gzipOf([Buffer.from('{"paper":'), part, Buffer.from('}')]);
    expect(gunzipSync(reply).toString()).toBe(`{"paper":${paper.toString()}}`);
    expect(reply.length).toBeLessThan(400);
  });
});
