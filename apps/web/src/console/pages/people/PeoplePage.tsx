import { useInfiniteQuery } from '@tanstack/react-query';
import { ImportOutlined, UserAddOutlined } from '@ant-design/icons';
import { Button, Flex, Input, Space, Table, Typography, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { MoreButton } from '../../lists/MoreButton';
import { useDictionary } from '../../use-text';
import { api, ok, type Schemas } from '../../console-api';
import { ErrorNotice } from '../../ErrorNotice';
import { LinkButton } from '../../LinkButton';
import { peopleDictionaries } from './people-text';
import { AddPersonDialog } from './person/AddPersonDialog';
import { RegisterTickedDialog } from './RegisterTickedDialog';
import { RevealButton } from './RevealIdNumber';

type Person = Schemas['PersonItem'];

export default function PeoplePage() {
  const t = useDictionary(peopleDictionaries);
  const [search, setSearch] = useState('');
  const [adding, setAdding] = useState(false);
  const [registering, setRegistering] = useState(false);
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const query = useInfiniteQuery({
    queryKey: ['people', search],
    queryFn: ({ pageParam }) =>
      // A search may contain an ID number, which must not be in a URL.
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
        <Space wrap>
          <Button icon={<UserAddOutlined />} onClick={() => setAdding(true)}>
            {t('add')}
          </Button>
          <LinkButton to="/people/import" type="primary" icon={<ImportOutlined />}>
            {t('import')}
          </LinkButton>
        </Space>
      </Flex>
      <Input.Search
        allowClear
        maxLength={100}
        placeholder={t('search')}
        aria-label={t('search')}
        onSearch={(text) => setSearch(text.trim())}
        className="console-card console-search"
      />
      {ticked.length > 0 && (
        <Space wrap className="console-card">
          <Typography.Text>{t('ticked', { count: ticked.length })}</Typography.Text>
          <Button type="primary" onClick={() => setRegistering(true)}>
            {t('register')}
          </Button>
          <Button onClick={() => setTicked([])}>{t('untick')}</Button>
        </Space>
      )}
      {query.error && <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />}
      {!query.isLoadingError && (
        <PeopleTable
          people={query.data?.pages.flatMap(({ items }) => items) ?? []}
          loading={query.isPending}
          empty={t(search ? 'nobody' : 'none')}
          ticked={ticked}
          onTick={setTicked}
        />
      )}
      <MoreButton query={query} label={t('more')} />
      {adding && <AddPersonDialog onClose={() => setAdding(false)} />}
      {registering && (
        <RegisterTickedDialog personIds={ticked} onClose={() => setRegistering(false)} onDone={() => setTicked([])} />
      )}
    </>
  );
}

interface PeopleTableProps {
  people: Person[];
  loading: boolean;
  empty: string;
  ticked: readonly string[];
  onTick: (ids: readonly string[]) => void;
}

function PeopleTable({ people, loading, empty, ticked, onTick }: PeopleTableProps) {
  const t = useDictionary(peopleDictionaries);
  const columns: TableColumnsType<Person> = [
    { title: t('name'), render: (_, { id, name }) => <Link to={`/people/${id}`}>{name}</Link> },
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
      rowSelection={{
        selectedRowKeys: [...ticked],
        // People selected in another search stay selected.
        preserveSelectedRowKeys: true,
        onChange: (keys) => onTick(keys.map(String)),
      }}
      locale={{ emptyText: empty }}
    />
  );
}
