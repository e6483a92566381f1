import { withColon } from '../../../../i18n/punctuation';
import { useQuery } from '@tanstack/react-query';
import { Spin } from 'antd';
import { api, ok, type Schemas } from '../../../console-api';
import { ErrorNotice } from '../../../ErrorNotice';
import { useDictionary } from '../../../use-text';
import { scoringPolicyDictionaries } from '../../exams/scoring-policy-text';
import { editorDictionaries } from './editor-text';

type Share = Schemas['TriedShareDto'];

/** What the tried answer would earn; by scoring policy where they differ. */
export function Earned({ trial }: { trial: Schemas['AnswerTrialDto'] }) {
  const t = useDictionary(editorDictionaries);
  const policy = useDictionary(scoringPolicyDictionaries);
  const query = useQuery({
    queryKey: ['answer-trials', trial],
    queryFn: () => ok(api.POST('/api/v1/answer-trials', { body: trial })),
    gcTime: 0,
    retry: false,
  });
  if (query.error) return <ErrorNotice error={query.error} />;
  if (!query.data) return <Spin size="small" />;
  const { shares } = query.data;
  const [first] = shares;
  const said = ({ part, parts }: Share): string => {
    if (part === parts) return t('earnsAll');
    if (part === 0) return t('earnsNothing');
    return part < 0 ? t('earnsLess', { share: `${-part}/${parts}` }) : t('earnsPart', { share: `${part}/${parts}` });
  };
  if (first && shares.every(({ part, parts }) => part * first.parts === first.part * parts)) return <>{said(first)}</>;
  return (
    <ul className="console-faults">
      {shares.map((share) => (
        <li key={share.policy}>
          {withColon(policy(share.policy))}
          {said(share)}
        </li>
      ))}
    </ul>
  );
}
