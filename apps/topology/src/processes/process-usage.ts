import { readFileSync } from 'node:fs';

interface Usage {
  cpuSeconds: number;
  peakMemoryMb: number;
}

/** Ticks of /proc/<pid>/stat; 100 on every Linux that Node supports. */
const TICKS_PER_SECOND = 100;

/**
 * Usage of a process and its children (nginx works in children); null where /proc is missing (not Linux) or the process
 * has ended.
 */
export function readUsage(pid: number): Usage | null {
  try {
    return [pid, ...childrenOf(pid)].map(usageOf).reduce((sum, { cpuSeconds, peakMemoryMb }) => ({
      cpuSeconds: sum.cpuSeconds + cpuSeconds,
      peakMemoryMb: sum.peakMemoryMb + peakMemoryMb,
    }));
  } catch {
    return null;
  }
}

const childrenOf = (pid: number): number[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);

function usageOf(pid: number): Usage {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The command's name may contain spaces, so the fields are counted after its closing bracket; user and system time
  // are fields 14 and 15 of the line.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const peak = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return {
    cpuSeconds: (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND,
    peakMemoryMb: Number(peak?.[1] ?? 0) / 1024,
  };
}
