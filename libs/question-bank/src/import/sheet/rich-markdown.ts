import type { TextRun } from '@sunflower/platform/plain';

const PLAIN = '0123456789+-=()n';
const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ';
const LOWERED = '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₙ';

/**
 * A text that is formatted in parts, as Markdown: what is raised or lowered, bold or underlined carries meaning (10⁹ is not 109, an
 * underline often marks 不正确). What is so from end to end is the cell's look. Struck text stays, between `~~`, for somebody to decide.
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

/** Each line for itself, with the spaces outside: that is where Markdown has stars. */
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
