import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chromium, type BrowserContext } from 'playwright-core';
import { CHROMIUM, CHROMIUM_ARGUMENTS } from './chromium';

/** A browser with a profile on the disk, that can be ended as a flat battery ends it. */
export class KillableChromium {
  private constructor(
    private readonly process: ChildProcess,
    readonly context: BrowserContext,
  ) {}

  static async on(profile: string): Promise<KillableChromium> {
    const args = [...CHROMIUM_ARGUMENTS, '--headless=new', '--no-first-run', '--disable-sync', '--remote-debugging-port=0', `--user-data-dir=${profile}`, 'about:blank'];
    const process = spawn(CHROMIUM, args, { stdio: ['ignore', 'ignore', 'pipe'] });
    const browser = await chromium.connectOverCDP(await addressOf(process));
    return new KillableChromium(process, browser.contexts()[0]!);
  }

  async kill(): Promise<void> {
    const gone = once(this.process, 'exit');
    this.process.kill('SIGKILL');
    await gone;
  }
}

async function addressOf(process: ChildProcess): Promise<string> {
  let said = '';
  for await (const text of process.stderr!.setEncoding('utf8')) {
    said += text as string;
    const address = /DevTools listening on (\S+)/.exec(said)?.[1];
    if (address) return address;
  }
  throw new Error(`Chromium did not start: ${said}`);
}
