import type { ProcessUsage } from '../../../topology/src/processes/supervised-process';

export interface UsageFigures {
  name: string;
  cpuSeconds: number;
  /** Share of one core between the two readings. */
  cpuPercent: number;
  peakMemoryMb: number;
}

/** The resources each process used between two readings. */
export function usageBetween({
  before,
  after,
  seconds,
}: {
  before: readonly ProcessUsage[];
  after: readonly ProcessUsage[];
  seconds: number;
}): UsageFigures[] {
  return after.map(({ name, cpuSeconds, peakMemoryMb }) => {
    const usedSeconds = cpuSeconds - (before.find((process) => process.name === name)?.cpuSeconds ?? 0);
    return { name, cpuSeconds: usedSeconds, cpuPercent: (usedSeconds / seconds) * 100, peakMemoryMb };
  });
}

/** The usage of this tool's own process. */
export function ownUsage(): ProcessUsage {
  const { user, system } = process.cpuUsage();
  return { name: 'rehearsal', cpuSeconds: (user + system) / 1e6, peakMemoryMb: process.resourceUsage().maxRSS / 1024 };
}
