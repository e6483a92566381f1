import { Log, ManualClock } from '@sunflower/platform';
import { SignInLog } from './sign-in-log';

class KeptLog extends Log {
  readonly lines: [string, unknown][] = [];

  constructor() {
    super('silent');
  }

  override warn(fact: unknown, ids?: unknown): void {
    this.lines.push([String(fact), ids]);
  }
}

describe('the log of refused sign-ins', () => {
  let clock: ManualClock;
  let log: KeptLog;
  let signIns: SignInLog;

  beforeEach(() => {
    jest.useFakeTimers();
    clock = new ManualClock(Date.UTC(2026, 5, 1));
    log = new KeptLog();
    signIns = new SignInLog(clock, log);
  });
  afterEach(() => jest.useRealTimers());

  const attack = (times: number) => {
    for (let time = 0; time < times; time += 1) signIns.note('staff.sign-in-refused', { time });
  };
  const facts = () => log.lines.map(([fact]) => fact);
  const leftOut = (count: number) => ['staff.sign-in-refused.left-out', { count, since: '2026-06-01T00:00:00.000Z' }];

  it('writes twenty lines of one fact in a minute, and then the number left out', () => {
    attack(5000);
    expect(facts()).toEqual(Array(20).fill('staff.sign-in-refused'));
    clock.advance(60_000);
    attack(1);
    expect(log.lines.slice(20)).toEqual([leftOut(4980), ['staff.sign-in-refused', { time: 0 }]]);
  });

  it('writes the number left out even when nothing follows', () => {
    attack(25);
    jest.advanceTimersByTime(60_000);
    expect(log.lines.slice(20)).toEqual([leftOut(5)]);
    jest.advanceTimersByTime(600_000);
    expect(log.lines).toHaveLength(21);
  });

  it('writes the number left out when the process ends', () => {
    attack(25);
    signIns.onModuleDestroy();
    expect(log.lines.slice(20)).toEqual([leftOut(5)]);
  });

  it('counts each fact separately', () => {
    attack(30);
    signIns.note('candidate.sign-in-refused', {});
    expect(facts().at(-1)).toBe('candidate.sign-in-refused');
  });
});
