import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { freePort } from '../../apps/topology/src/wait-until-ready';

const MAIN = resolve(__dirname, '../../dist/apps/api/src/main.js');

export interface DemoServer {
  url: string;
  tickets: { ticketNumber: string; accessCode: string }[];
  /** Passwords by username. */
  passwords: Record<string, string>;
  stop: () => Promise<void>;
}

/** Starts the built program like `npm start`, with the demo in a new data folder. */
export async function startDemoServer(): Promise<DemoServer> {
  if (!existsSync(MAIN)) throw new Error('There is no build: run `npm run build` first');
  const dataDir = mkdtempSync(join(tmpdir(), 'sunflower-browser-'));
  const port = await freePort();
  const server = spawn(process.execPath, [MAIN, '--demo'], {
    env: {
      ...process.env,
      DATA_DIR: dataDir,
      PORT: String(port),
      LOG_LEVEL: 'warn',
      SUNFLOWER_PROFILE: 'embedded',
      PUBLIC_URL: `http://127.0.0.1:${port}`,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const said = await untilReady(server);
  return {
    url: `http://127.0.0.1:${port}`,
    tickets: [...said.matchAll(/准考证号 (\d+)\s+登录码 (\S+)/g)].map(([, ticketNumber, accessCode]) => ({
      ticketNumber: ticketNumber!,
      accessCode: accessCode!,
    })),
    passwords: Object.fromEntries(
      [...said.matchAll(/(\w+) \/ (demo-\w+)/g)].map(([, name, password]) => [name!, password!]),
    ),
    stop: async () => {
      const gone = new Promise((done) => server.once('exit', done));
      server.kill('SIGTERM');
      await gone;
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

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
