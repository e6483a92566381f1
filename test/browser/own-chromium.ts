import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { CHROMIUM, QUIET } from './launch-chromium';

/** Chromium with a persistent profile, in its own process group so that it can be killed at once. */
export class OwnChromium {
  private running: ChildProcess | null = null;

  private constructor(private readonly profile: string) {}

  static create(): OwnChromium {
    return new OwnChromium(mkdtempSync(join(tmpdir(), 'sunflower-profile-')));
  }

  /** Launches on the same profile each time. */
  async launch(): Promise<Browser> {
    const args = [
      ...QUIET,
      '--headless=new',
      '--remote-debugging-port=0',
      `--user-data-dir=${this.profile}`,
      '--lang=zh-CN',
      'about:blank',
    ];
    const program = spawn(CHROMIUM, args, { stdio: ['ignore', 'ignore', 'pipe'], detached: true });
    this.running = program;
    return chromium.connectOverCDP(await addressSaidBy(program));
  }

  /** `kill -9` of the whole process group. */
  async kill(): Promise<void> {
    const program = this.running;
    this.running = null;
    if (!program || program.exitCode !== null || program.signalCode !== null) return;
    const gone = new Promise((done) => program.once('exit', done));
    process.kill(-program.pid!, 'SIGKILL');
    await gone;
  }

  async remove(): Promise<void> {
    await this.kill();
    rmSync(this.profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

function addressSaidBy(program: ChildProcess): Promise<string> {
  let said = '';
  return new Promise((found, failed) => {
    program.once('exit', (code) => failed(new Error(`Chromium ended with code ${code}: ${said}`)));
    program.stderr!.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const address = /DevTools listening on (ws:\S+)/.exec(said)?.[1];
      if (address) found(address);
    });
  });
}
