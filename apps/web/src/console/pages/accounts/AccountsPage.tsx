import { PlusOutlined } from '@ant-design/icons';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Flex, Typography } from 'antd';
import { useState } from 'react';
import { MoreButton } from '../../lists/MoreButton';
import { api, ok } from '../../console-api';
import { ErrorNotice } from '../../ErrorNotice';
import { useDictionary } from '../../use-text';
import { AccountTable } from './AccountTable';
import { accountDictionaries } from './account-text';
import { NewAccount } from './NewAccount';
import { SecondFactorDemands } from './SecondFactorDemands';

export default function AccountsPage() {
  const t = useDictionary(accountDictionaries);
  const [creating, setCreating] = useState(false);
  const query = useInfiniteQuery({
    queryKey: ['accounts'],
    queryFn: ({ pageParam }) => ok(api.GET('/api/v1/staff/accounts', { params: { query: { after: pageParam } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextAfter }) => nextAfter ?? undefined,
  });
  return (
    <>
      <Flex wrap justify="space-between" align="center" gap="small" className="console-card">
        <Typography.Title level={2} className="console-title">
          {t('heading')}
        </Typography.Title>
        <Button type="primary" icon={<PlusOutlined />} onClick={() => setCreating(true)}>
          {t('create')}
        </Button>
      </Flex>
      {query.error && <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />}
      {!query.isLoadingError && (
        <AccountTable accounts={query.data?.pages.flatMap(({ items }) => items) ?? []} loading={query.isPending} />
      )}
      <MoreButton query={query} label={t('more')} />
      <SecondFactorDemands />
      {creating && <NewAccount onClose={() => setCreating(false)} />}
    </>
  );
}
