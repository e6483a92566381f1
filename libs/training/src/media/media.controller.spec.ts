import { Organisations, OrganisationsModule } from '@sunflower/organisations';
import { Audit, newId, sha256Hex, type CandidateActor, type StaffRole } from '@sunflower/platform';
import request from 'supertest';
import { aStaffActor } from '../../../../test/fixtures/a-staff-member';
import { aPng } from '../../../../test/fixtures/a-picture';
import { createTestApp, type TestApp } from '../../../../test/fixtures/test-app';
import { describeOnBothEngines } from '../../../../test/fixtures/test-database';
import { TrainingModule } from '../training.module';
import { PictureCache } from './picture-cache';
import { PictureRepository } from './picture.repository';
import { Pictures } from './pictures';

const CANDIDATE: CandidateActor = {
  kind: 'candidate',
  registrationId: newId(),
  personId: newId(),
  examId: newId(),
  accessCodeVersion: 1,
  signInId: newId(),
};

describeOnBothEngines('pictures', (engine) => {
  let test: TestApp;
  let province: { id: string; path: string };
  let city: { id: string; path: string };
  let madePictures = 0;

  beforeAll(async () => {
    test = await createTestApp({ engine, modules: [OrganisationsModule, TrainingModule] });
    const organisations = test.get(Organisations);
    await organisations.loadRegions();
    province = (await organisations.findByCode('350000'))!;
    city = (await organisations.findByCode('350100'))!;
  });

  afterAll(() => test.close());
  beforeEach(() => actAs('trainer'));

  const actAs = (role: StaffRole, { id, path } = province) =>
    test.actAs(aStaffActor({ role, organisationId: id, path }));
  const aNewPicture = () => aPng({ number: (madePictures += 1), width: 30, height: 20 });
  const upload = ({
    bytes,
    organisationId = province.id,
    name = 'fundus.png',
  }: {
    bytes: Buffer;
    organisationId?: string;
    name?: string;
  }) => request(test.http).post('/api/v1/media').field('organisationId', organisationId).attach('file', bytes, name);
  const get = (sha256: string) =>
    request(test.http)
      .get(`/api/v1/media/${sha256}`)
      .buffer(true)
      .parse((stream, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => done(null, Buffer.concat(chunks)));
      });
  const countRows = async () => {
    const rows = await Promise.all(
      ['picture', 'picture_content', 'audit_entry'].map((table) =>
        test.database.select<{ n: number }>(`SELECT count(*) AS n FROM ${table}`),
      ),
    );
    return rows.map(([row]) => Number(row!.n));
  };

  it('are stored once for the same bytes, whoever sends them, with one audit row', async () => {
    const bytes = aNewPicture();
    const sha256 = sha256Hex(bytes);
    const { body } = await upload({ bytes }).expect(201);
    expect(body).toEqual({
      sha256,
      address: `/api/v1/media/${sha256}`,
      mediaType: 'image/png',
      width: 30,
      height: 20,
      byteSize: bytes.length,
    });
    const rows = await countRows();
    actAs('administrator', city);
    expect((await upload({ bytes, organisationId: city.id, name: 'copy.jpg' }).expect(201)).body).toEqual(body);
    expect(await countRows()).toEqual(rows);
    const acts = await test.get(Audit).listFor({ subjectType: 'picture', subjectId: sha256 });
    expect(acts).toEqual([
      expect.objectContaining({
        action: 'picture.uploaded',
        actorId: 'staff-0001',
        details: { organisationId: province.id, mediaType: 'image/png', width: 30, height: 20, byteSize: bytes.length },
      }),
    ]);
  });

  it('are stored without embedded program data, under the hash of the stored bytes', async () => {
    const number = (madePictures += 1);
    const bytes = aPng({ number, width: 30, height: 20 });
    const sent = aPng({ number, width: 30, height: 20, extra: { tEXt: 'Author\0测试', iCCP: 'a\0\0x' } });
    const { body } = await upload({ bytes: sent }).expect(201);
    expect(body).toMatchObject({ sha256: sha256Hex(bytes), byteSize: bytes.length });
    expect(((await get(body.sha256).expect(200)).body as Buffer).equals(bytes)).toBe(true);
  });

  it('are stored once when many people send the same at once', async () => {
    const bytes = aNewPicture();
    const before = await countRows();
    await Promise.all(
      Array.from({ length: 8 }, () => test.get(Pictures).keep({ bytes, organisationId: province.id, staffId: null })),
    );
    expect(await countRows()).toEqual(before.map((count) => count + 1));
  });

  it('are returned byte by byte, up to the largest accepted size', async () => {
    const noise = aPng({ width: 700, height: 480, noiseRows: 480 });
    expect(noise.length).toBeGreaterThan(900_000);
    for (const bytes of [aNewPicture(), noise]) {
      const { body } = await upload({ bytes }).expect(201);
      const reply = await get(body.sha256).expect(200);
      expect((reply.body as Buffer).equals(bytes)).toBe(true);
    }
  });

  it('are served as immutable pictures only, to candidates and staff', async () => {
    const {
      body: { sha256 },
    } = await upload({ bytes: aNewPicture(), name: 'page.html' }).expect(201);
    for (const actor of [CANDIDATE, aStaffActor({ staffId: 'staff-0002', role: 'invigilator', path: '/110000/' })]) {
      test.actAs(actor);
      const { headers } = await get(sha256).expect(200);
      expect(headers).toMatchObject({
        'content-type': 'image/png',
        'cache-control': 'private, max-age=31536000, immutable',
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none'; sandbox",
        etag: `"${sha256}"`,
      });
      expect(headers).not.toHaveProperty('content-encoding');
    }
  });

  it('are not sent again to a client that has them', async () => {
    const {
      body: { sha256 },
    } = await upload({ bytes: aNewPicture() }).expect(201);
    for (const tag of [`"${sha256}"`, `W/"${sha256}"`, `"other", "${sha256}"`]) {
      const reply = await get(sha256).set('If-None-Match', tag).expect(304);
      expect(reply.body).toHaveLength(0);
      expect(reply.headers.etag).toBe(`"${sha256}"`);
    }
    await get(sha256).set('If-None-Match', '"other"').expect(200);
  });

  it('are not found when not uploaded, nor by a name that is no hash', async () => {
    for (const sha256 of ['0a'.repeat(32), '0A'.repeat(32), 'fundus.png', '..%2F..%2Fetc%2Fpasswd', "'%20OR%201=1"]) {
      const reply = await request(test.http)
        .get(`/api/v1/media/${sha256}`)
        .set('If-None-Match', `"${sha256}"`)
        .expect(404);
      expect(reply.body.code).toBe('PICTURE_NOT_FOUND');
    }
  });

  it.each([
    [
      'what is no picture',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
      422,
      'UNUSABLE_PICTURE',
      { faults: [{ field: 'file', code: 'PICTURE_OF_UNKNOWN_FORMAT' }] },
    ],
    [
      'half a picture',
      aPng().subarray(0, -8),
      422,
      'UNUSABLE_PICTURE',
      { faults: [{ field: 'file', code: 'PICTURE_BROKEN' }] },
    ],
    [
      'a picture that tells where it was taken',
      aPng({ extra: { eXIf: 'MM\0*' } }),
      422,
      'UNUSABLE_PICTURE',
      { faults: [{ field: 'file', code: 'PICTURE_WITH_METADATA' }] },
    ],
    [
      'a picture of too many pixels',
      aPng({ width: 5000, height: 1 }),
      422,
      'UNUSABLE_PICTURE',
      { faults: [{ field: 'file', code: 'PICTURE_OF_TOO_MANY_PIXELS' }] },
    ],
    [
      'a picture of more than 1 MB',
      Buffer.concat([aPng(), Buffer.alloc(1024 * 1024)]),
      413,
      'PICTURE_TOO_LARGE',
      { maxMegabytes: 1 },
    ],
  ] as const)('are refused, and nothing is stored: %s', async (_, bytes, status, code, details) => {
    const before = await countRows();
    const { body } = await upload({ bytes, name: 'fundus.png' }).expect(status);
    expect(body).toMatchObject({ code, details, message: expect.stringMatching(/^The picture .*; (save|make) it /) });
    expect(await countRows()).toEqual(before);
  });

  it('need an organisation within reach', async () => {
    const bytes = aNewPicture();
    const { body } = await request(test.http).post('/api/v1/media').attach('file', bytes, 'fundus.png').expect(400);
    expect(body.details.faults).toEqual([
      { field: 'organisationId', code: 'FIELD_REQUIRED', details: {}, problem: 'is required' },
    ]);
    await upload({ bytes, organisationId: newId() }).expect(404);
    actAs('trainer', city);
    await upload({ bytes }).expect(404);
    actAs('invigilator');
    await upload({ bytes }).expect(404);
    expect(await test.get(Pictures).known([sha256Hex(bytes)])).toEqual(new Set());
  });

  it('are uploaded as multipart, one per request', async () => {
    await request(test.http).post('/api/v1/media').send({ organisationId: province.id }).expect(400);
    await request(test.http).post('/api/v1/media').field('organisationId', province.id).expect(400);
    expect(
      (await upload({ bytes: aNewPicture() }).attach('file', aNewPicture(), 'second.png').expect(413)).body.code,
    ).toBe('TOO_LARGE');
  });

  it('are read from the database once for many simultaneous requests', async () => {
    const {
      body: { sha256 },
    } = await upload({ bytes: aNewPicture() }).expect(201);
    const repository = test.get(PictureRepository);
    let readings = 0;
    const cache = new PictureCache({
      findContent: (asked: string) => ((readings += 1), repository.findContent(asked)),
    } as PictureRepository);
    const contents = await Promise.all(Array.from({ length: 200 }, () => cache.get(sha256)));
    await cache.get(sha256);
    expect(new Set(contents).size).toBe(1);
    expect(readings).toBe(1);
  });
});

