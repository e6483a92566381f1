/** Faults of a file, by row and column, for the person who corrects it. */
export class AnalysisFileFault extends Error {}

const SHOWN = 20;

/** @throws AnalysisFileFault with the first faults, when there are any */
export function throwFaults({ file, faults }: { file: string; faults: readonly string[] }): void {
  if (faults.length === 0) return;
  const more = faults.length > SHOWN ? [`… and ${faults.length - SHOWN} more`] : [];
  throw new AnalysisFileFault([`${file} cannot be used:`, ...faults.slice(0, SHOWN), ...more].join('\n'));
}
