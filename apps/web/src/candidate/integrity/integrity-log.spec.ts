import type { IntegrityEvent } from '../../api/candidate-contract';
import { NetworkError } from '../../api/http';
import { SimulatedTime } from '../saving/simulated-time.fixture';
import { IntegrityLog } from './integrity-log';

function setUp(kept: IntegrityEvent[] = []) {
  const time = new SimulatedTime();
  const world = { offline: false, reports: [] as IntegrityEvent[][], kept };
  const log = new IntegrityLog(
    {
      report: async (events) => {
        world.reports.push(events);
        if (world.offline) throw new NetworkError('offline');
      },
      keep: (events) => void (world.kept = events),
      nowIso: () => new Date(time.nowMs).toISOString(),
      after: time.after,
    },
    kept,
  );
  return { time, world, log };
}

describe('the log of watched incidents', () => {
  it('reports events of three seconds together', async () => {
    const { time, world, log } = setUp();
    log.record('focus_lost');
    await time.pass(1_000);
    log.record('focus_gained');
    await time.pass(1_900);
    expect(world.reports).toEqual([]);
    await time.pass(200);
    expect(world.reports.map((events) => events.map(({ kind }) => kind))).toEqual([['focus_lost', 'focus_gained']]);
    expect(world.kept).toEqual([]);
  });

  it('stores events that could not be sent, and reports the same events again', async () => {
    const { time, world, log } = setUp();
    world.offline = true;
    log.record('page_hidden');
    await time.pass(3_100);
    expect(world.kept).toHaveLength(1);
    world.offline = false;
    await time.pass(31_000);
    expect(world.reports[1]).toEqual(world.reports[0]);
    expect(world.kept).toEqual([]);
  });

  it('reports stored events of an earlier page of the session', async () => {
    const kept: IntegrityEvent[] = [{ kind: 'page_hidden', at: '2026-06-01T00:00:00.000Z' }];
    const { time, world } = setUp(kept);
    await time.pass(10);
    expect(world.reports).toEqual([kept]);
    expect(world.kept).toEqual([]);
  });

  it('leaves waiting events to the next page when stopped', async () => {
    const { time, world, log } = setUp();
    log.record('page_hidden');
    log.stop();
    await time.pass(60_000);
    expect(world.reports).toEqual([]);
    expect(world.kept).toHaveLength(1);
  });
});
