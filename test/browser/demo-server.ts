import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { freePort } from '../../apps/topology/src/wait-until-ready';
import { madeOnce } from '../fixtures/once/made-once';
import { until } from '../fixtures/until';

const MAIN = resolve(__dirname, '../../dist/apps/api/src/main.js');
const LONGEST_START_MS = 100_000;

/** Further settings of the server. */
type Environment = Record<string, string>;

export interface DemoServer {
  url: string;
  tickets: { ticketNumber: string; accessCode: string }[];
  /** Passwords by username. */
  passwords: Record<string, string>;
  stop: () => Promise<void>;
}

/**
 * Starts the built program on a data folder of its own with the demo. In a run of all specs the demo is made once, like
 * `npm start` does, and copied.
 */
export async function startDemoServer({ env = {} }: { env?: Environment } = {}): Promise<DemoServer> {
  if (!existsSync(MAIN)) throw new Error('There is no build: run `npm run build` first');
  const dataDir = mkdtempSync(join(tmpdir(), 'sunflower-browser-'));
  const { url, said, end } = process.env.TEST_TEMPLATE_FOLDER
    ? await startOnCopy({ dataDir, env, template: await demoTemplate(process.env.TEST_TEMPLATE_FOLDER) })
    : await startDemo(dataDir, env);
  return {
    url,
    tickets: [...said.matchAll(/准考证号 (\d+)\s+登录码 (\S+)/g)].map(([, ticketNumber, accessCode]) => ({
      ticketNumber: ticketNumber!,
      accessCode: accessCode!,
    })),
    passwords: Object.fromEntries(
      [...said.matchAll(/(\w+) \/ (demo-\w+)/g)].map(([, name, password]) => [name!, password!]),
    ),
    stop: async () => {
      await end();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

interface Running {
  url: string;
  /** What the start of the demo printed. */
  said: string;
  end: () => Promise<void>;
}

const demoTemplate = (folder: string): Promise<string> =>
  madeOnce({
    path: join(folder, 'demo'),
    make: async (unfinished) => {
      const data = join(unfinished, 'data');
      mkdirSync(data, { recursive: true });
      const { said, end } = await startDemo(data);
      await end();
      writeFileSync(join(unfinished, 'said.txt'), said);
    },
  });

async function startOnCopy({
  dataDir,
  template,
  env,
}: {
  dataDir: string;
  template: string;
  env: Environment;
}): Promise<Running> {
  cpSync(join(template, 'data'), dataDir, { recursive: true });
  const { server, url, end } = await spawnOn(dataDir, [], env);
  server.stdout!.resume();
  const ended = once(server, 'exit').then(([code]) => Promise.reject(new Error(`The server ended with code ${code}`)));
  // Avoids an unhandled rejection when the server ends after it was ready.
  ended.catch(() => undefined);
  await Promise.race([until('the server to live', () => lives(url), LONGEST_START_MS), ended]);
  return { url, said: readFileSync(join(template, 'said.txt'), 'utf8'), end };
}

async function startDemo(dataDir: string, env: Environment = {}): Promise<Running> {
  const { server, url, end } = await spawnOn(dataDir, ['--demo'], env);
  return { url, said: await untilReady(server), end };
}

async function spawnOn(
  dataDir: string,
  args: string[],
  env: Environment,
): Promise<{ server: ChildProcess; url: string; end: () => Promise<void> }> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const server = spawn(process.execPath, [MAIN, ...args], {
    env: {
      ...process.env,
      DATA_DIR: dataDir,
      PORT: String(port),
      LOG_LEVEL: 'warn',
      SUNFLOWER_PROFILE: 'embedded',
      PUBLIC_URL: url,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const end = async (): Promise<void> => {
    const gone = once(server, 'exit');
    server.kill('SIGTERM');
    await gone;
  };
  return { server, url, end };
}

const lives = (url: string): Promise<boolean> =>
  fetch(`${url}/health/live`, { headers: { Connection: 'close' } }).then(
    ({ ok }) => ok,
    () => false,
  );

function untilReady(server: ChildProcess): Promise<string> {
  let said = '';
  return new Promise((ready, failed) => {
    server.once('exit', (code) => failed(new Error(`The server ended with code ${code}: ${said}`)));
    server.stdout!.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (said.includes('Ctrl-C')) ready(said);
    });
  });
}
