import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Candidate } from '../../apps/rehearsal/src/candidates/candidate';
import { StaffClient } from '../../apps/rehearsal/src/office/staff-client';
import { parseOptions, type Options } from '../../apps/rehearsal/src/options';
import { Progress } from '../../apps/rehearsal/src/progress';
import { SeededRandom } from '../../apps/rehearsal/src/seeded-random';
import { setUp } from '../../apps/rehearsal/src/set-up';
import { freePort } from '../../apps/topology/src/wait-until-ready';
import { until } from '../fixtures/until';

const TOPOLOGY = resolve(__dirname, '../../dist/apps/topology/src/main.js');
const LONGEST_START_MS = 150_000;

/** Process ids and commands of a process's children, from /proc. */
const childrenOf = (pid: number): { pid: number; command: string }[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
    .split(' ')
    .filter(Boolean)
    .map((child) => ({ pid: Number(child), command: readFileSync(`/proc/${child}/cmdline`, 'utf8') }));

const isGone = (pid: number): boolean =>
  !existsSync(`/proc/${pid}`) || readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');

/** One run of the program, from its first line to its end. */
class Run {
  said = '';
  readonly ended: Promise<number | null>;
  private readonly child: ChildProcess;

  constructor(args: string[]) {
    this.child = spawn(process.execPath, [TOPOLOGY, ...args]);
    for (const stream of [this.child.stdout, this.child.stderr])
      stream?.on('data', (piece: Buffer) => (this.said += piece.toString()));
    this.ended = new Promise((resolvePromise) => this.child.once('exit', resolvePromise));
  }

  get pid(): number {
    return this.child.pid as number;
  }

  async untilReady(): Promise<void> {
    await until(
      'the topology runs',
      () => this.said.includes('Ctrl-C, or') || this.child.exitCode !== null,
      LONGEST_START_MS,
    );
    if (this.child.exitCode !== null) throw new Error(this.said);
  }

  interrupt(): void {
    this.child.kill('SIGINT');
  }
}

describe('the topology: nginx, two apis, two workers, MariaDB and Redis from programs on this machine', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sunflower-topology-'));
  let port: number;
  let run: Run;
  let candidate: Candidate;

  beforeAll(async () => {
    chmodSync(folder, 0o755);
    if (!existsSync(TOPOLOGY)) throw new Error('There is no build: run `npm run build` first');
    port = await freePort();
    run = new Run(['--port', String(port), '--data', folder]);
    await run.untilReady();
  }, LONGEST_START_MS);

  afterAll(async () => {
    run.interrupt();
    await run.ended;
    rmSync(folder, { recursive: true, force: true });
  });

  const address = (path: string): URL => new URL(path, `http://127.0.0.1:${port}`);

  const signIn = async (): Promise<number> => {
    const { ticketNumber, accessCode } = candidate.ticket;
    const reply = await fetch(address('/api/v1/candidate/sign-in'), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ ticketNumber, accessCode }),
    });
    return reply.status;
  };

  it('serves the pages as an api without nginx does, with the same headers', async () => {
    const apiPort = /api-1 (\d+)/.exec(run.said)?.[1];
    for (const path of ['/', '/console', '/console/exams', '/verify/ZS-1', '/sunflower.svg', '/service-worker.js']) {
      const [ours, theirs] = await Promise.all([
        fetch(address(path)),
        fetch(new URL(path, `http://127.0.0.1:${apiPort}`)),
      ]);
      expect([path, ours.status, await ours.text()]).toEqual([path, 200, await theirs.text()]);
      const about = [
        'cache-control',
        'content-security-policy',
        'cross-origin-opener-policy',
        'cross-origin-resource-policy',
        'origin-agent-cluster',
        'permissions-policy',
        'referrer-policy',
        'strict-transport-security',
      ];
      for (const name of [...about, ...[...theirs.headers.keys()].filter((header) => header.startsWith('x-'))])
        expect([name, ours.headers.get(name)]).toEqual([name, theirs.headers.get(name)]);
    }
    expect((await fetch(address('/nothing/here'))).status).toBe(404);
  });

  it('protects its folder and everything in it from other users, also where it was open before', () => {
    expect(statSync(folder).mode & 0o077).toBe(0);
  });

  it('compresses what a page loads and lets browsers cache it', async () => {
    const page = await (await fetch(address('/'))).text();
    const script = /src="(\/assets\/[^"]+\.js)"/.exec(page)?.[1] as string;
    const { status, headers } = await fetch(address(script));
    expect([status, headers.get('content-encoding'), headers.get('cache-control')]).toEqual([
      200,
      'gzip',
      'public, max-age=31536000, immutable',
    ]);
  });

  it('signs the administrator in with the printed credentials, and then a candidate', async () => {
    const [, username, password] = /Sign in as (\S+) with the password (\S+)/.exec(run.said) as unknown as [
      string,
      string,
      string,
    ];
    const staff = new StaffClient(address('/'));
    await staff.signIn({ username, password });
    const options = parseOptions(['--candidates', '1', '--items', '20', '--minutes', '1']) as Options;
    const prepared = await setUp({
      staff,
      options,
      random: SeededRandom.of('topology'),
      tag: 'topology',
      progress: new Progress(),
    });
    candidate = prepared.candidates[0] as Candidate;
    expect(await signIn()).toBe(200);
  });

  it('keeps serving while an api is down, and restarts it', async () => {
    const api = childrenOf(run.pid).find(({ command }) => command.includes('apps/api/'))!;
    process.kill(api.pid, 'SIGKILL');
    // Before that, its socket may still accept a POST, which must not be sent again.
    await until('it is gone', () => /api-\d ended with SIGKILL and is started again/.test(run.said));
    expect(await Promise.all(Array.from({ length: 6 }, signIn))).toEqual([200, 200, 200, 200, 200, 200]);
    await until(
      'another has come',
      () => childrenOf(run.pid).filter(({ command }) => command.includes('apps/api/')).length === 2,
    );
  });

  it(
    'stops everything on Ctrl-C, and starts again with the same data and sign-in',
    async () => {
      const children = childrenOf(run.pid);
      const all = [...children, ...children.flatMap(({ pid }) => childrenOf(pid))];
      expect(all.length).toBeGreaterThan(7);
      run.interrupt();
      expect(await run.ended).toBe(0);
      expect(all.filter(({ pid }) => !isGone(pid))).toEqual([]);
      expect(run.said.trim().split('\n').at(-1)).toBe('Everything has stopped.');
      run = new Run(['--port', String(port), '--data', folder, '--api', '1', '--workers', '1']);
      await run.untilReady();
      expect(await signIn()).toBe(200);
    },
    LONGEST_START_MS,
  );

  it('reports in one line that a port is in use', async () => {
    const second = new Run(['--port', String(port)]);
    expect(await second.ended).toBe(1);
    expect(second.said.trim()).toMatch(/^--port: \d+ cannot be listened on .+; choose another$/);
  });
});
