import { useQuery } from '@tanstack/react-query';
import { Button, Table, Typography } from 'antd';
import { useState } from 'react';
import { api, ok, type Schemas } from '../../../console-api';
import { ErrorNotice } from '../../../ErrorNotice';
import { useDictionary } from '../../../use-text';
import { DecideDrawer } from './DecideDrawer';
import { markingDictionaries } from './marking-text';

type Listed = Schemas['ListedScriptDto'];

/** Scripts whose three marks do not agree. */
export function DisputedScripts({
  examId,
  questions,
  refresh,
}: {
  examId: string;
  questions: readonly Schemas['MarkedQuestionDto'][];
  refresh: readonly unknown[];
}) {
  const t = useDictionary(markingDictionaries);
  const [openId, setOpenId] = useState<string | null>(null);
  const query = useQuery({
    queryKey: [...refresh, 'disputed'],
    queryFn: () =>
      ok(
        api.GET('/api/v1/exams/{examId}/marking/scripts', {
          params: { path: { examId }, query: { state: 'disputed' } },
        }),
      ),
  });
  return (
    <section className="console-card">
      <Typography.Title level={3} className="console-section">
        {t('decideList')}
      </Typography.Title>
      {query.error && <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />}
      <Table<Listed>
        rowKey="id"
        size="small"
        pagination={false}
        loading={query.isPending}
        dataSource={query.data?.items ?? []}
        columns={[
          { title: t('lot', { lot: '' }), render: (_, { lot, label }) => `${t('lot', { lot })} · ${label}` },
          {
            title: t('question'),
            render: (_, { questionVersionId }) =>
              questions.find((question) => question.questionVersionId === questionVersionId)?.questionCode ?? '',
          },
          {
            title: '',
            render: (_, { id }) => (
              <Button size="small" type="primary" onClick={() => setOpenId(id)}>
                {t('decide')}
              </Button>
            ),
          },
        ]}
      />
      {openId && <DecideDrawer scriptId={openId} refresh={refresh} onClose={() => setOpenId(null)} />}
    </section>
  );
}
