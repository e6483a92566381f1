import { stringify } from 'yaml';
import { letterOfPlace } from '../oracle/shown-item';
import type { Bank, BankGroup, BankQuestion } from './bank-question';

export interface BankFile {
  path: string;
  content: string;
}

const SOURCE = 'rehearsal';

/** The bank in the published file format of question banks: bank.yaml and one questions.yaml. */
export function bankFiles(bank: Bank): BankFile[] {
  const description = { code: bank.code, title: bank.title, domains: [{ code: bank.domainCode, title: '系统演练' }] };
  const questions = {
    domain: bank.domainCode,
    sources: { [SOURCE]: { issuer: '演练程序', title: '虚构的演练试题', year: 2020 } },
    questions: bank.questions.map(toEntry),
    groups: bank.groups.map(toGroupEntry),
  };
  return [
    { path: 'bank.yaml', content: stringify(description) },
    { path: `${bank.domainCode}/questions.yaml`, content: stringify(questions) },
  ];
}

type Entry = Record<string, unknown>;

function toEntry(question: BankQuestion): Entry {
  return {
    id: question.id,
    type: question.type,
    ...(question.format && { format: question.format }),
    status: 'published',
    difficulty: 3,
    knowledgePoint: '演练',
    stem: question.stem,
    rationale: '演练试题，答案由程序随机给出。',
    source: SOURCE,
    ...toAnswer(question),
  };
}

function toAnswer({ type, options, prompts, key }: BankQuestion): Entry {
  switch (key.kind) {
    case 'choice': {
      if (type === 'true_false') return { key: key.right[0] === 0 };
      const letters = key.right.map(letterOfPlace);
      return { options, key: type === 'multiple_choice' ? letters : letters[0] };
    }
    case 'fill_in':
      return { blanks: key.blanks.map((blank) => [blank]) };
    case 'numeric':
      return { value: key.value, tolerance: key.tolerance };
    case 'matching':
      return { prompts, options, key: key.optionOfPrompt.map(letterOfPlace) };
    case 'ordering':
      return { options, key: key.order.map(letterOfPlace) };
  }
}

function toGroupEntry({ id, format, stimulus, questions }: BankGroup): Entry {
  if (format === 'A3') return { id, format, stimulus, questions: questions.map(toEntry) };
  const shared = questions[0]?.options;
  return {
    id,
    format,
    options: shared,
    questions: questions.map((question) => ({ ...toEntry(question), options: undefined })),
  };
}
