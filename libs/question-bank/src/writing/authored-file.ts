import { authoredOrder } from '../question/blank-order';
import { saidOf } from '../question/question-about';
import { letterOf, type AuthoredFile, type AuthoredQuestion } from '../question/question-file';
import { SourceNames } from '../question/question-source';
import { SHARED_OPTIONS_HEADING, type StimulusContent, type VersionContent } from '../question/version-content';

interface StoredUnit {
  domainCode: string;
  stimulus: Pick<StimulusContent, 'code' | 'format' | 'text'> | null;
  /** In order; one entry for a single question. */
  questions: { code: string; content: VersionContent }[];
}

/** Converts a stored question or group to its authored form; storing it again yields the same version. */
export function authoredFileOf({ domainCode, stimulus, questions }: StoredUnit): AuthoredFile {
  const names = new SourceNames();
  const authored = questions.map(({ code, content }) => authoredQuestion({ code, content, names, stimulus }));
  const head = () => ({ domain: domainCode, sources: names.sources });
  if (!stimulus) return { ...head(), questions: authored };
  const { code: id, format, text } = stimulus;
  const group =
    format === 'B1'
      ? {
          id,
          format,
          ...(text === SHARED_OPTIONS_HEADING ? {} : { stimulus: text }),
          options: questions[0]?.content.options ?? [],
          questions: authored,
        }
      : { id, format, stimulus: text, questions: authored };
  return { ...head(), groups: [group] } as AuthoredFile;
}

function authoredQuestion({
  code,
  content,
  names,
  stimulus,
}: {
  code: string;
  content: VersionContent;
  names: SourceNames;
  stimulus: StoredUnit['stimulus'];
}): AuthoredQuestion {
  const { type, format, stem, difficulty, knowledgePoint, rationale, source } = content;
  return {
    id: code,
    type,
    ...(format !== null && stimulus === null ? { format } : {}),
    status: 'draft',
    difficulty,
    knowledgePoint,
    stem,
    ...answerOf({ content, isB1: stimulus?.format === 'B1' }),
    ...(rationale === null ? {} : { rationale }),
    ...(source === null ? {} : { source: names.nameOf(source) }),
    ...(source?.place === undefined ? {} : { sourcePlace: source.place }),
    ...saidOf(content),
  } as AuthoredQuestion;
}

function answerOf({
  content: { type, options, prompts, key },
  isB1,
}: {
  content: VersionContent;
  isB1: boolean;
}): object {
  switch (key.kind) {
    case 'choice': {
      const letters = key.right.map(letterOf);
      if (type === 'true_false') return { key: key.right[0] === 0 };
      if (isB1) return { key: letters[0] };
      return { options, key: type === 'multiple_choice' ? letters : letters[0] };
    }
    case 'fill_in':
      return { blanks: key.blanks, ...authoredOrder(key) };
    case 'numeric':
      return { value: key.value, tolerance: key.tolerance };
    case 'matching':
      return { prompts, options, key: key.pairs.map(letterOf) };
    case 'ordering':
      return { options, key: key.order.map(letterOf) };
    case 'essay':
      return {};
  }
}
