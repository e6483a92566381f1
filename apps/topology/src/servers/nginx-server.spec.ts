import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findProgram } from './find-program';
import { settingsFile } from '../layout';
import { nginxArguments, prepareNginx, writeNginxSettings } from './nginx-server';
import type { PrivateServer } from './private-server';
import { freePort } from '../wait-until-ready';

interface Met {
  method: string;
  url: string;
  forwardedFor: string | string[] | undefined;
}

/** An api that records each request, answers 503 on …/busy and closes the connection on …/dies. */
function fakeApi(met: Met[]): Promise<Server> {
  const answer = ({ method, url, headers }: IncomingMessage, reply: ServerResponse): void => {
    if (url === '/api/v1/candidate/sign-in') return void reply.writeHead(401).end();
    met.push({ method: method as string, url: url as string, forwardedFor: headers['x-forwarded-for'] });
    if (url?.endsWith('/dies')) return void reply.destroy();
    if (url?.endsWith('/busy')) return void reply.writeHead(503, { 'Retry-After': '7' }).end('{"code":"OVERLOADED"}');
    reply.end('here');
  };
  return new Promise((resolve) => {
    const server = createServer((request, reply) => {
      request.resume().on('end', () => answer(request, reply));
    });
    server.listen(0, '127.0.0.1', () => resolve(server));
  });
}

