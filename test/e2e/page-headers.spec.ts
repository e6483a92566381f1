import '../fixtures/load-cookie-plugin';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import request from 'supertest';
import { createHttpServer } from '../../apps/api/src/http-server';
import { replyHeaders, webAppHeaders } from '../../apps/api/src/page-headers';
import { createTestPlace, type TestEngine, type TestPlace } from '../fixtures/test-database';

/** Paths of pages and of other content. The web app's own pages are compared with nginx's in topology.spec.ts. */
const PATHS = [
  '/',
  '/console',
  '/console/people',
  '/verify',
  '/api/docs',
  '/api/docs/',
  '/api/docs/swagger-ui-init.js',
  '/api/docs-json',
  '/api/v1/none',
  '/api/v1/certificates/ZS-1',
  '/admin/queues',
  '/admin/queues/queue/grading',
  '/health/live',
  '/none',
];

const directives = (policy: string): Map<string, string> =>
  new Map(
    policy
      .split(';')
      .map((part) => part.split(' '))
      .map(([name, ...values]) => [name!, values.join(' ')]),
  );

describe.each<[string, TestEngine, string]>([
  ['embedded, http', 'sqlite', 'http://localhost:3000'],
  ['production, https', 'mysql', 'https://exam.example.cn'],
])('the headers of each answer (%s)', (_, engine, publicUrl) => {
  let place: TestPlace;
  let app: NestFastifyApplication;
  beforeAll(async () => {
    place = await createTestPlace(engine, { publicUrl });
    app = await createHttpServer({ config: place.config });
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
  });
  afterAll(async () => {
    await app.close();
    await place.remove();
  });

  it.each(PATHS)('forbid for %s frames, foreign bases and objects, and forms to other sites', async (path) => {
    const { headers } = await request(app.getHttpServer()).get(path);
    const policy = directives(headers['content-security-policy'] ?? '');
    expect(policy.get('default-src')).toMatch(/^'(none|self)'$/);
    expect(policy.get('base-uri')).toBe(engine === 'mysql' && path.startsWith('/admin/queues') ? "'self'" : "'none'");
    expect(policy.get('frame-ancestors')).toBe("'none'");
    expect(policy.get('form-action')).toMatch(/^'(none|self)'$/);
    expect(policy.get('object-src') ?? policy.get('default-src')).toBe("'none'");
    expect(policy.get('script-src') ?? policy.get('default-src')).not.toContain('unsafe');
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['referrer-policy']).toBe('no-referrer');
    expect(headers['strict-transport-security']).toBe(
      publicUrl.startsWith('https') ? 'max-age=31536000; includeSubDomains' : undefined,
    );
  });

  it.each(['/api/v1/none', '/api/v1/certificates/ZS-1', '/api/docs-json'])('let no cache store %s', async (path) => {
    const { headers } = await request(app.getHttpServer()).get(path);
    expect(headers['cache-control']).toBe('no-store');
  });
});

describe("nginx's headers", () => {
  const added = (file: string) =>
    new Map(
      [
        ...readFileSync(join(__dirname, '../../docker/nginx', file), 'utf8').matchAll(
          /^add_header (\S+) (.+) always;$/gm,
        ),
      ].map(([, name, value]) => [
        name!,
        value!
          .replace(/^"|"$/g, '')
          .replace('$upgrade_insecure', ';upgrade-insecure-requests')
          .replace('$transport_security', 'max-age=31536000; includeSubDomains'),
      ]),
    );
  const config = { publicUrl: 'https://exam.example.cn' };

  it.each([
    ['page-headers.conf', webAppHeaders(config)],
    ['reply-headers.conf', replyHeaders(config)],
  ])('in %s equal those of the api', (file, headers) => {
    expect(Object.fromEntries(added(file))).toMatchObject(headers);
  });
});
