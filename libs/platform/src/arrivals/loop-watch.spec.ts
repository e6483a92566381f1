import { Test } from '@nestjs/testing';
import { until } from '../../../../test/fixtures/until';
import { LoopWatch } from './loop-watch';

/** Longer than the event loop may be busy without counting as stalled. */
const NOTICE_MS = 400;

describe('the watch on the event loop', () => {
  it('goes on during the notice of a shutdown, so that no request counts from its beginning', async () => {
    const watch = new LoopWatch(true);
    let stalledSince: number | null = Number.NaN;
    const notice = {
      beforeApplicationShutdown: async () => {
        const beganAtMs = performance.now();
        await until('the notice to pass', () => performance.now() > beganAtMs + NOTICE_MS);
        await until('a turn without a stall', () => (stalledSince = watch.stalledSince()) === null, 1_000).catch(
          () => undefined,
        );
      },
    };
    const module = await Test.createTestingModule({
      providers: [
        { provide: LoopWatch, useValue: watch },
        { provide: 'notice', useValue: notice },
      ],
    }).compile();
    await module.init();
    await module.close();
    expect(stalledSince).toBeNull();
  });
});
