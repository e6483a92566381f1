import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Popconfirm, Space, Table } from 'antd';
import { api, ok, type Schemas } from '../../../console-api';
import { ErrorNotice } from '../../../ErrorNotice';
import { useDictionary } from '../../../use-text';
import type { PointAct } from './PointDialog';
import { taxonomyDictionaries } from './taxonomy-text';

type Proposed = Schemas['KnowledgeTreeDto']['proposed'];

interface ProposedPointsProps {
  bank: { id: string };
  domain: { code: string; title: string };
  proposed: Proposed;
  hasPoints: boolean;
  /** Null without the right to change. */
  onAct: ((act: PointAct) => void) | null;
}

/** More names than this are folded, so that the tree comes first. */
const FEW = 5;
const A_PAGE = 10;

/** Names that questions use and the tree does not have. */
export function ProposedPoints({ bank, domain, proposed, hasPoints, onAct }: ProposedPointsProps) {
  const t = useDictionary(taxonomyDictionaries);
  const client = useQueryClient();
  const acceptAll = useMutation({
    mutationFn: async () => {
      for (const { title } of proposed)
        await ok(
          api.POST('/api/v1/question-banks/{id}/knowledge-points', {
            params: { path: { id: bank.id } },
            body: { domain: domain.code, title },
          }),
        );
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['banks', bank.id] }),
  });
  return (
    <details className="proposed-points" open={proposed.length <= FEW}>
      <summary>{t('proposed', { count: proposed.length })}</summary>
      {onAct && proposed.length > 1 && (
        <Popconfirm
          title={t('acceptAllText', { count: proposed.length, domain: domain.title })}
          okText={t('accept')}
          cancelText={t('cancel')}
          onConfirm={() => acceptAll.mutate()}
        >
          <Button loading={acceptAll.isPending}>{t('acceptAll', { count: proposed.length })}</Button>
        </Popconfirm>
      )}
      {acceptAll.error && <ErrorNotice error={acceptAll.error} />}
      <Table<Proposed[number]>
        rowKey="title"
        size="small"
        pagination={proposed.length > A_PAGE ? { pageSize: A_PAGE, showSizeChanger: false } : false}
        dataSource={proposed}
        columns={[
          { title: t('said'), dataIndex: 'title' },
          { title: t('questions'), dataIndex: 'count', align: 'right', className: 'console-nowrap' },
          {
            title: t('acts'),
            render: (_, { title }) =>
              onAct && (
                <Space wrap>
                  <Button size="small" onClick={() => onAct({ kind: 'add', domainCode: domain.code, title })}>
                    {t('accept')}
                  </Button>
                  {hasPoints && (
                    <Button size="small" onClick={() => onAct({ kind: 'join', domainCode: domain.code, title })}>
                      {t('joinPoint')}
                    </Button>
                  )}
                </Space>
              ),
          },
        ]}
      />
    </details>
  );
}
