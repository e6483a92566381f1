import { plainText } from '@sunflower/content/markdown';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Modal, Table } from 'antd';
import { formatTime } from '../../../../i18n/format-time';
import { api, ok, type Schemas } from '../../../console-api';
import { ErrorNotice } from '../../../ErrorNotice';
import { useDictionary } from '../../../use-text';
import { actionDictionaries } from './action-text';

/** Questions deleted in the last 30 days, which can be restored. */
export function QuestionBin({ bankId, onClose }: { bankId: string; onClose: () => void }) {
  const t = useDictionary(actionDictionaries);
  const { message } = App.useApp();
  const client = useQueryClient();
  const query = useQuery({
    queryKey: ['banks', bankId, 'bin'],
    queryFn: () => ok(api.GET('/api/v1/question-banks/{id}/bin', { params: { path: { id: bankId } } })),
  });
  const restore = useMutation({
    mutationFn: (id: string) => ok(api.POST('/api/v1/questions/{id}/restore', { params: { path: { id } } })),
    onSuccess: async ({ items }) => {
      void message.success(t('restored', { codes: items.map(({ code }) => code).join(t('comma')) }));
      await client.invalidateQueries({ queryKey: ['banks'] });
    },
  });
  const error = query.error ?? restore.error;
  return (
    <Modal
      open
      width={760}
      title={t('binTitle')}
      onCancel={onClose}
      footer={<Button onClick={onClose}>{t('close')}</Button>}
    >
      <p>{t('binText')}</p>
      {error && <ErrorNotice error={error} />}
      <Table<Schemas['BinnedQuestionDto']>
        rowKey="id"
        size="small"
        loading={query.isPending}
        dataSource={query.data?.items ?? []}
        pagination={{ pageSize: 10, hideOnSinglePage: true, showSizeChanger: false, size: 'small' }}
        locale={{ emptyText: t('binEmpty') }}
        columns={[
          { title: t('code'), dataIndex: 'code', className: 'console-nowrap' },
          { title: t('stem'), render: (_, { stem }) => <div className="console-clamp">{plainText(stem)}</div> },
          {
            title: t('deleted'),
            responsive: ['sm'],
            render: (_, { deletedAt, deletedByName }) =>
              [formatTime(deletedAt), deletedByName].filter(Boolean).join(' · '),
          },
          {
            title: t('keptUntil'),
            responsive: ['md'],
            className: 'console-nowrap',
            render: (_, { keptUntil }) => formatTime(keptUntil),
          },
          {
            render: (_, { id }) => (
              <Button
                size="small"
                loading={restore.isPending && restore.variables === id}
                onClick={() => restore.mutate(id)}
              >
                {t('restore')}
              </Button>
            ),
          },
        ]}
      />
    </Modal>
  );
}
