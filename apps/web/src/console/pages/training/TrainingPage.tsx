import { PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Flex, Table, Typography } from 'antd';
import { Link } from 'react-router';
import { api, ok, type Schemas } from '../../console-api';
import { ErrorNotice } from '../../ErrorNotice';
import { formatTime } from '../../../i18n/format-time';
import { LinkButton } from '../../LinkButton';
import { useDictionary } from '../../use-text';
import { trainingDictionaries } from './training-text';

export default function TrainingPage() {
  const t = useDictionary(trainingDictionaries);
  const query = useQuery({ queryKey: ['training-units'], queryFn: () => ok(api.GET('/api/v1/training-units')) });
  return (
    <>
      <Flex wrap justify="space-between" align="center" gap="small">
        <Typography.Title level={2} className="console-title">
          {t('heading')}
        </Typography.Title>
        <LinkButton to="/training/new" type="primary" icon={<PlusOutlined />}>
          {t('create')}
        </LinkButton>
      </Flex>
      <Typography.Paragraph type="secondary">{t('intro')}</Typography.Paragraph>
      {query.error && <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />}
      {!query.isLoadingError && (
        <Table<Schemas['TrainingUnitSummaryDto']>
          rowKey="id"
          size="small"
          pagination={false}
          loading={query.isPending}
          dataSource={query.data ?? []}
          locale={{ emptyText: t('none') }}
          columns={[
            { title: t('title'), render: (_, { id, title }) => <Link to={`/training/${id}`}>{title}</Link> },
            { title: t('organisation'), dataIndex: 'organisationName', responsive: ['sm'] },
            { title: t('updatedAt'), render: (_, { updatedAt }) => formatTime(updatedAt), className: 'console-nowrap' },
          ]}
        />
      )}
    </>
  );
}
