import { percentOf } from './gift-export';
import { standingAlone, unitsOf, type ExportedQuestion } from './exported-question';

/** Control characters except white space, lone surrogates and non-characters. */
const NOT_IN_XML = /(?!\s)\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu;
const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string =>
  text.replace(NOT_IN_XML, '').replace(/[&<>"]/g, (sign) => ENTITIES[sign] as string);

const textIn = (name: string, text: string): string =>
  `<${name} format="markdown"><text>${escaped(text)}</text></${name}>`;
const answer = ({
  fraction,
  text,
  format = 'markdown',
  more = '',
}: {
  fraction: string;
  text: string;
  format?: string;
  more?: string;
}): string => `<answer fraction="${fraction}" format="${format}"><text>${escaped(text)}</text>${more}</answer>`;

/** Writes Moodle question bank XML; each domain becomes a category. */
export function moodleXmlOf({ title, questions }: { title: string; questions: readonly ExportedQuestion[] }): string {
  const parts: string[] = [];
  let category: string | null = null;
  for (const unit of unitsOf(questions))
    for (const question of standingAlone(unit)) {
      const domain = question.domainTitle ?? question.domainCode;
      if (domain !== category) parts.push(categoryOf([title, domain]));
      category = domain;
      parts.push(questionOf(question));
    }
  return `<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n${parts.join('\n')}\n</quiz>\n`;
}

/** A slash in a name is doubled, because a single one separates categories. */
const categoryOf = (names: string[]): string =>
  `<question type="category"><category><text>${escaped(['$course$', 'top', ...names.map((name) => name.replaceAll('/', '//'))].join('/'))}</text></category></question>`;

function questionOf(question: ExportedQuestion): string {
  const { code, content } = question;
  const { type, parts, stem } = typeParts(question);
  return [
    `<question type="${type}">`,
    `<name><text>${escaped(code)}</text></name>`,
    textIn('questiontext', stem),
    textIn('generalfeedback', content.rationale ?? ''),
    '<defaultgrade>1</defaultgrade>',
    `<idnumber>${escaped(code)}</idnumber>`,
    ...parts,
    `<tags><tag><text>${escaped(content.knowledgePoint)}</text></tag></tags>`,
    '</question>',
  ].join('\n');
}

interface TypeParts {
  type: string;
  stem: string;
  parts: string[];
}

function typeParts(question: ExportedQuestion): TypeParts {
  const { type, key, options, prompts } = question.content;
  const { stem } = question.content;
  switch (key.kind) {
    case 'choice':
      if (type === 'true_false')
        return {
          type: 'truefalse',
          stem,
          parts: ['true', 'false'].map((text, index) =>
            answer({ fraction: key.right[0] === index ? '100' : '0', text, format: 'moodle_auto_format' }),
          ),
        };
      return {
        type: 'multichoice',
        stem,
        parts: choiceParts({ isSingle: type === 'single_choice', right: key.right, options }),
      };
    case 'fill_in':
      if (key.blanks.length !== 1) return { type: 'cloze', stem: clozeText({ stem, blanks: key.blanks }), parts: [] };
      return {
        type: 'shortanswer',
        stem,
        parts: [
          '<usecase>0</usecase>',
          ...(key.blanks[0] ?? []).map((text) => answer({ fraction: '100', text, format: 'moodle_auto_format' })),
        ],
      };
    case 'numeric':
      return {
        type: 'numerical',
        stem,
        parts: [
          answer({
            fraction: '100',
            text: key.value,
            format: 'moodle_auto_format',
            more: `<tolerance>${key.tolerance}</tolerance>`,
          }),
        ],
      };
    case 'matching':
      return {
        type: 'matching',
        stem,
        parts: ['<shuffleanswers>true</shuffleanswers>', ...matchingParts({ prompts, options, pairs: key.pairs })],
      };
    case 'ordering':
      return {
        type: 'ordering',
        stem,
        parts: [
          '<layouttype>VERTICAL</layouttype>',
          '<selecttype>ALL</selecttype>',
          ...key.order.map((option, place) => answer({ fraction: String(place + 1), text: options[option] ?? '' })),
        ],
      };
    case 'essay':
      return { type: 'essay', stem, parts: ['<responseformat>editor</responseformat>'] };
  }
}

function choiceParts({
  isSingle,
  right,
  options,
}: {
  isSingle: boolean;
  right: readonly number[];
  options: readonly string[];
}): string[] {
  const fraction = (index: number): string =>
    right.includes(index) ? percentOf(isSingle ? 1 : right.length) : isSingle ? '0' : '-100';
  return [
    `<single>${isSingle}</single>`,
    '<shuffleanswers>true</shuffleanswers>',
    '<answernumbering>ABCD</answernumbering>',
    ...options.map((text, index) => answer({ fraction: fraction(index), text })),
  ];
}

/** An option without a prompt is written without one; Moodle shows it among the others. */
function matchingParts({
  prompts,
  options,
  pairs,
}: {
  prompts: readonly string[];
  options: readonly string[];
  pairs: readonly number[];
}): string[] {
  const pair = (prompt: string, option: string): string =>
    `<subquestion format="markdown"><text>${escaped(prompt)}</text><answer><text>${escaped(option)}</text></answer></subquestion>`;
  const unused = options.filter((_, index) => !pairs.includes(index));
  return [
    ...prompts.map((prompt, index) => pair(prompt, options[pairs[index] as number] ?? '')),
    ...unused.map((option) => pair('', option)),
  ];
}

/** The stem with its blanks in cloze form: `{1:SHORTANSWER:=钙~=Ca}`. */
function clozeText({ stem, blanks }: { stem: string; blanks: readonly string[][] }): string {
  let blank = 0;
  return stem.replace(/_{4,}/g, (mark) => {
    const texts = blanks[blank];
    blank += 1;
    return texts
      ? `{1:SHORTANSWER:${texts.map((text) => `=${text.replace(/[\\}~#"/]/g, (sign) => `\\${sign}`)}`).join('~')}}`
      : mark;
  });
}
