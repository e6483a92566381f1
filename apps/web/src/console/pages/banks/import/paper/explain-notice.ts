import type { Language } from '../../../../../i18n/language';
import type { Translate } from '../../../../../i18n/dictionary';
import type { Schemas } from '../../../../console-api';
import { explainFault, withSubject } from '../../../../faults/explain-fault';
import { letterOf } from '../../questions/question-letters';
import { paperDictionaries, type PaperTextKey } from './paper-text';

type Notice = Schemas['StagedNoticeDto'];

/** How places of a file are counted. */
export const unitOf = (format: Schemas['PaperImportDto']['format']): 'paragraph' | 'row' | 'line' =>
  format === 'word' ? 'paragraph' : format === 'workbook' || format === 'csv' ? 'row' : 'line';

/** Text of a notice, starting with the part of the question it concerns. */
export function explainNotice({
  notice,
  t,
  language,
}: {
  notice: Notice;
  t: Translate<PaperTextKey>;
  language: Language;
}): string {
  const text = explainFault({ fault: notice, language });
  return withSubject({ subject: subjectOf({ notice, t }), text, language });
}

function subjectOf({ notice: { field, details }, t }: { notice: Notice; t: Translate<PaperTextKey> }): string {
  const key = `field_${field}`;
  if (field === null || !(key in paperDictionaries.en)) return '';
  const place = Number(details.place);
  if (Number.isInteger(place) && place > 0)
    return field === 'options' ? t('optionOf', { letter: letterOf(place - 1) }) : `${t(key as PaperTextKey)} ${place}`;
  return t(key as PaperTextKey);
}
