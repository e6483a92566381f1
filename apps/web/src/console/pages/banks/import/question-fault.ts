import { ApiError } from '../../../../api/http';
import type { Language } from '../../../../i18n/language';
import { explainFault, withSubject, type Fault } from '../../../faults/explain-fault';
import { nameOfFileField } from '../../../faults/field-text';

export interface QuestionFault extends Fault {
  file: string;
  line: number | null;
  question: string | null;
  field: string | null;
  /** `questions.3.options.1`. */
  path: string | null;
}

export interface RefusedImport {
  /** Number of faults in all files; `faults` may contain only the first of them. */
  faultCount: number;
  faults: QuestionFault[];
}

/** The faults in the files; null if the import failed for another reason. */
export function refusalIn(error: unknown): RefusedImport | null {
  if (!(error instanceof ApiError) || error.code !== 'INVALID_QUESTION_FILES') return null;
  const { faultCount, faults } = (error.details ?? {}) as Partial<RefusedImport>;
  return Array.isArray(faults) ? { faultCount: faultCount ?? faults.length, faults } : null;
}

interface Said {
  fault: QuestionFault;
  language: Language;
}

/** The question, group, source or domain concerned; null for a whole file. */
export function nameOfQuestion({ fault: { question, path, details }, language }: Said): string | null {
  const chinese = language === 'zh-CN';
  const { group, groupNumber, questionNumber } = details;
  const unnamed = [
    group === undefined ? '' : chinese ? `题组 ${group}` : `Group ${group}`,
    groupNumber === undefined ? '' : chinese ? `第 ${groupNumber} 个题组` : `Group ${groupNumber}`,
    questionNumber === undefined ? '' : chinese ? `第 ${questionNumber} 题` : `question ${questionNumber}`,
  ].filter(Boolean);
  if (unnamed.length > 0) return capital(unnamed.join(chinese ? '，' : ', '));
  if (question !== null)
    return `${isGroup(path) ? (chinese ? '题组' : 'Group') : chinese ? '题目' : 'Question'} ${question}`;
  return besideQuestions({ path, chinese });
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const isGroup = (path: string | null): boolean => path !== null && /^groups\.\d+(?!\.questions\.\d)/.test(path);

function besideQuestions({ path, chinese }: { path: string | null; chinese: boolean }): string | null {
  const [list, place] = (path ?? '').split('.');
  if (place === undefined) return null;
  if (list === 'sources') return chinese ? `出处 ${place}` : `Source ${place}`;
  return list === 'domains' ? (chinese ? `第 ${Number(place) + 1} 个领域` : `Domain ${Number(place) + 1}`) : null;
}

/** Text of the fault, starting with the field concerned. */
export const explainQuestionFault = ({ fault, language }: Said): string =>
  withSubject({ subject: subjectOf({ fault, language }), text: explainFault({ fault, language }), language });

function subjectOf({ fault: { code, field, details }, language }: Said): string {
  const { place, picture } = details;
  // The text of UNKNOWN_FIELD already contains the name.
  const placed =
    field === null || code === 'UNKNOWN_FIELD'
      ? ''
      : nameOfFileField({
          field,
          place: place === undefined ? '' : placeIn({ field, place: Number(place), language }),
          language,
        });
  const shown = picture === undefined ? '' : language === 'zh-CN' ? `图片 ${picture}` : `picture ${picture}`;
  return [placed, shown].filter(Boolean).join(language === 'zh-CN' ? '，' : ', ');
}

/** Options are named by letter. */
function placeIn({ field, place, language }: { field: string | null; place: number; language: Language }): string {
  if (field === 'options') return String.fromCharCode(64 + place);
  return language === 'zh-CN' ? `第 ${place} 项` : String(place);
}
