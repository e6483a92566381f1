import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Breadcrumb, Button, Empty, Flex, Pagination, Segmented, Spin, Typography } from 'antd';
import { Link, useParams, useSearchParams } from 'react-router';
import { formatTime } from '../../../../i18n/format-time';
import { api, ok, type Schemas } from '../../../console-api';
import { ErrorNotice } from '../../../ErrorNotice';
import { useDictionary } from '../../../use-text';
import { bankDictionaries } from '../bank-text';
import { changeAddress } from '../questions/question-filters';
import { useBanks } from '../use-banks';
import { DuplicatePair } from './DuplicatePair';
import { duplicatesDictionaries } from './duplicates-text';

const PAIRS_A_PAGE = 10;
const ASK_AGAIN_MS = 2_000;

/** Pairs of near-duplicate questions in a bank. */
export default function DuplicatesPage() {
  const t = useDictionary(duplicatesDictionaries);
  const named = useDictionary(bankDictionaries);
  const { bankId = '' } = useParams();
  const [address, setAddress] = useSearchParams();
  const bank = useBanks().data?.find(({ id }) => id === bankId);
  const which = address.get('which') === 'decided' ? 'decided' : 'open';
  const page = Math.max(1, Number(address.get('page')) || 1);
  const change = (parts: Record<string, string | undefined>) =>
    setAddress((before) => changeAddress({ address: before, change: parts }), { replace: true });
  const query = useQuery({
    queryKey: ['banks', bankId, 'duplicates', which, page],
    queryFn: () =>
      ok(
        api.GET('/api/v1/question-banks/{id}/duplicates', {
          params: { path: { id: bankId }, query: { which, offset: (page - 1) * PAIRS_A_PAGE, limit: PAIRS_A_PAGE } },
        }),
      ),
    refetchInterval: ({ state }) => (state.data?.search?.state === 'running' ? ASK_AGAIN_MS : false),
  });
  return (
    <>
      <Breadcrumb
        items={[
          { title: <Link to="/banks">{named('heading')}</Link> },
          { title: <Link to={`/banks/${bankId}`}>{bank?.title ?? '—'}</Link> },
          { title: t('heading') },
        ]}
      />
      <Flex wrap justify="space-between" align="center" gap="small" className="console-card">
        <Typography.Title level={2} className="console-title">
          {t('heading')}
        </Typography.Title>
        <SearchButton bankId={bankId} search={query.data?.search ?? null} />
      </Flex>
      {query.error && <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Spin className="console-wait" />}
      {query.data && (
        <>
          <SearchState search={query.data.search} />
          <Segmented
            className="console-card"
            value={which}
            options={[
              { value: 'open', label: t('open') },
              { value: 'decided', label: t('decided') },
            ]}
            onChange={(value) => change({ which: value === 'open' ? undefined : value, page: undefined })}
          />
          {query.data.items.length === 0 && query.data.search?.state === 'done' && (
            <Empty description={t(which === 'open' ? 'noneOpen' : 'noneDecided')} />
          )}
          {query.data.items.map((pair) => (
            <DuplicatePair key={`${pair.first.id} ${pair.second.id}`} bankId={bankId} pair={pair} />
          ))}
          <Pagination
            hideOnSinglePage
            current={page}
            pageSize={PAIRS_A_PAGE}
            showSizeChanger={false}
            total={query.data.total}
            onChange={(next) => change({ page: next === 1 ? undefined : String(next) })}
          />
        </>
      )}
    </>
  );
}

type Search = Schemas['DuplicateSearchDto'];

function SearchButton({ bankId, search }: { bankId: string; search: Search | null }) {
  const t = useDictionary(duplicatesDictionaries);
  const client = useQueryClient();
  const begin = useMutation({
    mutationFn: () =>
      ok(api.POST('/api/v1/question-banks/{id}/duplicates/search', { params: { path: { id: bankId } } })),
    onSettled: () => client.invalidateQueries({ queryKey: ['banks', bankId, 'duplicates'] }),
  });
  return (
    <div>
      <Button type="primary" loading={begin.isPending || search?.state === 'running'} onClick={() => begin.mutate()}>
        {t(search === null ? 'search' : 'searchAgain')}
      </Button>
      {begin.error && <ErrorNotice error={begin.error} />}
    </div>
  );
}

function SearchState({ search }: { search: Search | null }) {
  const t = useDictionary(duplicatesDictionaries);
  if (search === null) return <Alert type="info" showIcon className="console-card" title={t('never')} />;
  const { state, doneAt, questionCount, pairCount } = search;
  switch (state) {
    case 'running':
      return <Alert type="info" showIcon className="console-card" title={t('running')} />;
    case 'failed':
    case 'interrupted':
      return <Alert type="warning" showIcon className="console-card" title={t(state)} />;
    case 'done':
      return (
        <p className="question-total">
          {t('done', { time: formatTime(doneAt), questions: questionCount, pairs: pairCount })}
        </p>
      );
  }
}
