import { lineChart } from './line-chart';
import { attackFaults, blowRows } from '../attack/attack-figures';
import { errorCount, type RehearsalReport } from './rehearsal-report';

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (text: string): string => text.replace(/[&<>"]/g, (mark) => ESCAPES[mark]);
const number = (value: number | null, digits = 0): string =>
  value === null ? '–' : value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });

const STYLE = `
:root { color-scheme: light dark; --ink: #23201a; --soft: #6f6a5f; --line: #e4dfd3; --paper: #fffdf8; --good: #2e7d32; --bad: #b3261e; }
@media (prefers-color-scheme: dark) { :root { --ink: #efeae0; --soft: #a39d90; --line: #3b372f; --paper: #1d1b17; --good: #81c784; --bad: #f28b82; } }
body { font: 15px/1.5 system-ui, "Noto Sans SC", sans-serif; color: var(--ink); background: var(--paper); max-width: 960px; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.4rem; } h2 { font-size: 1.05rem; margin: 2rem 0 .5rem; } p { margin: .3rem 0; color: var(--soft); }
.verdict { font-weight: 700; } .passed { color: var(--good); } .failed { color: var(--bad); }
.facts { display: flex; flex-wrap: wrap; gap: .5rem 2rem; margin: 1rem 0; padding: 0; list-style: none; } .facts b { display: block; font-size: 1.3rem; }
.scroll { overflow-x: auto; } table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { text-align: right; padding: .3rem .6rem; border-bottom: 1px solid var(--line); white-space: nowrap; } th { font-weight: 600; color: var(--soft); }
th:first-child, td:first-child { text-align: left; } svg { width: 100%; height: auto; } td.text { white-space: normal; text-align: left; }
.grid { stroke: var(--line); } .axis { fill: var(--soft); font-size: 11px; } .legend { fill: var(--ink); font-size: 12px; } .band { fill: var(--bad); opacity: .15; }
`;

/** report.html: a self-contained file. */
export function htmlReport(report: RehearsalReport): string {
  const { verdict, seconds, outages } = report;
  const chart = (
    title: string,
    unit: string,
    lines: { label: string; colour: string; values: (number | null)[] }[],
  ): string =>
    `<h2>${title}</h2>\n${lineChart({ title, unit, lines, bands: outages.map(({ fromSecond, toSecond }) => ({ fromSecond, toSecond })) })}`;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Dress rehearsal ${escape(report.startedAt)}</title><style>${STYLE}</style></head><body>
<h1>Dress rehearsal: <span class="verdict ${verdict}">${verdict}</span></h1>
<p>${escape(report.startedAt)} · ${escape(report.system)} · ${number(report.candidates)} candidates × ${report.items} items in ${report.minutes} min · seed ${escape(report.seed)}</p>
${facts(report)}
${chart('Replies in a second', '/s', [
  { label: 'saves', colour: '#d98e04', values: seconds.map(({ saves }) => saves) },
  { label: 'sign-ins', colour: '#3f7cac', values: seconds.map(({ signIns }) => signIns) },
  { label: 'starts', colour: '#7b5ea7', values: seconds.map(({ starts }) => starts) },
  { label: 'submits', colour: '#3a8f5c', values: seconds.map(({ submits }) => submits) },
])}
${chart('Latency of a save', 'ms', [
  { label: 'p99', colour: '#c2452d', values: seconds.map(({ saveP99Ms }) => saveP99Ms) },
  { label: 'p50', colour: '#d98e04', values: seconds.map(({ saveP50Ms }) => saveP50Ms) },
])}
<h2>Operations</h2>${operations(report)}
<h2>Processes while the exam ran</h2>${processes(report)}
${faults(report)}
${attack(report)}
${findings(report)}
</body></html>
`;
}

function facts(report: RehearsalReport): string {
  const { oracle, results } = report;
  const list: [string, string][] = [
    ['lost', number(oracle.lost)],
    ['wrong', number(oracle.wrong)],
    ['doubled', number(oracle.doubled)],
    ['errors not provoked', number(errorCount(report))],
    ['acknowledged responses', number(results.acknowledgedResponses)],
    ['submitted / timed out', `${number(results.submitted)} / ${number(results.timedOut)}`],
    ['passed, certificates', `${number(results.passed)}, ${number(results.certificates)}`],
    ['until all results', `${number(results.secondsUntilAllResults, 1)} s`],
  ];
  return `<ul class="facts">${list.map(([name, value]) => `<li><b>${value}</b>${name}</li>`).join('')}</ul>`;
}

function operations({ operations: rows }: RehearsalReport): string {
  return table(
    ['operation', 'count', 'errors', 'provoked', 'outage', 'p50 ms', 'p95 ms', 'p99 ms', 'max ms', 'peak/s'],
    rows
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
      ]),
  );
}

const processes = ({ usage }: RehearsalReport): string =>
  table(
    ['process', 'CPU s', '% of a core', 'peak MB'],
    usage.map(({ name, cpuSeconds, cpuPercent, peakMemoryMb }) => [
      name,
      number(cpuSeconds, 1),
      number(cpuPercent),
      number(peakMemoryMb),
    ]),
  );

const faults = ({ faults: rows }: RehearsalReport): string =>
  rows.length === 0
    ? ''
    : `<h2>What was broken</h2>${table(
        ['fault', 'what came of it', 'from second', 'back at'],
        rows.map(({ name, note, fromSecond, toSecond }) => [
          name,
          note ?? '',
          number(fromSecond, 1),
          number(toSecond, 1),
        ]),
      )}`;

function attack({ attack: figures }: RehearsalReport): string {
  if (!figures) return '';
  const { staffSignIns, largestReplyBytes } = figures;
  return `<h2>Attacks</h2>${table(
    ['blow', 'count', 'what it met'],
    blowRows(figures).map(({ name, count, met }) => [name, number(count), met]),
  )}<p>Largest reply ${number(largestReplyBytes)} bytes. An honest administrator signed in ${number(staffSignIns.count)} times: ${number(staffSignIns.refused)} refused, p50 ${number(staffSignIns.p50Ms)} ms, longest ${number(staffSignIns.maxMs)} ms.</p>${attackFaults(
    figures,
  )
    .map((fault) => `<p>${escape(fault)}</p>`)
    .join('')}`;
}

function findings({ oracle, labels }: RehearsalReport): string {
  const rows = [
    ...oracle.examples.map(({ kind, what }) => [kind, what]),
    ...Object.entries(labels).map(([label, count]) => [`${number(count)} ×`, label]),
  ];
  if (rows.length === 0) return '';
  return `<h2>What was met</h2><div class="scroll"><table>${rows.map(([left, right]) => `<tr><td>${escape(left)}</td><td class="text">${escape(right)}</td></tr>`).join('')}</table></div>`;
}

const table = (headings: readonly string[], rows: readonly string[][]): string =>
  `<div class="scroll"><table><tr>${headings.map((heading) => `<th>${heading}</th>`).join('')}</tr>${rows
    .map((row) => `<tr>${row.map((cell) => `<td>${escape(cell)}</td>`).join('')}</tr>`)
    .join('')}</table></div>`;
