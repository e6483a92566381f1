import { plainText } from '@sunflower/content/markdown';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Typography } from 'antd';
import { api, ok } from '../../../console-api';
import { ErrorNotice } from '../../../ErrorNotice';
import { useDictionary } from '../../../use-text';
import { actionDictionaries } from './action-text';

interface ExclusionFactsProps {
  questionId: string;
  mayWrite: boolean;
  onOpen: (questionId: string) => void;
}

/** The questions that never appear on the same paper as this one. */
export function ExclusionFacts({ questionId, mayWrite, onOpen }: ExclusionFactsProps) {
  const t = useDictionary(actionDictionaries);
  const { message } = App.useApp();
  const client = useQueryClient();
  const params = { path: { id: questionId } };
  const query = useQuery({
    queryKey: ['exclusions', questionId],
    queryFn: () => ok(api.GET('/api/v1/questions/{id}/exclusions', { params })),
  });
  const release = useMutation({
    mutationFn: () => ok(api.DELETE('/api/v1/questions/{id}/exclusions', { params })),
    onSuccess: async () => {
      void message.success(t('released'));
      await client.invalidateQueries({ queryKey: ['exclusions'] });
    },
  });
  const error = query.error ?? release.error;
  if (error) return <ErrorNotice error={error} />;
  if (!query.data || query.data.items.length === 0) return null;
  return (
    <>
      <Typography.Title level={4}>{t('exclusions')}</Typography.Title>
      <ul className="console-faults">
        {query.data.items.map(({ id, code, stem }) => (
          <li key={id}>
            <Button type="link" size="small" className="console-link" onClick={() => onOpen(id)}>
              {code}
            </Button>{' '}
            {plainText(stem)}
          </li>
        ))}
      </ul>
      {mayWrite && (
        <Button loading={release.isPending} onClick={() => release.mutate()}>
          {t('release')}
        </Button>
      )}
    </>
  );
}
