import { markdownFault } from '@sunflower/training';
import { pictureFault, type BankPictures } from './bank-pictures';
import { indexOfLetter, letterOf, placedQuestions, type AuthoredFile, type AuthoredQuestion, type PlacedQuestion } from './question-file';

export interface ContentFault {
  path: (string | number)[];
  question: string | null;
  problem: string;
}

interface Problem {
  field: string;
  says: string;
}

interface CheckedFile {
  /** Its pictures are placed. */
  file: AuthoredFile;
  /** Of the whole bank, beside its files. */
  pictures: BankPictures;
  /** The SHA-256 of all that may be shown. */
  knownPictures: ReadonlySet<string>;
}

/** Why a text cannot be shown, or null. */
type TextCheck = (text: string) => string | null;

/** What the JSON Schema cannot say: letters that exist, blanks that fit the stem, sources that are listed, clean text. */
export function checkQuestionFile({ file, pictures, knownPictures }: CheckedFile): ContentFault[] {
  const sources = new Set(Object.keys(file.sources ?? {}));
  const faultOf: TextCheck = (text) => pictureFault({ text, domain: file.domain, pictures }) ?? markdownFault(text, knownPictures);
  return [...groupFaults({ file, faultOf }), ...placedQuestions(file).flatMap((placed) => questionFaults({ placed, sources, faultOf }))];
}

function groupFaults({ file: { groups = [] }, faultOf }: { file: AuthoredFile; faultOf: TextCheck }): ContentFault[] {
  return groups.flatMap((group, index) => {
    const problems = [
      ...textProblems({ field: 'stimulus', texts: group.stimulus === undefined ? [] : [group.stimulus], faultOf }),
      ...(group.format === 'B1' ? [...textProblems({ field: 'options', texts: group.options, faultOf }), ...sameTwice(group.options)] : []),
    ];
    return problems.map((problem) => toFault({ path: ['groups', index], question: group.id, problem }));
  });
}

function questionFaults({ placed, sources, faultOf }: { placed: PlacedQuestion; sources: ReadonlySet<string>; faultOf: TextCheck }): ContentFault[] {
  const { question, path } = placed;
  const problems = [
    ...textProblems({ field: 'stem', texts: [question.stem], faultOf }),
    ...textProblems({ field: 'rationale', texts: question.rationale === undefined ? [] : [question.rationale], faultOf }),
    ...(question.source !== undefined && !sources.has(question.source) ? [{ field: 'source', says: `"${question.source}" is not listed in sources` }] : []),
    ...answerProblems(question),
    // A B1 group's options were checked once, with the group.
    ...(placed.group?.format === 'B1' ? [] : optionProblems({ question, faultOf })),
  ];
  return problems.map((problem) => toFault({ path, question: question.id, problem }));
}

const toFault = ({ path, question, problem: { field, says } }: { path: (string | number)[]; question: string; problem: Problem }): ContentFault => ({
  path: [...path, field], question, problem: `${field}: ${says}`,
});

function answerProblems(question: AuthoredQuestion): Problem[] {
  switch (question.type) {
    case 'single_choice': return lettersWithin({ key: [question.key], options: question.options });
    case 'multiple_choice': return lettersWithin(question);
    case 'ordering': return question.key ? [...lettersWithin({ key: question.key, options: question.options }), ...wholeOrder(question.key, question.options)] : [];
    case 'matching': return [...lettersWithin(question), ...oneForEachPrompt(question)];
    case 'fill_in': return blanksThatFit(question);
    case 'numeric': return question.tolerance?.startsWith('-') ? [{ field: 'tolerance', says: 'cannot be below zero' }] : [];
    case 'true_false':
    case 'essay': return [];
  }
}

function optionProblems({ question, faultOf }: { question: AuthoredQuestion; faultOf: TextCheck }): Problem[] {
  const options = 'options' in question ? question.options : [];
  const prompts = 'prompts' in question ? question.prompts : [];
  return [
    ...textProblems({ field: 'options', texts: options, faultOf }), ...sameTwice(options), ...textProblems({ field: 'prompts', texts: prompts, faultOf }),
  ];
}

const textProblems = ({ field, texts, faultOf }: { field: string; texts: string[]; faultOf: TextCheck }): Problem[] =>
  texts.flatMap((text) => faultOf(text) ?? []).map((says) => ({ field, says }));

function sameTwice(options: string[]): Problem[] {
  const seen = new Set<string>();
  return options.flatMap((option, index) => {
    const text = option.trim();
    const again = seen.has(text);
    seen.add(text);
    return again ? [{ field: 'options', says: `option ${letterOf(index)} says the same as one before it` }] : [];
  });
}

const lettersWithin = ({ key, options }: { key: string[]; options: string[] }): Problem[] =>
  key
    .filter((letter) => indexOfLetter(letter) >= options.length)
    .map((letter) => ({ field: 'key', says: `there is no option ${letter}; the last one is ${letterOf(options.length - 1)}` }));

const wholeOrder = (key: string[], options: string[]): Problem[] =>
  key.length === options.length ? [] : [{ field: 'key', says: `names ${key.length} letters for ${options.length} options; name each once` }];

const oneForEachPrompt = ({ key, prompts }: { key: string[]; prompts: string[] }): Problem[] =>
  key.length === prompts.length ? [] : [{ field: 'key', says: `names ${key.length} letters for ${prompts.length} prompts` }];

function blanksThatFit({ stem, blanks }: { stem: string; blanks: string[][] }): Problem[] {
  const marks = stem.match(/_{4,}/g)?.length ?? 0;
  return marks === blanks.length ? [] : [{ field: 'blanks', says: `there are ${blanks.length}, but the stem marks ${marks} with ____` }];
}
