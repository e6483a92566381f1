import { stemWithPart } from '../question/further-case';
import type { QuestionState } from '../question/question-content';
import type { StimulusContent, VersionContent } from '../question/version-content';

export const EXPORT_FORMATS = ['workbook', 'word', 'yaml', 'gift', 'moodle_xml', 'qti'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** A stored question in the version to export. */
export interface ExportedQuestion {
  code: string;
  domainCode: string;
  /** Null: the code is used instead. */
  domainTitle: string | null;
  state: QuestionState;
  stimulus: Pick<StimulusContent, 'code' | 'format' | 'text'> | null;
  content: VersionContent;
}

/** A single question, or a whole group in order. */
export interface ExportedUnit {
  stimulus: ExportedQuestion['stimulus'];
  questions: ExportedQuestion[];
}

/** Groups the questions; a group takes the position of its first question. */
export function unitsOf(questions: readonly ExportedQuestion[]): ExportedUnit[] {
  const units = new Map<string, ExportedUnit>();
  questions.forEach((question, index) => {
    const { stimulus, domainCode } = question;
    const name = stimulus ? JSON.stringify([domainCode, stimulus.code, stimulus.text]) : String(index);
    const unit = units.get(name);
    if (unit) unit.questions.push(question);
    else units.set(name, { stimulus, questions: [question] });
  });
  for (const { questions: members } of units.values())
    members.sort((a, b) => (a.content.groupPosition ?? 0) - (b.content.groupPosition ?? 0));
  return [...units.values()];
}

/**
 * The questions for formats without groups: the case, as far as it has unfolded, stands before each stem. Shared options
 * are already in the question.
 */
export const standingAlone = ({ stimulus, questions }: ExportedUnit): ExportedQuestion[] =>
  questions.map((question, index) => {
    const { stem } = question.content;
    const parts = questions.slice(0, index + 1).flatMap(({ content }) => content.furtherCase ?? []);
    const before = stimulus && stimulus.format !== 'B1' ? [stimulus.text, ...parts] : [];
    return { ...question, content: { ...question.content, stem: [...before, stem].join('\n\n') } };
  });

/** The question for formats with groups whose cases do not unfold. */
export const withPartInStem = (question: ExportedQuestion): ExportedQuestion => ({
  ...question,
  content: { ...question.content, stem: stemWithPart(question.content), furtherCase: null },
});
