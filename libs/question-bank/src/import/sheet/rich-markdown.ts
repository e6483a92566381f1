import type { TextRun } from '@sunflower/platform/plain';

const PLAIN = '0123456789+-=()n';
const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ';
const LOWERED = '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₙ';

/**
 * A partly formatted text as Markdown. Superscript, subscript, bold and underline carry meaning (10⁹ is not 109; an
 * underline often marks 不正确). Formatting of the whole cell is ignored. Struck text stays between `~~`, for a reviewer
 * to decide.
 */
export function markdownOfRuns(runs: readonly TextRun[]): string {
  const filled = runs.filter(({ text }) => text.trim() !== '');
  const allStressed = filled.every((run) => run.bold || run.underlined);
  const allStruck = filled.every(({ struck }) => struck);
  const parts: { text: string; stressed: boolean }[] = [];
  for (const run of runs) {
    const placed = placedText(run);
    const text = run.struck && !allStruck && placed.trim() !== '' ? `~~${placed}~~` : placed;
    const stressed = !allStressed && (run.bold || run.underlined);
    const last = parts.at(-1);
    if (last?.stressed === stressed) last.text += text;
    else parts.push({ text, stressed });
  }
  return parts.map(({ text, stressed }) => (stressed ? stress(text) : text)).join('');
}

function placedText({ text, position }: TextRun): string {
  if (position === 'baseline' || text.trim() === '') return text;
  const signs = position === 'superscript' ? RAISED : LOWERED;
  const places = [...text.replaceAll('−', '-').replaceAll('–', '-')].map((character) => PLAIN.indexOf(character));
  if (places.every((place) => place !== -1)) return places.map((place) => signs[place]).join('');
  const words = text.replace(/[\\{}$%#&_^~]/g, '');
  return `$${position === 'superscript' ? '^' : '_'}{\\text{${words}}}$`;
}

/** Emphasises each line separately, with `**` inside the surrounding spaces, as Markdown requires. */
const stress = (text: string): string =>
  text
    .split('\n')
    .map((line) => {
      const words = line.trim();
      if (words === '' || words.includes('*')) return line;
      const start = line.length - line.trimStart().length;
      return `${line.slice(0, start)}**${words}**${line.slice(start + words.length)}`;
    })
    .join('\n');
