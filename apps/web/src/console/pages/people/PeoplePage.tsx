import { useInfiniteQuery } from '@tanstack/react-query';
import { ImportOutlined } from '@ant-design/icons';
import { Button, Flex, Input, Table, Typography, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { useDictionary } from '../../use-text';
import { api, ok, type Schemas } from '../../console-api';
import { ErrorNotice } from '../../ErrorNotice';
import { LinkButton } from '../../LinkButton';
import { peopleDictionaries } from './people-text';
import { RevealButton } from './RevealIdNumber';

type Person = Schemas['PersonItem'];

export default function PeoplePage() {
  const t = useDictionary(peopleDictionaries);
  const [search, setSearch] = useState('');
  const query = useInfiniteQuery({
    queryKey: ['people', search],
    queryFn: ({ pageParam }) =>
      // A search may be for an ID number, which belongs into no address.
      search
        ? ok(api.POST('/api/v1/people/search', { body: { search, after: pageParam } }))
        : ok(api.GET('/api/v1/people', { params: { query: { after: pageParam } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextAfter }) => nextAfter ?? undefined,
  });
  return (
    <>
      <Flex wrap justify="space-between" align="center" gap="small" className="console-card">
        <Typography.Title level={2} className="console-title">
          {t('heading')}
        </Typography.Title>
        <LinkButton to="/people/import" type="primary" icon={<ImportOutlined />}>
          {t('import')}
        </LinkButton>
      </Flex>
      <Input.Search
        allowClear
        maxLength={100}
        placeholder={t('search')}
        aria-label={t('search')}
        onSearch={(text) => setSearch(text.trim())}
        className="console-card console-search"
      />
      {query.error && <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />}
      {!query.isLoadingError && (
        <PeopleTable
          people={query.data?.pages.flatMap(({ items }) => items) ?? []}
          loading={query.isPending}
          empty={t(search ? 'nobody' : 'none')}
        />
      )}
      {query.hasNextPage && (
        <Button
          block
          className="console-more"
          onClick={() => void query.fetchNextPage()}
          loading={query.isFetchingNextPage}
        >
          {t('more')}
        </Button>
      )}
    </>
  );
}

function PeopleTable({ people, loading, empty }: { people: Person[]; loading: boolean; empty: string }) {
  const t = useDictionary(peopleDictionaries);
  const columns: TableColumnsType<Person> = [
    { title: t('name'), dataIndex: 'name' },
    { title: t('idType'), render: (_, { idType }) => t(idType), responsive: ['md'] },
    {
      title: t('idNumber'),
      render: (_, person) => (
        <>
          {person.maskedIdNumber} <RevealButton person={person} />
        </>
      ),
      className: 'console-nowrap',
    },
    {
      title: t('phone'),
      render: (_, { maskedPhone }) => maskedPhone ?? '—',
      responsive: ['sm'],
      className: 'console-nowrap',
    },
    { title: t('organisation'), dataIndex: 'organisationName' },
  ];
  return (
    <Table<Person>
      rowKey="id"
      size="small"
      pagination={false}
      loading={loading}
      columns={columns}
      dataSource={people}
      locale={{ emptyText: empty }}
    />
  );
}
