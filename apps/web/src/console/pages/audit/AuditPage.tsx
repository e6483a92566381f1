import { DownloadOutlined } from '@ant-design/icons';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Flex, Space, Tag, Typography } from 'antd';
import { useCallback } from 'react';
import { useSearchParams } from 'react-router';
import { MoreButton } from '../../lists/MoreButton';
import { api, ok } from '../../console-api';
import { ErrorNotice } from '../../ErrorNotice';
import { usePageTitle } from '../../use-page-title';
import { useDictionary } from '../../use-text';
import { AuditFilterBar } from './AuditFilterBar';
import { AuditTable } from './AuditTable';
import { askedOf, AUDIT_FILTERS, filtersIn, withFilter, type AuditFilters } from './audit-filters';
import { auditDictionaries } from './audit-text';
import { useActNames } from './use-act-names';

/** Who did what to whom, when, why and from where. The filters stand in the address. */
export default function AuditPage() {
  const t = useDictionary(auditDictionaries);
  usePageTitle(t('heading'));
  const [address, setAddress] = useSearchParams();
  const filters = filtersIn(address);
  const asked = askedOf(filters);
  const nameOf = useActNames();
  const query = useInfiniteQuery({
    queryKey: ['audit-log', asked],
    queryFn: ({ pageParam }) => ok(api.GET('/api/v1/audit-log', { params: { query: { ...asked, after: pageParam } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextAfter }) => nextAfter ?? undefined,
  });
  const change = useCallback(
    (parts: AuditFilters) => setAddress((before) => withFilter({ address: before, change: parts }), { replace: true }),
    [setAddress],
  );
  const lines = query.data?.pages.flatMap(({ items }) => items) ?? [];
  const first = query.data?.pages[0];
  const isFiltered = Object.keys(filters).length > 0;
  const personName = lines.find(({ personId }) => personId === filters.personId)?.personName;
  const actorName = lines.find(({ actorId }) => actorId === filters.actorId)?.actorName;
  const parameters = new URLSearchParams(asked).toString();
  return (
    <>
      <Flex wrap justify="space-between" align="center" gap="small">
        <Typography.Title level={2} className="console-title">
          {t('heading')}
        </Typography.Title>
        <Space>
          {(['xlsx', 'csv'] as const).map((format) => (
            <Button
              key={format}
              icon={<DownloadOutlined />}
              href={`/api/v1/audit-log/audit-log.${format}?${parameters}`}
              download
            >
              {t('export')} .{format}
            </Button>
          ))}
        </Space>
      </Flex>
      <Typography.Paragraph className="console-aside">{t('intro')}</Typography.Paragraph>
      <AuditFilterBar filters={filters} acts={nameOf.acts} onChange={change} />
      <Flex wrap gap="small" align="center" className="console-card">
        <span role="status">{first && t(first.totalIsMore ? 'totalMore' : 'total', { count: first.total })}</span>
        {filters.personId && (
          <Tag closable onClose={() => change({ personId: undefined })}>
            {personName ? t('onlyPerson', { name: personName }) : t('onlyThisPerson')}
          </Tag>
        )}
        {filters.actorId && (
          <Tag closable onClose={() => change({ actorId: undefined })}>
            {actorName ? t('onlyActor', { name: actorName }) : t('onlyThisActor')}
          </Tag>
        )}
        {isFiltered && (
          <Button
            size="small"
            onClick={() => change(Object.fromEntries(AUDIT_FILTERS.map((name) => [name, undefined])))}
          >
            {t('clear')}
          </Button>
        )}
      </Flex>
      {query.error && <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />}
      {!query.isLoadingError && (
        <AuditTable
          lines={lines}
          loading={query.isPending}
          empty={t(query.hasNextPage ? 'noneYet' : isFiltered ? 'noneFound' : 'none')}
          nameOf={nameOf.of}
          onFilter={change}
        />
      )}
      {query.hasNextPage ? (
        <MoreButton query={query} label={t('more')} />
      ) : (
        lines.length > 0 && <p className="console-end">{t('allShown', { count: lines.length })}</p>
      )}
    </>
  );
}
