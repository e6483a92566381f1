import { useQuery } from '@tanstack/react-query';
import { Alert, Typography } from 'antd';
import { formatTime } from '../../../../i18n/format-time';
import type { Translate } from '../../../../i18n/dictionary';
import { api, ok, type Schemas } from '../../../console-api';
import { ErrorNotice } from '../../../ErrorNotice';
import { useDictionary } from '../../../use-text';
import { actionDictionaries, type ActionTextKey } from './action-text';

const useUse = (questionId: string) =>
  useQuery({
    queryKey: ['questions', questionId, 'uses'],
    queryFn: () => ok(api.GET('/api/v1/questions/{id}/uses', { params: { path: { id: questionId } } })),
  });

const linesOf = ({ locked, drafts, othersCount }: Schemas['QuestionUseDto'], t: Translate<ActionTextKey>): string[] => [
  ...locked.map(({ title, organisationName: organisation, versionNumber: version, lockedAt }) =>
    t('lockedUse', { title, organisation, version, time: formatTime(lockedAt) }),
  ),
  ...drafts.map(({ title, organisationName: organisation }) => t('draftUse', { title, organisation })),
  ...(othersCount > 0 ? [t('otherUse', { count: othersCount })] : []),
];

/** The exams that use the question. */
export function QuestionUse({ questionId }: { questionId: string }) {
  const t = useDictionary(actionDictionaries);
  const query = useUse(questionId);
  if (query.error) return <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return null;
  const lines = linesOf(query.data, t);
  return (
    <>
      <Typography.Title level={4}>{t('used')}</Typography.Title>
      {lines.length === 0 ? (
        <p>{t('unused')}</p>
      ) : (
        <ul className="console-faults">
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </>
  );
}

/** Shown before an edit: which exams keep the old version and which will draw the new one. */
export function UseNotice({ questionId }: { questionId: string }) {
  const t = useDictionary(actionDictionaries);
  const { data } = useUse(questionId);
  if (!data || data.locked.length + data.drafts.length + data.othersCount === 0) return null;
  const { locked, drafts } = data;
  return (
    <Alert
      type="info"
      showIcon
      className="console-card"
      title={[
        locked.length > 0 ? t('editedUse', { count: locked.length }) : '',
        drafts.length > 0 ? t('editedDrafts', { count: drafts.length }) : '',
      ]
        .filter(Boolean)
        .join(' ')}
      description={
        <ul className="console-faults">
          {linesOf(data, t).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      }
    />
  );
}
