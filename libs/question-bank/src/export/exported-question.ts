import type { QuestionState } from '../question/question-content';
import type { StimulusContent, VersionContent } from '../question/version-content';

export const EXPORT_FORMATS = ['workbook', 'word', 'yaml', 'gift', 'moodle_xml', 'qti'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** A stored question in the version that leaves the bank. */
export interface ExportedQuestion {
  code: string;
  domainCode: string;
  /** Null: its code stands for it. */
  domainTitle: string | null;
  state: QuestionState;
  stimulus: Pick<StimulusContent, 'code' | 'format' | 'text'> | null;
  content: VersionContent;
}

/** A question that stands alone, or a whole group in its order. */
export interface ExportedUnit {
  stimulus: ExportedQuestion['stimulus'];
  questions: ExportedQuestion[];
}

/** Groups stand where their first question stands. */
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

/** The case before the question, for formats that know no groups. Shared options are the question's own already. */
export const stemWithCase = ({ stimulus, content: { stem } }: ExportedQuestion): string =>
  stimulus && stimulus.format !== 'B1' ? `${stimulus.text}\n\n${stem}` : stem;
