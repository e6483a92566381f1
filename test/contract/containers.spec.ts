import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';

const DOCKER = resolve(__dirname, '../../docker');

interface Service {
  image?: string;
  restart?: string;
  environment?: Record<string, string>;
  command?: string[];
  volumes?: string[];
  secrets?: string[];
  networks?: string[] | Record<string, { ipv4_address?: string }>;
  healthcheck?: { test?: string[]; disable?: boolean };
  mem_limit?: string;
  deploy?: { replicas: number };
  depends_on?: Record<string, { condition: string }>;
}

interface Compose {
  services: Record<string, Service>;
  networks: Record<string, unknown>;
  secrets: Record<string, { file: string }>;
}

const read = (file: string): string => readFileSync(join(DOCKER, file), 'utf8');
const compose = parse(read('compose.yaml'), { merge: true }) as Compose;
const { services } = compose;
const lasting = Object.entries(services).filter(([name]) => name !== 'migrate');
const apis = Object.entries(services).filter(([name]) => name.startsWith('api-'));

/** The address of a service on the front network. */
const addressOf = ({ networks }: Service): string | undefined =>
  Array.isArray(networks) ? undefined : networks?.front?.ipv4_address;

describe('compose.yaml', () => {
  it('has the services of the production profile', () => {
    expect(Object.keys(services).sort()).toEqual(['api-1', 'api-2', 'database', 'migrate', 'nginx', 'redis', 'worker']);
    expect(services.worker!.deploy).toEqual({ replicas: 2 });
    expect(services.migrate).toMatchObject({ restart: 'no', command: ['node', 'dist/apps/api/src/migrate.js'] });
  });

  it.each(lasting)('checks the health of %s, restarts it and limits its memory', (_, service) => {
    expect(service.healthcheck?.test?.length).toBeGreaterThan(1);
    expect(service.restart).toBe('unless-stopped');
    expect(service.mem_limit).toMatch(/^\d+[gm]$/);
  });

  it('starts none of our services before the schema is up to date', () => {
    for (const [, { depends_on }] of [...apis, ['worker', services.worker!] as const]) {
      expect(depends_on).toMatchObject({
        migrate: { condition: 'service_completed_successfully' },
        database: { condition: 'service_healthy' },
        redis: { condition: 'service_started' },
      });
    }
  });

  it('holds no secret: each is in its own file', () => {
    const environment = Object.values(services).flatMap((service) => Object.entries(service.environment ?? {}));
    const secret = environment.filter(([name]) => /SECRET|PASSWORD|DATABASE_URL/.test(name));
    expect(secret.length).toBeGreaterThan(4);
    for (const [name, value] of secret) expect(`${name}=${value}`).toMatch(/^\w+_FILE=\/run\/secrets\/\w+$/);
    const used = new Set(Object.values(services).flatMap((service) => service.secrets ?? []));
    expect([...used].sort()).toEqual(Object.keys(compose.secrets).sort());
    expect(read('compose.yaml')).not.toMatch(/[0-9a-f]{32}|:\/\/\w+:[^@\s]+@/);
    expect(readFileSync(join(DOCKER, '../.gitignore'), 'utf8')).toContain('docker/secrets/');
  });

  it('generates every secret file that it names', () => {
    const script = read('prepare-secrets.sh');
    for (const { file } of Object.values(compose.secrets)) expect(script).toContain(file.replace('./secrets/', ''));
  });

  it('mounts only files that exist', () => {
    const mounted = Object.values(services)
      .flatMap(({ volumes = [] }) => volumes)
      .filter((volume) => volume.startsWith('./'));
    expect(mounted.length).toBeGreaterThan(0);
    for (const volume of mounted) expect(statSync(join(DOCKER, volume.split(':')[0] as string)).isFile()).toBe(true);
  });

  it('gives nginx the addresses of the apis, and the apis nginx as their only proxy', () => {
    const upstreams = [...read('nginx/upstream.conf').matchAll(/server (api-\d+):3000/g)].map(([, name]) => name);
    expect(upstreams).toEqual(apis.map(([name]) => name));
    for (const [, { environment }] of apis) expect(environment?.TRUSTED_PROXIES).toBe(addressOf(services.nginx!));
    expect(new Set(['nginx', ...apis.map(([name]) => name)].map((name) => addressOf(services[name]!))).size).toBe(
      apis.length + 1,
    );
  });

  it('exposes none of the servers to the outside', () => {
    expect(compose.networks.back).toEqual({ internal: true });
    for (const name of ['database', 'redis']) expect(services[name]!.networks).toEqual(['back']);
  });
});

describe('the Dockerfile', () => {
  const lines = read('Dockerfile').split('\n');
  const copied = lines
    .flatMap((line) => (/^COPY (?!--from)(.+) \S+$/.exec(line)?.[1] ?? '').split(' '))
    .filter((path) => path !== '' && path !== '.');

  it('copies only files that exist', () => {
    expect(copied).toContain('docker/health.mjs');
    for (const path of copied) expect(readdirSync(join(DOCKER, '..', path, '..'))).toContain(path.split('/').at(-1));
  });

  it('runs each image as an unprivileged user, with a health check', () => {
    for (const [stage, user] of [
      ['app', 'node'],
      ['proxy', 'www-data'],
    ]) {
      const from = lines.findIndex((line) => line.endsWith(` AS ${stage}`));
      const rest = lines.slice(from + 1);
      const next = rest.findIndex((line) => line.startsWith('FROM '));
      const body = next < 0 ? rest : rest.slice(0, next);
      expect(body).toContain(`USER ${user}`);
      expect(body.some((line) => line.startsWith('HEALTHCHECK '))).toBe(true);
    }
  });
});
