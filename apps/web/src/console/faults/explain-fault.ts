import { fill, type Values } from '../../i18n/dictionary';
import type { Language } from '../../i18n/language';
import { faultWords } from './fault-words';
import { nameOfFormField } from './field-text';
import { screenFaultDictionaries } from './screen-fault-text';

/** A fault from the server; `problem` is English, for programs and logs. */
export interface Fault {
  code: string;
  details: Values;
  problem: string;
}

/** A fault in a field of a form. */
export interface FieldFault extends Fault {
  field?: string;
  /** 0-based position in the list that was sent. */
  index?: number;
}

/** The fault in the user's language; the server's text if the code is unknown here. */
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

/** The same beside a field of the editor, where nobody writes brackets or quotes. */
export function explainOnScreen({ fault, language }: { fault: Fault; language: Language }): string {
  const texts: Readonly<Record<string, string | undefined>> = screenFaultDictionaries[language];
  const text = texts[fault.code];
  return text === undefined ? explainFault({ fault, language }) : fill(text, fault.details);
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

/** The faults in the details of an error; entries of another shape are skipped. */
export function faultsIn(details: unknown): FieldFault[] {
  const { faults } = (details ?? {}) as { faults?: unknown };
  return Array.isArray(faults) ? faults.flatMap((fault: unknown) => (isFault(fault) ? [fault] : [])) : [];
}

const isFault = (fault: unknown): fault is FieldFault => {
  const { code, details, problem } = (fault ?? {}) as Partial<Record<keyof Fault, unknown>>;
  return typeof code === 'string' && typeof problem === 'string' && typeof details === 'object' && details !== null;
};
