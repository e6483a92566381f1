import { Alert } from 'antd';
import { RichText } from '../../../../ui/markdown/RichText';
import { useDictionary } from '../../../use-text';
import type { Verdict } from './practice-run';
import { practiceDictionaries, type PracticeTextKey } from './practice-text';

type Translate = (key: PracticeTextKey, values?: Record<string, string | number>) => string;

/** Right or wrong, the key with the letters as shown, and the explanation. */
export function PracticeVerdict({ verdict }: { verdict: Verdict | null }) {
  const t = useDictionary(practiceDictionaries);
  if (verdict === null) return <Alert className="practice-verdict" type="warning" showIcon title={t('gone')} />;
  const { isRight, rationale } = verdict;
  const answer = answerOf(verdict, t);
  return (
    <section className="practice-verdict" role="status">
      <Alert
        type={isRight === null ? 'info' : isRight ? 'success' : 'error'}
        showIcon
        title={t(isRight === null ? 'essay' : isRight ? 'right' : 'wrong')}
        description={answer === '' ? undefined : t('key', { answer })}
      />
      <h3>{t('rationale')}</h3>
      {rationale ? <RichText source={rationale} headingLevel={4} /> : <p className="hint">{t('noRationale')}</p>}
    </section>
  );
}

function answerOf({ key: { kind, letters, blanks, value, tolerance } }: Verdict, t: Translate): string {
  switch (kind) {
    case 'choice':
      return letters.join('');
    case 'ordering':
      return letters.join(' → ');
    case 'matching':
      return letters.map((letter, index) => `${index + 1}–${letter}`).join('，');
    case 'fill_in': {
      const texts = blanks.map((variants) => variants.join(t('or')));
      return texts.length === 1
        ? (texts[0] ?? '')
        : texts.map((text, index) => t('blank', { number: index + 1, answer: text })).join('；');
    }
    case 'numeric':
      return tolerance === null || Number(tolerance) === 0 ? (value ?? '') : `${value} ± ${tolerance}`;
    case 'essay':
      return '';
  }
}
