import { attackFaults, blowRows, type AttackFigures } from '../attack/attack-figures';
import { errorCount, type RehearsalReport } from './rehearsal-report';

type Align = 'left' | 'right';

const number = (value: number | null, digits = 0): string =>
  value === null ? '–' : value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });

/** The report as a table for the terminal. */
export function terminalReport(report: RehearsalReport): string {
  const { oracle, results, connections } = report;
  return [
    `Rehearsal ${report.startedAt} of ${report.system}`,
    `${number(report.candidates)} candidates × ${report.items} items in ${report.minutes} min, ${connections.most} of ${number(connections.allowed)} connections, multiple choice ${report.policy}, seed ${report.seed}`,
    '',
    ...operationsTable(report),
    '',
    ...usageTable(report),
    '',
    `Roster ${number(report.preparation.rosterSeconds, 1)} s, registration and tickets ${number(report.preparation.registrationSeconds, 1)} s, papers ${number(report.preparation.papersSeconds, 1)} s; ${number(results.submitted)} submitted, ${number(results.timedOut)} timed out`,
    `All results ${number(results.secondsUntilAllResults, 1)} s after the last submission or deadline; released in ${number(results.releaseSeconds, 1)} s; ${number(results.passed)} passed, ${number(results.certificates)} certificates`,
    ...(report.faults.length > 0
      ? ['', ...faultsTable(report), '']
      : report.outages.map(
          ({ fromSecond, toSecond }) =>
            `Everything was killed at second ${number(fromSecond, 1)} and answered again at ${number(toSecond, 1)}`,
        )),
    ...(report.attack ? ['', ...attackTable(report.attack), ''] : []),
    `${number(results.acknowledgedResponses)} acknowledged responses: ${oracle.lost} lost, ${oracle.wrong} wrong, ${oracle.doubled} doubled; ${errorCount(report)} errors that were not provoked`,
    ...oracle.examples.map(({ kind, what }) => `  ${kind}: ${what}`),
    ...Object.entries(report.labels)
      .filter(([label]) => label.startsWith('error'))
      .map(([label, count]) => `  ${count} × ${label}`),
    report.verdict === 'passed' ? 'PASSED' : 'FAILED',
  ].join('\n');
}

function operationsTable({ operations }: RehearsalReport): string[] {
  const rows = operations
    .filter(({ count }) => count > 0)
    .map((row) => [
      row.operation,
      number(row.count),
      number(row.errors),
      number(row.provoked),
      number(row.outage),
      number(row.p50Ms, 1),
      number(row.p95Ms, 1),
      number(row.p99Ms, 1),
      number(row.maxMs, 1),
      number(row.peakPerSecond),
    ]);
  return table(
    ['operation', 'count', 'errors', 'provoked', 'outage', 'p50 ms', 'p95 ms', 'p99 ms', 'max ms', 'peak/s'],
    rows,
  );
}

function usageTable({ usage }: RehearsalReport): string[] {
  const rows = usage.map(({ name, cpuSeconds, cpuPercent, peakMemoryMb }) => [
    name,
    number(cpuSeconds, 1),
    number(cpuPercent),
    number(peakMemoryMb),
  ]);
  return table(['process', 'CPU s', '% of a core', 'peak MB'], rows);
}

function faultsTable({ faults }: RehearsalReport): string[] {
  return table(
    ['fault', 'from second', 'back at'],
    faults.map(({ name, note, fromSecond, toSecond }) => [
      note === null ? name : `${name} (${note})`,
      number(fromSecond, 1),
      number(toSecond, 1),
    ]),
  );
}

function attackTable(figures: AttackFigures): string[] {
  const { count, refused, p50Ms, maxMs } = figures.staffSignIns;
  return [
    ...table(
      ['blow', 'count', 'what it met'],
      blowRows(figures).map(({ name, count: struck, met }) => [name, number(struck), met]),
    ),
    `Largest reply to a blow ${number(figures.largestReplyBytes)} bytes; an honest administrator signed in ${number(count)} times, ${number(refused)} refused, p50 ${number(p50Ms)} ms, longest ${number(maxMs)} ms`,
    ...attackFaults(figures).map((fault) => `  attack: ${fault}`),
  ];
}

function table(headings: readonly string[], rows: readonly string[][]): string[] {
  const widths = headings.map((heading, column) => Math.max(heading.length, ...rows.map((row) => row[column].length)));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => pad({ cell, width: widths[column], align: column === 0 ? 'left' : 'right' }))
      .join('  ');
  return [line(headings), line(widths.map((width) => '─'.repeat(width))), ...rows.map(line)];
}

const pad = ({ cell, width, align }: { cell: string; width: number; align: Align }): string =>
  align === 'left' ? cell.padEnd(width) : cell.padStart(width);
