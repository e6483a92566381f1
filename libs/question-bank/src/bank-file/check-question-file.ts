import { answerForm, markdownFault, mayLookAlike, shownForm } from '@sunflower/content';
import { type Fault } from '@sunflower/platform/plain';
import { pictureFault, type BankPictures } from './bank-pictures';
import { contentFault } from './question-file-fault';
import { orderOf } from '../question/blank-order';
import { isInCalendar } from '../question/calendar-day';
import {
  indexOfLetter,
  letterOf,
  placedQuestions,
  type AuthoredFile,
  type AuthoredQuestion,
  type PlacedQuestion,
} from '../question/question-file';

export interface ContentFault extends Fault {
  path: (string | number)[];
  /** Null: the list of sources is meant. */
  question: string | null;
  field: string;
}

interface Found {
  field: string;
  /** 0-based, for a field that is a list. */
  index?: number;
  fault: Fault;
}

interface CheckedFile {
  /** With its pictures placed. */
  file: AuthoredFile;
  /** All pictures beside the files of the bank. */
  pictures: BankPictures;
  /** The SHA-256 of every picture that may be shown. */
  knownPictures: ReadonlySet<string>;
}

/** Returns why a text cannot be shown, or null. */
type TextCheck = (text: string) => Fault | null;

/**
 * Checks what JSON Schema cannot express: existing letters, blanks that match the stem, listed sources, valid texts.
 */
export function checkQuestionFile({ file, pictures, knownPictures }: CheckedFile): ContentFault[] {
  const sources = new Set(Object.keys(file.sources ?? {}));
  const faultOf: TextCheck = (text) =>
    pictureFault({ text, domain: file.domain, pictures }) ?? markdownFault(text, knownPictures);
  return [
    ...sourceFaults(file.sources ?? {}),
    ...groupFaults({ file, faultOf }),
    ...placedQuestions(file).flatMap((placed) => questionFaults({ placed, sources, faultOf })),
  ];
}

const sourceFaults = (sources: NonNullable<AuthoredFile['sources']>): ContentFault[] =>
  Object.entries(sources).flatMap(([name, { checkedOn }]) =>
    dayFaults({ field: 'checkedOn', day: checkedOn }).map((found) =>
      toFault({ path: ['sources', name], question: null, found }),
    ),
  );

const dayFaults = ({ field, day }: { field: string; day: string | undefined }): Found[] =>
  day === undefined || isInCalendar(day) ? [] : [{ field, fault: contentFault('DAY_NOT_IN_CALENDAR', { day }) }];

function groupFaults({ file: { groups = [] }, faultOf }: { file: AuthoredFile; faultOf: TextCheck }): ContentFault[] {
  return groups.flatMap((group, index) => {
    const faults = [
      ...textFaults({ field: 'stimulus', texts: group.stimulus ?? '', faultOf }),
      ...(group.format === 'B1'
        ? [...textFaults({ field: 'options', texts: group.options, faultOf }), ...sameTwice(group.options)]
        : []),
    ];
    return faults.map((found) => toFault({ path: ['groups', index], question: group.id, found }));
  });
}

function questionFaults({
  placed,
  sources,
  faultOf,
}: {
  placed: PlacedQuestion;
  sources: ReadonlySet<string>;
  faultOf: TextCheck;
}): ContentFault[] {
  const { question, path } = placed;
  const faults = [
    ...textFaults({ field: 'stem', texts: question.stem, faultOf }),
    ...textFaults({ field: 'rationale', texts: question.rationale ?? '', faultOf }),
    ...(question.source !== undefined && !sources.has(question.source)
      ? [{ field: 'source', fault: contentFault('SOURCE_NOT_LISTED', { source: question.source }) }]
      : []),
    ...(question.sourcePlace !== undefined && question.source === undefined
      ? [{ field: 'sourcePlace', fault: contentFault('SOURCE_PLACE_WITHOUT_SOURCE', {}) }]
      : []),
    ...dayFaults({ field: 'reviewDate', day: question.reviewDate }),
    ...furtherCaseFaults({ placed, faultOf }),
    ...answerFaults(question),
    // The options of a B1 group are checked once, with the group.
    ...(placed.group?.format === 'B1' ? [] : optionFaults({ question, faultOf })),
  ];
  return faults.map((found) => toFault({ path, question: question.id, found }));
}

function furtherCaseFaults({
  placed: { question, group, groupPosition },
  faultOf,
}: {
  placed: PlacedQuestion;
  faultOf: TextCheck;
}): Found[] {
  const { furtherCase } = question;
  if (furtherCase === undefined) return [];
  if (group?.format !== 'A4' || groupPosition === 1)
    return [{ field: 'furtherCase', fault: contentFault('FURTHER_CASE_OUT_OF_PLACE', {}) }];
  return textFaults({ field: 'furtherCase', texts: furtherCase, faultOf });
}

