import type { OutboxView } from '../../saving/response-outbox';
import type { Standing } from './next-standing';
import { ConnectionEvidence } from './connection-evidence';

function setUp({ correctionMs = 0, deviceAheadMs = 0 } = {}) {
  const time = { nowMs: 1_000_000 };
  const recorded: unknown[] = [];
  const evidence = new ConnectionEvidence({
    record: (kind, details) => recorded.push([kind, details]),
    nowMs: () => time.nowMs,
    deviceNowMs: () => time.nowMs + deviceAheadMs,
    correctionMs: () => correctionMs,
  });
  const answering: Standing = { kind: 'answering', earliestSubmissionAt: null };
  const look = (
    failing: OutboxView['failing'],
    {
      timeIsEstimated = false,
      unsavedCount = 0,
      standing = answering,
    }: { timeIsEstimated?: boolean; unsavedCount?: number; standing?: Standing } = {},
  ) => evidence.look({ standing, timeIsEstimated, saving: { failing, unsavedCount } as OutboxView });
  return { time, recorded, look };
}

describe('the evidence about a device’s connection', () => {
  it('reports once how far the device’s clock is off', () => {
    const { recorded, look } = setUp({ deviceAheadMs: 86_400_000 });
    look(null);
    look(null);
    expect(recorded).toEqual([['clock_checked', { deviceAheadSeconds: 86_400 }]]);
  });

  it('reports how long the network was down and how many responses waited', () => {
    const { time, recorded, look } = setUp();
    look('network', { unsavedCount: 1 });
    time.nowMs += 60_000;
    look('network', { unsavedCount: 3 });
    time.nowMs += 35_000;
    look(null);
    look(null);
    expect(recorded.slice(1)).toEqual([['network_back', { goneSeconds: 95, waiting: 3 }]]);
  });

  it('takes a close reported by the server as the return of the network', () => {
    const { time, recorded, look } = setUp();
    look('network', { unsavedCount: 1 });
    time.nowMs += 10_000;
    look('network', { unsavedCount: 1, standing: { kind: 'handingIn', byBell: true, failing: null } });
    look('network', { standing: { kind: 'closed' } as Standing });
    expect(recorded.slice(1)).toEqual([['network_back', { goneSeconds: 10, waiting: 1 }]]);
  });

  it('does not call a busy server a lost network', () => {
    const { recorded, look } = setUp();
    look('server');
    look(null);
    expect(recorded).toHaveLength(1);
  });

  it('reports that the page opened without network, and the correction of its time', () => {
    const { recorded, look } = setUp({ correctionMs: -7_000 });
    look('network', { timeIsEstimated: true });
    look('network', { timeIsEstimated: true });
    look(null);
    expect(recorded).toEqual([
      ['opened_offline', {}],
      ['clock_checked', { deviceAheadSeconds: 0, correctedBySeconds: -7 }],
    ]);
  });
});
