import { stringify } from 'yaml';
import { saidOf } from '../question/question-about';
import type { AuthoredState, QuestionState } from '../question/question-content';
import { authoredOrder } from '../question/blank-order';
import {
  letterOf,
  type AuthoredBank,
  type AuthoredFile,
  type AuthoredGroup,
  type AuthoredQuestion,
} from '../question/question-file';
import { SourceNames } from '../question/question-source';
import { unitsOf, type ExportedQuestion, type ExportedUnit } from './exported-question';
import type { ExportedFile } from './export-questions';

/** Well below the 512 KB limit of the reader. */
const MAX_FILE_BYTES = 384 * 1024;
/** A reader allows 5,000 entries in one place; a question takes about twenty. */
const MAX_FILE_QUESTIONS = 200;

/**
 * Writes a bank in its authors' form: `bank.yaml` and the questions of each domain, split into several files when there
 * are many. Reading them yields the same content, word for word.
 */
export function yamlFilesOf({
  bank,
  questions,
}: {
  bank: AuthoredBank;
  questions: readonly ExportedQuestion[];
}): ExportedFile[] {
  const byDomain = new Map<string, ExportedUnit[]>();
  for (const unit of unitsOf(questions)) {
    const { domainCode } = unit.questions[0] as ExportedQuestion;
    const units = byDomain.get(domainCode);
    if (units) units.push(unit);
    else byDomain.set(domainCode, [unit]);
  }
  const files = [...byDomain].flatMap(([domain, units]) =>
    inFiles(units).map((part, index) => ({
      name: `${domain}/questions${index === 0 ? '' : `-${index + 1}`}.yaml`,
      text: yamlText(authoredFile({ domain, units: part })),
    })),
  );
  return [{ name: 'bank.yaml', text: yamlText(bank) }, ...files].map(({ name, text }) => ({
    name,
    mediaType: 'application/yaml',
    bytes: Buffer.from(text),
  }));
}

const yamlText = (data: unknown): string =>
  stringify(data, { version: '1.2', lineWidth: 0, aliasDuplicateObjects: false });

function inFiles(units: readonly ExportedUnit[]): ExportedUnit[][] {
  const files: ExportedUnit[][] = [];
  let bytes = Infinity;
  let count = Infinity;
  for (const unit of units) {
    // Doubled, as an upper bound for escapes and indentation.
    const size = Buffer.byteLength(JSON.stringify(unit)) * 2;
    if (bytes + size > MAX_FILE_BYTES || count + unit.questions.length > MAX_FILE_QUESTIONS) {
      files.push([]);
      bytes = count = 0;
    }
    files.at(-1)?.push(unit);
    bytes += size;
    count += unit.questions.length;
  }
  return files;
}

function authoredFile({ domain, units }: { domain: string; units: ExportedUnit[] }): AuthoredFile {
  const names = new SourceNames();
  const questions = units.flatMap(({ stimulus, questions: [question] }) =>
    stimulus ? [] : authoredQuestion(question as ExportedQuestion, names),
  );
  const groups = units.flatMap((unit) => (unit.stimulus ? authoredGroup(unit, unit.stimulus, names) : []));
  return {
    domain,
    ...(Object.keys(names.sources).length > 0 && { sources: names.sources }),
    ...(questions.length > 0 && { questions }),
    ...(groups.length > 0 && { groups }),
  };
}

const authoredState = (state: QuestionState): AuthoredState => (state === 'in_review' ? 'draft' : state);

function authoredQuestion(question: ExportedQuestion, names: SourceNames): AuthoredQuestion {
  const { code, state, stimulus, content } = question;
  const { difficulty, knowledgePoint, stem, rationale, source } = content;
  return {
    id: code,
    ...typeOf({ content, isInGroup: stimulus !== null }),
    status: authoredState(state),
    difficulty,
    knowledgePoint,
    stem,
    ...answerOf(question),
    ...(rationale !== null && { rationale }),
    ...(source !== null && { source: names.nameOf(source) }),
    ...(source?.place !== undefined && { sourcePlace: source.place }),
    ...saidOf(content),
  } as AuthoredQuestion;
}

const typeOf = ({
  content: { type, format },
  isInGroup,
}: {
  content: ExportedQuestion['content'];
  isInGroup: boolean;
}) => (isInGroup || format === null ? { type } : { type, format });

function answerOf({ content: { type, key, options, prompts }, stimulus }: ExportedQuestion): object {
  switch (key.kind) {
    case 'choice': {
      if (type === 'true_false') return { key: key.right[0] === 0 };
      const letters = key.right.map(letterOf);
      return { ...(stimulus?.format !== 'B1' && { options }), key: type === 'single_choice' ? letters[0] : letters };
    }
    case 'fill_in':
      return { blanks: key.blanks, ...authoredOrder(key) };
    case 'numeric':
      return { value: key.value, ...(key.tolerance !== '0' && { tolerance: key.tolerance }) };
    case 'matching':
      return { prompts, options, key: key.pairs.map(letterOf) };
    case 'ordering':
      return { options, key: key.order.map(letterOf) };
    case 'essay':
      return {};
  }
}

function authoredGroup(
  { questions }: ExportedUnit,
  stimulus: NonNullable<ExportedUnit['stimulus']>,
  names: SourceNames,
): AuthoredGroup {
  const { code: id, format, text } = stimulus;
  return {
    id,
    format,
    stimulus: text,
    ...(format === 'B1' && { options: questions[0]?.content.options ?? [] }),
    questions: questions.map((question) => authoredQuestion(question, names)),
  } as AuthoredGroup;
}
