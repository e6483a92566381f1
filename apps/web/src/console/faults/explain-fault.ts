import { fill, type Values } from '../../i18n/dictionary';
import type { Language } from '../../i18n/language';
import { faultWords } from './fault-words';
import { nameOfFormField } from './field-text';

/** As the server tells it; `problem` is English, for programs and logs. */
export interface Fault {
  code: string;
  details: Values;
  problem: string;
}

/** Of a form. */
export interface FieldFault extends Fault {
  field?: string;
  /** 0-based place in the list that was sent. */
  index?: number;
}

/** What is wrong and what to do, in the reader's language; the server's words for a code that a newer server has. */
export function explainFault({
  fault: { code, details, problem },
  language,
}: {
  fault: Fault;
  language: Language;
}): string {
  const text = faultWords[language][code];
  return text === undefined ? problem : fill(text, details);
}

export const withSubject = ({
  subject,
  text,
  language,
}: {
  subject: string;
  text: string;
  language: Language;
}): string => (subject === '' ? text : `${subject}${language === 'zh-CN' ? '：' : ': '}${text}`);

export function explainFieldFault({ fault, language }: { fault: FieldFault; language: Language }): string {
  return withSubject({ subject: subjectOf({ fault, language }), text: explainFault({ fault, language }), language });
}

function subjectOf({ fault: { field, index }, language }: { fault: FieldFault; language: Language }): string {
  if (field !== undefined) return nameOfFormField({ field, language });
  if (index === undefined) return '';
  return language === 'zh-CN' ? `第 ${index + 1} 项` : `Change ${index + 1}`;
}

/** The faults that an error tells of; those of another form are left out. */
export function faultsIn(details: unknown): FieldFault[] {
  const { faults } = (details ?? {}) as { faults?: unknown };
  return Array.isArray(faults) ? faults.flatMap((fault: unknown) => (isFault(fault) ? [fault] : [])) : [];
}

const isFault = (fault: unknown): fault is FieldFault => {
  const { code, details, problem } = (fault ?? {}) as Partial<Record<keyof Fault, unknown>>;
  return typeof code === 'string' && typeof problem === 'string' && typeof details === 'object' && details !== null;
};
