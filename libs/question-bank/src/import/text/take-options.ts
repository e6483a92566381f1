import type { ImportNotice } from '../imported-paper';
import { hasNoOptions, kindOf, type Draft, type DraftGroup, type DraftOption } from './draft';
import type { LookAhead } from './look-ahead';
import { paperFault, warningOf } from './paper-fault';
import { slice, trimmed, type RichText } from './rich-text';
import { nextLetter, optionStart, splitOptions, weakOptions, type SplitLine } from './split-options';

interface Line {
  rich: RichText;
  line: number;
}

/** Takes a line of options into a question or group; false when the line holds no options. */
export function takeOptions(fields: Line & { target: Draft | DraftGroup; ahead: LookAhead; index: number }): boolean {
  const { target, rich, line, ahead, index } = fields;
  if (!mayHaveOptions(target)) return false;
  const split = splitLine(rich.text, target.options, () => ahead.textAfter(index));
  if (split.options.length === 0) return false;
  addOptions(target, { split, rich, line });
  if ('phase' in target) target.phase = 'options';
  else target.lastLine = line;
  return true;
}

function mayHaveOptions(target: Draft | DraftGroup): boolean {
  if (!('phase' in target)) return true;
  // Behind a key, `A. …` explains an option, unless the question has no options yet.
  if (target.phase === 'stem' || target.phase === 'options') return true;
  return target.options.length === 0 && !hasNoOptions(kindOf(target));
}

function splitLine(text: string, options: readonly DraftOption[], next: () => string | null): SplitLine {
  const last = options.at(-1)?.letter ?? null;
  const wanted = last === null ? 'A' : nextLetter(last);
  const split = splitOptions(text, { wanted, atStart: true });
  if (split.options.length > 0) return split;
  const other = optionStart(text);
  // A letter out of order is taken as typed; the options are checked when all are read.
  if (other !== null && (last !== null || other === 'B')) return splitOptions(text, { wanted: other, atStart: true });
  const weak = weakOptions(text, wanted);
  if (weak.options.length > 1 || (weak.options.length === 1 && last !== null)) return weak;
  if (weak.options.length === 1 && weakOptions(next() ?? '', 'B').options.length > 0) return weak;
  return { options: [], unsure: [] };
}

function addOptions(
  target: { options: DraftOption[]; notices?: ImportNotice[] },
  { split, rich, line }: Line & { split: SplitLine },
): void {
  for (const { letter, textFrom, to, isMarked } of split.options)
    target.options.push({ letter, rich: trimmed(slice(rich, textFrom, to)), line, isMarked });
  for (const letter of split.unsure)
    target.notices?.push(warningOf(paperFault('PAPER_OPTIONS_UNSURE', { letter }), { field: 'options', line }));
}

/** Assigns options found on the line of a stem; returns the remaining stem. */
export function takeOptionsBehindStem({ draft, rich, line }: Line & { draft: Draft }): RichText {
  if (draft.options.length > 0 || kindOf(draft)?.type === 'essay' || kindOf(draft)?.type === 'fill_in') return rich;
  const split = splitOptions(rich.text, { wanted: 'A', atStart: false });
  if (split.options.length < 2) return rich;
  addOptions(draft, { split, rich, line });
  draft.phase = 'options';
  return trimmed(slice(rich, 0, split.options[0]?.from));
}
