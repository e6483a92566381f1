export interface Line {
  label: string;
  colour: string;
  /** One value a second; null leaves a gap. */
  values: readonly (number | null)[];
}

interface Chart {
  title: string;
  unit: string;
  lines: readonly Line[];
  /** Shaded ranges, in seconds. */
  bands: readonly { fromSecond: number; toSecond: number }[];
}

const WIDTH = 960;
const HEIGHT = 260;
const LEFT = 64;
const RIGHT = 12;
const TOP = 34;
const BOTTOM = 30;
const ROUND_STEPS = [1, 2, 2.5, 5, 10];

/** A self-contained SVG chart over the seconds of the exam. */
export function lineChart({ title, unit, lines, bands }: Chart): string {
  const seconds = Math.max(2, ...lines.map(({ values }) => values.length));
  const highest = lines.reduce(
    (max, { values }) => values.reduce<number>((top, value) => Math.max(top, value ?? 0), max),
    0,
  );
  const step = roundStep(highest / 4);
  const top = Math.max(step, Math.ceil(highest / step) * step);
  const x = (second: number): number => LEFT + (second / (seconds - 1)) * (WIDTH - LEFT - RIGHT);
  const y = (value: number): number => HEIGHT - BOTTOM - (value / top) * (HEIGHT - TOP - BOTTOM);
  return [
    `<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${title}">`,
    ...bands.map(
      ({ fromSecond, toSecond }) =>
        `<rect class="band" x="${x(fromSecond).toFixed(1)}" y="${TOP}" width="${Math.max(2, x(toSecond) - x(fromSecond)).toFixed(1)}" height="${HEIGHT - TOP - BOTTOM}"/>`,
    ),
    ...valueAxis({ top, step, unit, y }),
    ...timeAxis({ seconds, x }),
    ...lines.flatMap((line, index) => [legend({ line, index }), ...paths({ line, x, y })]),
    '</svg>',
  ].join('\n');
}

type Scale = (value: number) => number;

function valueAxis({ top, step, unit, y }: { top: number; step: number; unit: string; y: Scale }): string[] {
  const ticks = Array.from({ length: Math.round(top / step) + 1 }, (_, index) => index * step);
  return ticks.map((tick) => {
    const at = y(tick).toFixed(1);
    const text = `${Number(tick.toPrecision(3)).toLocaleString('en')}${tick === 0 ? '' : ` ${unit}`}`;
    return `<line class="grid" x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${at}" y2="${at}"/><text class="axis" x="${LEFT - 6}" y="${at}" dy="4" text-anchor="end">${text}</text>`;
  });
}

function timeAxis({ seconds, x }: { seconds: number; x: Scale }): string[] {
  const step = Math.max(1, roundStep(seconds / 8));
  const ticks = Array.from({ length: Math.floor((seconds - 1) / step) + 1 }, (_, index) => index * step);
  return ticks.map(
    (tick) => `<text class="axis" x="${x(tick).toFixed(1)}" y="${HEIGHT - 10}" text-anchor="middle">${tick} s</text>`,
  );
}

const legend = ({ line: { label, colour }, index }: { line: Line; index: number }): string =>
  `<rect x="${LEFT + index * 130}" y="9" width="14" height="4" fill="${colour}"/><text class="legend" x="${LEFT + 20 + index * 130}" y="15">${label}</text>`;

function paths({ line: { colour, values }, x, y }: { line: Line; x: Scale; y: Scale }): string[] {
  const pieces: string[] = [];
  let piece = '';
  values.forEach((value, second) => {
    if (value === null) {
      if (piece) pieces.push(piece);
      piece = '';
      return;
    }
    piece += `${piece ? 'L' : 'M'}${x(second).toFixed(1)} ${y(value).toFixed(1)}`;
  });
  if (piece) pieces.push(piece);
  return pieces.map(
    (d) => `<path d="${d}" fill="none" stroke="${colour}" stroke-width="1.6" stroke-linejoin="round"/>`,
  );
}

/** The smallest of 1, 2, 2.5, 5, 10 times a power of ten that is not below `least`. */
function roundStep(least: number): number {
  if (least <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(least));
  return (ROUND_STEPS.find((factor) => factor * power >= least) ?? 10) * power;
}
