import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { DataSource } from 'typeorm';
import { embeddedDatabaseFile, writerOptions } from '@sunflower/platform';
import { freePort } from '../../apps/topology/src/wait-until-ready';
import { until } from '../fixtures/until';

const PROGRAMS = resolve(__dirname, '../../dist/apps/api/src');

interface Ended {
  code: number | null;
  said: string;
}

/** Embedded programs started at the same moment on the same folder. */
describe('a data folder of the embedded profile', () => {
  let dataDir: string;
  let servers: ChildProcess[];
  const environment = () => ({
    ...process.env,
    SUNFLOWER_PROFILE: 'embedded',
    DATA_DIR: dataDir,
    HOST: '127.0.0.1',
    LOG_LEVEL: 'info',
  });

  beforeEach(() => {
    if (!existsSync(PROGRAMS)) throw new Error('There is no build: run `npm run build` first');
    dataDir = mkdtempSync(join(tmpdir(), 'sunflower-folder-'));
    servers = [];
  });
  afterEach(async () => {
    await Promise.all(servers.map(kill));
    rmSync(dataDir, { recursive: true, force: true });
  });

  async function kill(server: ChildProcess): Promise<void> {
    if (server.exitCode !== null || server.signalCode !== null) return;
    const ended = once(server, 'exit');
    server.kill('SIGKILL');
    await ended;
  }

  function migrate(): { program: ChildProcess; ended: Promise<Ended> } {
    let program!: ChildProcess;
    const ended = new Promise<Ended>((done) => {
      program = execFile(
        process.execPath,
        [join(PROGRAMS, 'migrate.js')],
        { env: environment() },
        (_, stdout, stderr) => done({ code: program.exitCode, said: stdout + stderr }),
      );
    });
    servers.push(program);
    return { program, ended };
  }

  const hasDatabaseOpen = ({ program: { pid } }: { program: ChildProcess }): boolean =>
    readdirSync(`/proc/${pid}/fd`).some((fd) => linkOf(`/proc/${pid}/fd/${fd}`) === embeddedDatabaseFile(dataDir));

  /** Resolves with null once it serves, or with the way it ended. */
  async function start(): Promise<Ended | null> {
    const server = spawn(process.execPath, [join(PROGRAMS, 'main.js')], {
      env: { ...environment(), PORT: String(await freePort()) },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    servers.push(server);
    let said = '';
    return new Promise((done) => {
      for (const stream of [server.stdout, server.stderr]) {
        stream.setEncoding('utf8').on('data', (text: string) => {
          said += text;
          if (said.includes('"api.listening"')) done(null);
        });
      }
      server.once('close', (code) => done({ code, said }));
    });
  }

  it('has its schema made by one of several programs, while the others wait', async () => {
    const writer = await new DataSource(
      writerOptions({ profile: 'embedded', dataDir, databaseUrl: null }),
    ).initialize();
    await writer.query('BEGIN IMMEDIATE');
    const migrations = Array.from({ length: 3 }, migrate);
    await until('all to wait for the one who writes', () => migrations.every(hasDatabaseOpen), 100_000);
    await writer.query('COMMIT');
    await writer.destroy();
    const ended = await Promise.all(migrations.map((migration) => migration.ended));
    expect(ended.map(({ code }) => code)).toEqual([0, 0, 0]);
    const said = ended.map((one) => one.said).sort();
    expect(said[0]).toMatch(/^Applied: InitialSchema/);
    expect(said.slice(1)).toEqual(Array(2).fill('The schema is up to date.\n'));
  }, 150_000);

  it('has one server: of two started at once, one serves and the other explains its refusal', async () => {
    const ended = (await Promise.all([start(), start()])).filter((end) => end !== null);
    expect(ended).toEqual([
      {
        code: 1,
        said: `Another Sunflower runs on the data folder ${dataDir}. Stop it, or choose another folder: DATA_DIR=/path npm start\n`,
      },
    ]);
  }, 150_000);

  it('is free again once its server is killed', async () => {
    expect(await start()).toBeNull();
    await kill(servers[0]!);
    expect(await start()).toBeNull();
  }, 150_000);
});

function linkOf(path: string): string | null {
  try {
    return readlinkSync(path);
  } catch {
    // Closed since it was listed.
    return null;
  }
}
