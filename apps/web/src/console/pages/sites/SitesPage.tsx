import { PlusOutlined } from '@ant-design/icons';
import { Button, Flex, Grid, Table, Tag, Typography, type TableColumnsType } from 'antd';
import { useSearchParams } from 'react-router';
import { ClosableSearch } from '../../lists/ClosableSearch';
import { ErrorNotice } from '../../ErrorNotice';
import { useMay } from '../../staff-session';
import { usePageTitle } from '../../use-page-title';
import { useDictionary } from '../../use-text';
import { SiteDrawer } from './SiteDrawer';
import { siteDictionaries } from './site-text';
import { useSites, type SiteItem } from './use-sites';

const NEW = 'new';

/** The exam sites within reach. The open site and the filter are in the address. */
export default function SitesPage() {
  const t = useDictionary(siteDictionaries);
  usePageTitle(t('heading'));
  const may = useMay();
  const [address, setAddress] = useSearchParams();
  const [search, showClosed, open] = [address.get('search') ?? '', address.get('closed') === '1', address.get('site')];
  const sites = useSites();
  const set = (name: string, value: string, replace = true) =>
    setAddress(
      (before) => {
        const next = new URLSearchParams(before);
        if (value === '') next.delete(name);
        else next.set(name, value);
        return next;
      },
      { replace },
    );
  const all = sites.data ?? [];
  const rows = all.filter(
    ({ closedAt, code, name, address: street }) =>
      (showClosed || closedAt === null) && [code, name, street].some((text) => text.includes(search)),
  );
  const standing = all.filter(({ closedAt }) => closedAt === null);
  const sum = (of: (site: SiteItem) => number): number => standing.reduce((total, site) => total + of(site), 0);
  return (
    <>
      <Flex wrap justify="space-between" align="center" gap="small">
        <Typography.Title level={2} className="console-title">
          {t('heading')}
        </Typography.Title>
        {may('administrator') && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => set('site', NEW, false)}>
            {t('add')}
          </Button>
        )}
      </Flex>
      <Typography.Paragraph className="console-aside">{t('intro')}</Typography.Paragraph>
      <ClosableSearch
        search={search}
        searchLabel={t('search')}
        onSearch={(text) => set('search', text)}
        showsClosed={showClosed}
        closedLabel={t('showClosed')}
        onShowClosed={(shows) => set('closed', shows ? '1' : '')}
      >
        {sites.data &&
          t('total', {
            sites: standing.length,
            rooms: sum(({ roomCount }) => roomCount),
            places: sum(({ places }) => places),
          })}
      </ClosableSearch>
      {sites.error && <ErrorNotice error={sites.error} onRetry={() => void sites.refetch()} />}
      {!sites.isLoadingError && (
        <SiteTable
          rows={rows}
          loading={sites.isPending}
          empty={t(all.length > 0 ? 'noneFound' : 'none')}
          onOpen={({ id }) => set('site', id, false)}
        />
      )}
      {open !== null && <SiteDrawer siteId={open === NEW ? null : open} onClose={() => set('site', '')} />}
    </>
  );
}

interface SiteTableProps {
  rows: SiteItem[];
  loading: boolean;
  empty: string;
  onOpen: (site: SiteItem) => void;
}

function SiteTable({ rows, loading, empty, onOpen }: SiteTableProps) {
  const t = useDictionary(siteDictionaries);
  const wide = Grid.useBreakpoint().md ?? true;
  const columns: TableColumnsType<SiteItem> = [
    { title: t('code'), dataIndex: 'code', className: 'console-nowrap', responsive: ['md'] },
    {
      title: t('name'),
      render: (_, site) => (
        <>
          <Button type="link" className="console-link" onClick={() => onOpen(site)}>
            {site.name}
          </Button>
          {site.closedAt !== null && <Tag>{t('closed')}</Tag>}
          {!wide && (
            <div>
              <small className="console-aside">
                {site.code} · {site.organisationName}
              </small>
            </div>
          )}
        </>
      ),
    },
    { title: t('organisation'), dataIndex: 'organisationName', responsive: ['md'] },
    { title: t('address'), dataIndex: 'address', responsive: ['lg'] },
    { title: t('phone'), dataIndex: 'phone', responsive: ['xl'], className: 'console-nowrap' },
    { title: t('rooms'), dataIndex: 'roomCount', align: 'right' },
    { title: t('places'), dataIndex: 'places', align: 'right' },
  ];
  return (
    <Table<SiteItem>
      rowKey="id"
      size="small"
      pagination={rows.length > 100 ? { pageSize: 100, showSizeChanger: false } : false}
      loading={loading}
      columns={columns}
      dataSource={rows}
      locale={{ emptyText: empty }}
    />
  );
}
