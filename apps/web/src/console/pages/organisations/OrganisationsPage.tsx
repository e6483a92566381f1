import { ImportOutlined, PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Flex, Space, Typography } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { ClosableSearch } from '../../lists/ClosableSearch';
import { api, ok, type Schemas } from '../../console-api';
import { ErrorNotice } from '../../ErrorNotice';
import { useOrganisations } from '../../organisation/OrganisationSelect';
import { useStaff } from '../../staff-session';
import { usePageTitle } from '../../use-page-title';
import { useDictionary } from '../../use-text';
import { ImportOrganisations } from './ImportOrganisations';
import { OrganisationDialog, type OrganisationAct } from './OrganisationDialog';
import { OrganisationTable } from './OrganisationTable';
import { organisationRows, type OrganisationRow } from './organisation-rows';
import { organisationPageDictionaries } from './organisation-text';

/** The tree as it is kept: what lies below the organisations that the reader administers. */
export default function OrganisationsPage() {
  const t = useDictionary(organisationPageDictionaries);
  usePageTitle(t('heading'));
  const [address, setAddress] = useSearchParams();
  const [search, showClosed] = [address.get('search') ?? '', address.get('closed') === '1'];
  const [asked, setAsked] = useState<{ act: OrganisationAct; organisation: OrganisationRow } | null>(null);
  const [importing, setImporting] = useState(false);
  const organisations = useOrganisations();
  const counts = useQuery({
    queryKey: ['organisations', 'people-counts'],
    queryFn: () => ok(api.GET('/api/v1/organisations/people-counts')),
  });
  const all = organisations.data ?? [];
  const actsOn = useActs(all);
  const rows = organisationRows({ organisations: all, counts: counts.data ?? [], showClosed, search });
  const set = (name: string, value: string) =>
    setAddress(
      (before) => {
        const next = new URLSearchParams(before);
        if (value === '') next.delete(name);
        else next.set(name, value);
        return next;
      },
      { replace: true },
    );
  const [first] = rows;
  return (
    <>
      <Flex wrap justify="space-between" align="center" gap="small">
        <Typography.Title level={2} className="console-title">
          {t('heading')}
        </Typography.Title>
        <Space wrap>
          {first && actsOn(first).includes('add') && (
            <Button icon={<PlusOutlined />} onClick={() => setAsked({ act: 'add', organisation: first })}>
              {t('add')}
            </Button>
          )}
          <Button type="primary" icon={<ImportOutlined />} onClick={() => setImporting(true)}>
            {t('import')}
          </Button>
        </Space>
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
        {organisations.data && t('total', { count: all.filter(({ closedAt }) => closedAt === null).length })}
      </ClosableSearch>
      {organisations.error && <ErrorNotice error={organisations.error} onRetry={() => void organisations.refetch()} />}
      {!organisations.isLoadingError && (
        <OrganisationTable
          rows={rows}
          loading={organisations.isPending}
          nameOf={(id) => all.find((one) => one.id === id)?.name ?? '—'}
          actsOn={actsOn}
          onAct={(act, organisation) => setAsked({ act, organisation })}
        />
      )}
      {asked && <OrganisationDialog {...asked} onClose={() => setAsked(null)} />}
      {importing && <ImportOrganisations onClose={() => setImporting(false)} />}
    </>
  );
}

/** By the rules of the server: below an organisation that one administers, and never that one itself. */
function useActs(all: readonly Schemas['OrganisationItem'][]): (row: OrganisationRow) => OrganisationAct[] {
  const { roles } = useStaff();
  const own = new Set(roles.filter(({ role }) => role === 'administrator').map(({ organisationId }) => organisationId));
  const kept = all.filter(({ id }) => own.has(id)).map(({ path }) => path);
  return ({ path, level, closedAt, mergedIntoId }) => {
    const isWithin = kept.some((root) => path.startsWith(root));
    const isBelow = kept.some((root) => path.startsWith(root) && path !== root);
    const isAdded = level === 'town' || level === 'unit';
    if (closedAt !== null) return isBelow && mergedIntoId === null ? ['reopen'] : [];
    return [
      ...(isWithin && level !== 'unit' ? (['add'] as const) : []),
      ...(isBelow ? (['rename'] as const) : []),
      ...(isBelow && isAdded ? (['merge', 'close'] as const) : []),
    ];
  };
}