describe('the picture cache', () => {
  const MEGABYTE = 1024 * 1024;
  const sha = (index: number) => index.toString(16).padStart(64, '0');
  const counting = (answer: (sha256: string) => Promise<{ mediaType: 'image/png'; bytes: Buffer } | null>) => {
    const asked: string[] = [];
    const cache = new PictureCache({
      findContent: (sha256: string) => (asked.push(sha256), answer(sha256)),
    } as unknown as PictureRepository);
    return { cache, asked };
  };

  it('uses 32 MB at most; the least recently used picture is dropped first', async () => {
    const { cache, asked } = counting(async () => ({ mediaType: 'image/png', bytes: Buffer.alloc(MEGABYTE) }));
    for (let index = 0; index < 32; index += 1) await cache.get(sha(index));
    await cache.get(sha(31));
    await cache.get(sha(1));
    expect(asked).toHaveLength(32);
    await cache.get(sha(0));
    expect(asked).toHaveLength(33);
  });

  it('caches neither a missing picture nor a database failure', async () => {
    const answers = [
      async () => null,
      () => Promise.reject(new Error('away')),
      async () => ({ mediaType: 'image/png' as const, bytes: Buffer.alloc(1) }),
    ];
    const { cache } = counting(() => answers.shift()!());
    await expect(cache.get(sha(1))).rejects.toMatchObject({ code: 'PICTURE_NOT_FOUND' });
    await expect(cache.get(sha(1))).rejects.toThrow('away');
    expect(await cache.get(sha(1))).toMatchObject({ mediaType: 'image/png' });
  });
});
