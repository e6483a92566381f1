import { useDictionary, useLanguage } from '../../use-text';
import { POLICY_EXAMPLES, scoringPolicyDictionaries, type ScoringPolicy } from './scoring-policy-text';

/** A scoring policy in words, with an example. */
export function ScoringPolicyHint({ policy }: { policy: ScoringPolicy }) {
  const t = useDictionary(scoringPolicyDictionaries);
  const between = useLanguage() === 'zh-CN' ? '，' : ', ';
  const answers = Object.entries(POLICY_EXAMPLES[policy])
    .map(([letters, points]) => t('earns', { letters, points: String(points).replace('-', '−') }))
    .join(between);
  return (
    <>
      {t(`${policy}_rule`)}
      <br />
      {t('example', { answers })}
    </>
  );
}