describe('nginx in front of two apis and an unreachable one', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sunflower-nginx-'));
  const met: Met[] = [];
  let apis: Server[];
  let nginx: PrivateServer;

  beforeAll(async () => {
    apis = await Promise.all([fakeApi(met), fakeApi(met)]);
    const [port, gone] = [await freePort(), await freePort()];
    const apiPorts = [...apis.map((api) => (api.address() as AddressInfo).port), gone];
    nginx = prepareNginx({ name: 'nginx', folder, logFolder: folder, listen: `127.0.0.1:${port}`, port, apiPorts });
    await nginx.process.start();
  });

  beforeEach(() => {
    met.length = 0;
  });

  afterAll(async () => {
    await nginx.process.end('stop');
    for (const api of apis) api.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const send = (path: string, init: RequestInit = {}): Promise<Response> => fetch(`${nginx.url}${path}`, init);

  it('tries another api when one refuses the connection, even for a POST', async () => {
    const replies = await Promise.all(
      Array.from({ length: 12 }, () => send('/api/v1/anything', { method: 'POST', body: '{}' })),
    );
    expect(replies.map(({ status }) => status)).toEqual(Array.from({ length: 12 }, () => 200));
    expect(met).toHaveLength(12);
  });

  it('does not redirect', async () => {
    const init = { method: 'POST', body: '{}', redirect: 'manual' } as const;
    for (const path of ['/api/v1/candidate/sessions', '/api/v1/candidate/sessions/x/submit', '/api/v1/staff/sign-in'])
      expect((await send(path, init)).status).toBe(200);
    expect(met.map(({ url }) => url)).toEqual([
      '/api/v1/candidate/sessions',
      '/api/v1/candidate/sessions/x/submit',
      '/api/v1/staff/sign-in',
    ]);
  });

  it('never resends a POST that an api may have received', async () => {
    const reply = await send('/api/v1/candidate/dies', { method: 'POST', body: '{}' });
    expect(reply.status).toBe(502);
    expect(await reply.json()).toMatchObject({ code: 'API_AWAY', details: null });
    expect(reply.headers.get('retry-after')).toBe('2');
    expect(met).toHaveLength(1);
  });

  it('resends a save, because saves are idempotent', async () => {
    expect((await send('/api/v1/candidate/dies', { method: 'PUT', body: '{}' })).status).toBe(502);
    expect(met).toHaveLength(2);
  });

  it('passes on the replies of an api unchanged, including errors', async () => {
    const reply = await send('/api/v1/candidate/busy', { method: 'POST', body: '{}' });
    expect([reply.status, reply.headers.get('retry-after'), await reply.text()]).toEqual([
      503,
      '7',
      '{"code":"OVERLOADED"}',
    ]);
  });

  it('sends the api the address of the connection, not one invented by the client', async () => {
    await send('/api/v1/anything', { headers: { 'X-Forwarded-For': '203.0.113.9' } });
    expect(met).toEqual([{ method: 'GET', url: '/api/v1/anything', forwardedFor: '127.0.0.1' }]);
  });

  it('accepts a roster of 50 MB, but no such body elsewhere', async () => {
    const roster = Buffer.alloc(50 * 1024 * 1024);
    expect((await send('/api/v1/roster-imports', { method: 'POST', body: roster })).status).toBe(200);
    const refused = await send('/api/v1/candidate/anything', {
      method: 'POST',
      body: Buffer.alloc(5 * 1024 * 1024),
    }).catch(() => null);
    // The refusal may arrive while the body is still being sent.
    expect([413, undefined]).toContain(refused?.status);
    expect(met.map(({ url }) => url)).toEqual(['/api/v1/roster-imports']);
  });

  it('passes the file of a certificate and the request for the key set to an api', async () => {
    const file = { method: 'POST', body: Buffer.alloc(2 * 1024 * 1024) };
    expect((await send('/api/v1/certificates/check-file', file)).status).toBe(200);
    expect((await send('/.well-known/jwks.json')).status).toBe(200);
    expect(met.map(({ url }) => url)).toEqual(['/api/v1/certificates/check-file', '/.well-known/jwks.json']);
  });

  it('limits only the public check of certificates by address', async () => {
    const statusesOf = async (path: string): Promise<Set<number>> =>
      new Set(await Promise.all(Array.from({ length: 60 }, async () => (await send(path)).status)));
    expect(await statusesOf('/api/v1/certificates/ZS-1')).toEqual(new Set([200, 429]));
    expect(await statusesOf('/api/v1/certificates/ZS-1/pdf')).toEqual(new Set([200]));
    expect(await statusesOf('/api/v1/candidate/sign-in')).toEqual(new Set([401]));
  });

  it('does not log the query, which may contain a check code', async () => {
    await send('/api/v1/anything?code=SECRET-CODE');
    await nginx.process.end('stop');
    const log = readFileSync(join(folder, 'nginx', 'logs', 'access.log'), 'utf8');
    expect(log).toContain('GET /api/v1/anything 200');
    expect(log).not.toContain('SECRET-CODE');
  });
});

function makeCertificate(prefix: string): void {
  mkdirSync(join(prefix, 'tls'));
  const files = ['-keyout', join(prefix, 'tls', 'privkey.pem'), '-out', join(prefix, 'tls', 'fullchain.pem')];
  const { status, stderr } = spawnSync(
    findProgram({ program: 'openssl', packageName: 'openssl' }),
    ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-subj', '/CN=localhost', ...files],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(stderr);
}

describe("the containers' settings of nginx", () => {
  it('allow no TLS before 1.2', () => {
    const settings = readFileSync(settingsFile('nginx/listen-tls.conf'), 'utf8');
    expect(settings.match(/^ssl_protocols .*$/gm)).toEqual(['ssl_protocols TLSv1.2 TLSv1.3;']);
  });

  it.each([
    ['without a certificate', []],
    ['with one', ['listen-tls.conf', 'redirect-to-tls.conf']],
  ])('are valid %s', (_, tls) => {
    const prefix = mkdtempSync(join(tmpdir(), 'sunflower-nginx-'));
    try {
      writeNginxSettings({ prefix, listen: '8080', apiPorts: [3000] });
      for (const file of readdirSync(settingsFile('nginx')).filter((name) => !name.includes('tls')))
        copyFileSync(settingsFile(`nginx/${file}`), join(prefix, file));
      // These names are known only inside the containers' network.
      writeFileSync(
        join(prefix, 'upstream.conf'),
        readFileSync(join(prefix, 'upstream.conf'), 'utf8').replace(/api-\d/g, '127.0.0.1'),
      );
      if (tls.length > 0) makeCertificate(prefix);
      for (const file of tls)
        copyFileSync(settingsFile(`nginx/${file}`), join(prefix, file.replace('listen-tls', 'listen')));
      const { status, stderr } = spawnSync(
        findProgram({ program: 'nginx', packageName: 'nginx' }),
        [...nginxArguments(prefix), '-t'],
        { encoding: 'utf8' },
      );
      expect(stderr).toContain('syntax is ok');
      expect(status).toBe(0);
    } finally {
      rmSync(prefix, { recursive: true, force: true });
    }
  });
});