function toFault({
  path,
  question,
  found: { field, index, fault },
}: {
  path: (string | number)[];
  question: string | null;
  found: Found;
}): ContentFault {
  if (index === undefined)
    return { ...fault, path: [...path, field], question, field, problem: `${field}: ${fault.problem}` };
  const place = index + 1;
  return {
    ...fault,
    path: [...path, field, index],
    question,
    field,
    details: { ...fault.details, place },
    problem: `${field} ${place}: ${fault.problem}`,
  };
}

function answerFaults(question: AuthoredQuestion): Found[] {
  switch (question.type) {
    case 'single_choice':
      return lettersWithin({ key: [question.key], options: question.options });
    case 'multiple_choice':
      return lettersWithin(question);
    case 'ordering':
      return question.key
        ? [
            ...lettersWithin({ key: question.key, options: question.options }),
            ...wholeOrder(question.key, question.options),
          ]
        : [];
    case 'matching':
      return [...lettersWithin(question), ...oneForEachPrompt(question)];
    case 'fill_in':
      return [...blanksThatFit(question), ...unseenTexts(question), ...orderThatFits(question)];
    case 'numeric':
      return question.tolerance?.startsWith('-')
        ? [{ field: 'tolerance', fault: contentFault('TOLERANCE_BELOW_ZERO', {}) }]
        : [];
    case 'true_false':
    case 'essay':
      return [];
  }
}

function optionFaults({ question, faultOf }: { question: AuthoredQuestion; faultOf: TextCheck }): Found[] {
  const options = 'options' in question ? question.options : [];
  const prompts = 'prompts' in question ? question.prompts : [];
  return [
    ...textFaults({ field: 'options', texts: options, faultOf }),
    ...sameTwice(options),
    ...textFaults({ field: 'prompts', texts: prompts, faultOf }),
  ];
}

/** The faults of a text or a list of texts. */
function textFaults({
  field,
  texts,
  faultOf,
}: {
  field: string;
  texts: string | readonly string[];
  faultOf: TextCheck;
}): Found[] {
  if (typeof texts === 'string') return listed(faultOf(texts)).map((fault) => ({ field, fault }));
  return texts.flatMap((text, index) => listed(faultOf(text)).map((fault) => ({ field, index, fault })));
}

const listed = (fault: Fault | null): Fault[] => (fault ? [fault] : []);

function sameTwice(options: string[]): Found[] {
  if (!mayLookAlike(options)) return [];
  const seen = new Set<string>();
  return options.flatMap((option, index) => {
    const text = shownForm(option);
    const again = seen.has(text);
    seen.add(text);
    return again ? [{ field: 'options', fault: contentFault('OPTION_TWICE', { letter: letterOf(index) }) }] : [];
  });
}

const lettersWithin = ({ key, options }: { key: string[]; options: string[] }): Found[] =>
  key
    .filter((letter) => indexOfLetter(letter) >= options.length)
    .map((letter) => ({
      field: 'key',
      fault: contentFault('OPTION_NOT_THERE', { letter, lastLetter: letterOf(options.length - 1) }),
    }));

const wholeOrder = (key: string[], options: string[]): Found[] =>
  key.length === options.length
    ? []
    : [{ field: 'key', fault: contentFault('ORDER_NOT_WHOLE', { letters: key.length, options: options.length }) }];

const oneForEachPrompt = ({ key, prompts }: { key: string[]; prompts: string[] }): Found[] =>
  key.length === prompts.length
    ? []
    : [
        {
          field: 'key',
          fault: contentFault('KEY_NOT_FOR_EACH_PROMPT', { letters: key.length, prompts: prompts.length }),
        },
      ];

/**
 * Finds answers without visible characters. The schema requires a non-space character, but a zero-width one satisfies
 * it, and no answer would ever match.
 */
const unseenTexts = ({ blanks }: { blanks: string[][] }): Found[] =>
  blanks.flatMap((texts, index) =>
    texts.some((text) => answerForm(text) === '')
      ? [{ field: 'blanks', fault: contentFault('BLANK_WITHOUT_TEXT', { blank: index + 1 }) }]
      : [],
  );

function orderThatFits({ blanks, anyOrder = [] }: { blanks: string[][]; anyOrder?: number[][] }): Found[] {
  const groups = anyOrder.map((group) => group.map((number) => number - 1));
  return orderOf({ groups, blankCount: blanks.length })
    ? []
    : [{ field: 'anyOrder', fault: contentFault('ANY_ORDER_UNCLEAR', { blanks: blanks.length }) }];
}

function blanksThatFit({ stem, blanks }: { stem: string; blanks: string[][] }): Found[] {
  const marks = stem.match(/_{4,}/g)?.length ?? 0;
  return marks === blanks.length
    ? []
    : [{ field: 'blanks', fault: contentFault('BLANKS_NOT_AS_STEM', { blanks: blanks.length, marks }) }];
}
