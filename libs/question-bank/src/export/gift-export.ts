import { standingAlone, unitsOf, type ExportedQuestion } from './exported-question';

/** GIFT has no ordering, and supports one blank per question. */
export const isInGift = ({ content: { type, blankCount } }: ExportedQuestion): boolean =>
  type !== 'ordering' && (type !== 'fill_in' || blankCount === 1);

/** A line end inside a text is written as `\n`, because an empty line ends a question. */
const escaped = (text: string): string => text.replace(/[\\~=#{}:]/g, (sign) => `\\${sign}`).replace(/\r?\n/g, '\\n');
/** Format prefix of the stem; it applies to the texts behind it too. */
const MARKDOWN = '[markdown]';

export function giftOf({ questions }: { questions: readonly ExportedQuestion[] }): string {
  const lines: string[] = [];
  let category: string | null = null;
  for (const unit of unitsOf(questions))
    for (const question of standingAlone(unit).filter(isInGift)) {
      const domain = question.domainTitle ?? question.domainCode;
      if (domain !== category) lines.push(`$CATEGORY: ${domain.replace(/\s+/g, ' ')}\n`);
      category = domain;
      lines.push(`${questionText(question)}\n`);
    }
  return `${lines.join('\n')}\n`;
}

function questionText(question: ExportedQuestion): string {
  const { code, content } = question;
  const rationale = content.rationale === null ? [] : [`####${MARKDOWN}${escaped(content.rationale)}`];
  const answers = answerLines(content);
  const inside =
    content.type === 'true_false' || content.type === 'numeric'
      ? `{${[...answers, ...rationale].join('')}}`
      : `{\n${[...answers, ...rationale].map((line) => `\t${line}\n`).join('')}}`;
  return `::${escaped(code)}::${MARKDOWN}${escaped(content.stem)}${inside}`;
}

/** Per cent with the five decimals that Moodle accepts. */
export const percentOf = (count: number): string => String(Number((100 / count).toFixed(5)));

function answerLines({ type, key, options, prompts }: ExportedQuestion['content']): string[] {
  switch (key.kind) {
    case 'choice': {
      if (type === 'true_false') return [key.right[0] === 0 ? 'TRUE' : 'FALSE'];
      const marks =
        type === 'single_choice' ? (['=', '~'] as const) : ([`~%${percentOf(key.right.length)}%`, '~%-100%'] as const);
      return options.map(
        (option, index) => `${key.right.includes(index) ? marks[0] : marks[1]}${MARKDOWN}${escaped(option)}`,
      );
    }
    case 'fill_in':
      // A leading `%` would be read as the weight of the answer.
      return (key.blanks[0] ?? []).map((text) => `=${text.startsWith('%') ? '%100%' : ''}${escaped(text)}`);
    case 'numeric':
      return [`#${key.value}:${key.tolerance}`];
    case 'matching': {
      const pairs = prompts.map(
        (prompt, index) =>
          `=${escaped(prompt).replaceAll('->', '→')} -> ${escaped(options[key.pairs[index] as number] ?? '')}`,
      );
      const unused = options.filter((_, index) => !key.pairs.includes(index));
      return [...pairs, ...unused.map((option) => `= -> ${escaped(option)}`)];
    }
    case 'ordering':
    case 'essay':
      return [];
  }
}
