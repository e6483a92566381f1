import { authoredOrder } from '../question/blank-order';
import type { QuestionSource } from '../question/question-content';
import { letterOf, type AuthoredFile, type AuthoredQuestion } from '../question/question-file';
import { SHARED_OPTIONS_HEADING, type StimulusContent, type VersionContent } from '../question/version-content';

interface StoredUnit {
  domainCode: string;
  stimulus: Pick<StimulusContent, 'code' | 'format' | 'text'> | null;
  /** In order; one entry for a single question. */
  questions: { code: string; content: VersionContent }[];
}

/** Converts a stored question or group to its authored form; storing it again yields the same version. */
export function authoredFileOf({ domainCode, stimulus, questions }: StoredUnit): AuthoredFile {
  const sources = new Map<string, QuestionSource>();
  const authored = questions.map(({ code, content }) => authoredQuestion({ code, content, sources, stimulus }));
  const head = () => ({ domain: domainCode, sources: Object.fromEntries(sources) });
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
  sources,
  stimulus,
}: {
  code: string;
  content: VersionContent;
  sources: Map<string, QuestionSource>;
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
    ...(source === null ? {} : { source: nameOf({ source, sources }) }),
  } as AuthoredQuestion;
}

/** Questions of a group with the same source share its name. */
function nameOf({ source, sources }: { source: QuestionSource; sources: Map<string, QuestionSource> }): string {
  const { issuer, title, year } = source;
  const known = [...sources].find(([, one]) => one.issuer === issuer && one.title === title && one.year === year);
  const name = known?.[0] ?? `source-${sources.size + 1}`;
  sources.set(name, { issuer, title, year });
  return name;
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
