import type { Measured, Row } from './measure';

const COLUMNS = [
  'row',
  '',
  's',
  'per s',
  'CPU µs',
  'of it database',
  'peak MB',
  'p50 ms',
  'p99 ms',
  'refused',
  'load share',
  'bottleneck',
];

const number = (value: number | null): string =>
  value === null ? '' : value >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(1);

/** The table that `npm run bench` prints. */
export function table(rows: readonly Row[]): string {
  const lines = rows.flatMap(({ name, product, baseline }) => [
    cells({ name, side: 'product', measured: product }),
    ...(baseline ? [cells({ name: '', side: 'baseline', measured: baseline }), ratios({ product, baseline })] : []),
  ]);
  const widths = COLUMNS.map((heading, column) =>
    Math.max(heading.length, ...lines.map((line) => (line[column] ?? '').length)),
  );
  const show = (line: string[]): string =>
    line
      .map((cell, column) =>
        column < 2 || column === COLUMNS.length - 1
          ? cell.padEnd(widths[column] as number)
          : cell.padStart(widths[column] as number),
      )
      .join('  ')
      .trimEnd();
  const notes = rows.flatMap(({ name, note }) => (note ? [`${name}: ${note}`] : []));
  return [show(COLUMNS), show(widths.map((width) => '─'.repeat(width))), ...lines.map(show), ...notes].join('\n');
}

const cells = ({ name, side, measured: m }: { name: string; side: string; measured: Measured }): string[] => [
  name,
  side,
  number(m.seconds),
  number(m.perSecond),
  number(m.cpuMicroseconds),
  number(m.databaseCpuMicroseconds),
  number(m.peakMemoryMb),
  number(m.p50Ms),
  number(m.p99Ms),
  String(m.refused),
  `${Math.round(m.generatorShare * 100)} %`,
  m.bottleneck,
];

function ratios({ product, baseline }: { product: Measured; baseline: Measured }): string[] {
  const ratio = (of: (measured: Measured) => number | null): string => {
    const [ours, bare] = [of(product), of(baseline)];
    return ours === null || !bare ? '' : `${(ours / bare).toFixed(2)} ×`;
  };
  return [
    '',
    'ratio',
    '',
    ratio((m) => m.perSecond),
    ratio((m) => m.cpuMicroseconds),
    '',
    '',
    ratio((m) => m.p50Ms),
    ratio((m) => m.p99Ms),
    '',
    '',
    '',
  ];
}
