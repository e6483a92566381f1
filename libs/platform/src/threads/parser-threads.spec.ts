import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { constants, getPriority, tmpdir } from 'node:os';
import { join } from 'node:path';
import { transformFileSync } from '@swc/core';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Overloaded } from '../errors/errors';
import { FileStillBeingRead, ParserThreads, ThreadLimitPassed, type ParserJob } from './parser-threads';

// Plain JavaScript, as in the build; the threads of the importers run from TypeScript sources.
const THREADS: Record<string, string> = {
  echo: `for (const part of data.parts) replies.push(await tell(part)); return { replies, of: data.parts.length };`,
  hang: `for (;;);`,
  fill: `const kept = []; for (;;) { kept.push(Array.from({ length: 10_000 }, () => ({}))); await tell(); }`,
  count: `const counter = new Int32Array(data.counter); for (;;) Atomics.add(counter, 0, 1);`,
  broken: `throw new TypeError('a fault of ours');`,
};

describe('threads that read files', () => {
  let folder: string;
  const threads = new ParserThreads();
  const job = (name: string, more: Partial<ParserJob<string, string>> = {}): ParserJob<string, string> => ({
    entry: join(folder, name),
    data: { parts: ['a', 'b', 'c'] },
    bytes: 3,
    staffId: null,
    limits: { maxMegabytes: 64, maxMs: 20_000 },
    ...more,
  });

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'sunflower-threads-'));
    for (const [name, work] of Object.entries(THREADS)) {
      writeFileSync(
        join(folder, `${name}.js`),
        `const { parentPort, workerData: data } = require('node:worker_threads');
        const tell = (part) => new Promise((resolve) => { parentPort.once('message', ({ reply }) => resolve(reply)); parentPort.postMessage({ kind: 'part', part }); });
        const replies = [];
        void (async () => { ${work} })().then((result) => parentPort.postMessage({ kind: 'end', result }));`,
      );
    }
  });
  afterAll(() => {
    threads.onApplicationShutdown();
    rmSync(folder, { recursive: true, force: true });
  });

  it('send their parts one by one, and continue with each reply', async () => {
    const taken: string[] = [];
    const result = await threads.run(
      job('echo', { onPart: async (part) => part.toUpperCase() + String(taken.push(part)) }),
    );
    expect(result).toEqual({ replies: ['A1', 'B2', 'C3'], of: 3 });
    expect(taken).toEqual(['a', 'b', 'c']);
  });

  it('are ended when they exceed their limit of time or memory', async () => {
    const late = threads.run(job('hang', { limits: { maxMegabytes: 64, maxMs: 300 } }));
    await expect(late).rejects.toEqual(new ThreadLimitPassed('time'));
    let told = 0;
    const onPart = () => {
      told += 1;
      // About fifty parts use 32 MB.
      if (told > 1_000) throw new Error('The thread has no limit');
      return '';
    };
    const full = threads.run(job('fill', { onPart, limits: { maxMegabytes: 32, maxMs: 60_000 } }));
    await expect(full).rejects.toEqual(new ThreadLimitPassed('memory'));
  });

  it('do no work after they are ended', async () => {
    const counter = new Int32Array(new SharedArrayBuffer(4));
    const counting = threads.run(
      job('count', { data: { counter: counter.buffer }, limits: { maxMegabytes: 64, maxMs: 1_000 } }),
    );
    await expect(counting).rejects.toEqual(new ThreadLimitPassed('time'));
    const atItsEnd = Atomics.load(counter, 0);
    for (let turn = 0; turn < 1_000; turn += 1) await nextTurn();
    expect(atItsEnd).toBeGreaterThan(0);
    expect(Atomics.load(counter, 0)).toBe(atItsEnd);
  });

  it('run a few at a time, with a bounded waiting line', async () => {
    const busy = new ParserThreads();
    const refused: unknown[] = [];
    // At most four run and sixteen wait.
    const all = Array.from({ length: 25 }, () => busy.run(job('hang')).catch((error: unknown) => refused.push(error)));
    await nextTurn();
    expect(refused.length).toBeGreaterThanOrEqual(5);
    for (const error of refused) expect(error).toMatchObject({ code: 'OVERLOADED', retryAfterSeconds: 10 });
    busy.onApplicationShutdown();
    await Promise.all(all);
    expect(refused).toHaveLength(25);
  });

  it('pass unexpected errors on', async () => {
    await expect(threads.run(job('broken'))).rejects.toThrow('a fault of ours');
    const refusing = () => Promise.reject(new Error('not taken'));
    await expect(threads.run(job('echo', { onPart: refusing }))).rejects.toThrow('not taken');
  });

  it('read one file for each person at a time', async () => {
    const first = threads.run(job('echo', { staffId: 's1', onPart: (part) => part }));
    await expect(threads.run(job('echo', { staffId: 's1' }))).rejects.toThrow(FileStillBeingRead);
    const other = threads.run(job('echo', { staffId: 's2', onPart: (part) => part }));
    await Promise.all([first, other]);
    await threads.run(job('echo', { staffId: 's1', onPart: (part) => part }));
  });

  it('run with a lower priority than requests', async () => {
    const { code } = transformFileSync(join(__dirname, 'answer-in-thread.ts'), {
      swcrc: false,
      jsc: { target: 'es2023', parser: { syntax: 'typescript' } },
      module: { type: 'commonjs' },
    });
    writeFileSync(join(folder, 'answer-in-thread.js'), code);
    writeFileSync(
      join(folder, 'polite.js'),
      `require('./answer-in-thread').answerInThread(async () => require('node:os').getPriority());`,
    );
    const { PRIORITY_BELOW_NORMAL, PRIORITY_NORMAL } = constants.priority;
    const own = process.platform === 'linux' ? PRIORITY_BELOW_NORMAL : PRIORITY_NORMAL;
    expect(await threads.run(job('polite'))).toBe(own);
    expect(getPriority()).toBe(PRIORITY_NORMAL);
  });

  it('end with the process, and answer Overloaded', async () => {
    const ending = new ParserThreads();
    const running = ending.run(job('hang'));
    await nextTurn();
    ending.onApplicationShutdown();
    await expect(running).rejects.toThrow(Overloaded);
  });
});
