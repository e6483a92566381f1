import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Breadcrumb, Button, Flex, Space, Spin, Table, Typography, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { api, ok, type Schemas } from '../../../console-api';
import { ErrorNotice } from '../../../ErrorNotice';
import { useDictionary } from '../../../use-text';
import { takesImports } from '../bank-reach';
import { bankDictionaries } from '../bank-text';
import { useBanks } from '../use-banks';
import { nodesOf, type PointNode } from './point-tree';
import { PointDialog, type PointAct } from './PointDialog';
import { ProposedPoints } from './ProposedPoints';
import { taxonomyDictionaries } from './taxonomy-text';
import { useKnowledgeTree } from './use-knowledge-tree';

/** The tree of a bank's knowledge points, and names in questions that are not in the tree yet. */
export default function TaxonomyPage() {
  const t = useDictionary(taxonomyDictionaries);
  const named = useDictionary(bankDictionaries);
  const { bankId = '' } = useParams();
  const banks = useBanks();
  const bank = banks.data?.find(({ id }) => id === bankId);
  const query = useKnowledgeTree(bankId);
  const [act, setAct] = useState<PointAct | null>(null);
  return (
    <>
      <Breadcrumb
        items={[
          { title: <Link to="/banks">{named('heading')}</Link> },
          { title: <Link to={`/banks/${bankId}`}>{bank?.title ?? '—'}</Link> },
          { title: t('heading') },
        ]}
      />
      <Typography.Title level={2}>{t('heading')}</Typography.Title>
      <p>{t('hint')}</p>
      {query.error && <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />}
      {(query.isPending || banks.isPending) && <Spin className="console-wait" />}
      {query.data &&
        bank?.domains.map((domain) => (
          <DomainPoints
            key={domain.code}
            bank={bank}
            domain={domain}
            tree={query.data}
            onAct={takesImports(bank.reach) ? setAct : null}
          />
        ))}
      {query.data && act && <PointDialog bankId={bankId} tree={query.data} act={act} onClose={() => setAct(null)} />}
    </>
  );
}

interface DomainPointsProps {
  bank: Schemas['QuestionBankDto'];
  domain: { code: string; title: string };
  tree: Schemas['KnowledgeTreeDto'];
  /** Null without the right to change. */
  onAct: ((act: PointAct) => void) | null;
}

function DomainPoints({ bank, domain, tree, onAct }: DomainPointsProps) {
  const t = useDictionary(taxonomyDictionaries);
  const nodes = nodesOf({ points: tree.points, domainCode: domain.code });
  const proposed = tree.proposed.filter(({ domainCode }) => domainCode === domain.code);
  return (
    <section className="console-card" aria-label={domain.title}>
      <Flex wrap justify="space-between" align="center" gap="small">
        <Typography.Title level={3} className="console-section">
          {domain.title}
        </Typography.Title>
        {onAct && <Button onClick={() => onAct({ kind: 'add', domainCode: domain.code })}>{t('addPoint')}</Button>}
      </Flex>
      {nodes.length > 0 && <PointTable bank={bank} nodes={nodes} onAct={onAct} />}
      {proposed.length > 0 && (
        <ProposedPoints bank={bank} domain={domain} proposed={proposed} hasPoints={nodes.length > 0} onAct={onAct} />
      )}
    </section>
  );
}

function PointTable({ bank, nodes, onAct }: Pick<DomainPointsProps, 'bank' | 'onAct'> & { nodes: PointNode[] }) {
  const t = useDictionary(taxonomyDictionaries);
  const client = useQueryClient();
  const remove = useMutation({
    mutationFn: (pointId: string) =>
      ok(
        api.DELETE('/api/v1/question-banks/{id}/knowledge-points/{pointId}', {
          params: { path: { id: bank.id, pointId } },
        }),
      ),
    onSettled: () => client.invalidateQueries({ queryKey: ['banks', bank.id] }),
  });
  const columns: TableColumnsType<PointNode> = [
    {
      title: t('title'),
      render: (_, { point }) => <Link to={`/banks/${bank.id}?point=${point.id}`}>{point.title}</Link>,
    },
    { title: t('questions'), dataIndex: 'total', align: 'right', className: 'console-nowrap' },
    {
      title: t('acts'),
      render: (_, { point, children, total }) =>
        onAct && (
          <Space wrap>
            <Button size="small" onClick={() => onAct({ kind: 'edit', point })}>
              {t('change')}
            </Button>
            <Button
              size="small"
              onClick={() => onAct({ kind: 'add', domainCode: point.domainCode, parentId: point.id })}
            >
              {t('addBelow')}
            </Button>
            <Button size="small" onClick={() => onAct({ kind: 'merge', point })}>
              {t('mergePoint')}
            </Button>
            {total === 0 && children.length === 0 && (
              <Button size="small" danger loading={remove.isPending} onClick={() => remove.mutate(point.id)}>
                {t('remove')}
              </Button>
            )}
          </Space>
        ),
    },
  ];
  return (
    <>
      <Table<PointNode>
        rowKey={({ point }) => point.id}
        size="small"
        pagination={false}
        columns={columns}
        dataSource={nodes}
        expandable={{ defaultExpandAllRows: true, rowExpandable: ({ children }) => children.length > 0 }}
      />
      {remove.error && <ErrorNotice error={remove.error} />}
    </>
  );
}
