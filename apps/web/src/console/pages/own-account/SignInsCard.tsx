import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Card, Table, Tag, Typography, type TableColumnsType } from 'antd';
import { api, ok, type Schemas } from '../../console-api';
import { ErrorNotice } from '../../ErrorNotice';
import { formatTime } from '../../../i18n/format-time';
import { useDictionary, useLanguage } from '../../use-text';
import { browserLabel } from './browser-label';
import { ownAccountDictionaries } from './own-account-text';

type SignIn = Schemas['OwnSignInView'];

const KEY = ['staff', 'sign-ins'];

/** Lists the current sign-ins, and ends them. */
export function SignInsCard() {
  const t = useDictionary(ownAccountDictionaries);
  const query = useQuery({ queryKey: KEY, queryFn: () => ok(api.GET('/api/v1/staff/me/sign-ins')) });
  const end = useEnding((id: string) =>
    ok(api.POST('/api/v1/staff/me/sign-ins/{id}/end', { params: { path: { id } } })),
  );
  const endOthers = useEnding(() => ok(api.POST('/api/v1/staff/me/sign-ins/end-others')));
  const columns: TableColumnsType<SignIn> = [
    { title: t('browser'), render: (_, signIn) => <BrowserCell signIn={signIn} /> },
    { title: t('address'), dataIndex: 'address', responsive: ['md'] },
    { title: t('since'), render: (_, { since }) => formatTime(since), responsive: ['md'] },
    { title: t('lastSeen'), render: (_, { lastSeenAt }) => formatTime(lastSeenAt), responsive: ['sm'] },
    {
      title: '',
      render: (_, { id, current }) =>
        !current && (
          <Button size="small" onClick={() => end.mutate(id)} disabled={end.isPending}>
            {t('end')}
          </Button>
        ),
    },
  ];
  const fault = end.error ?? endOthers.error;
  return (
    <Card className="console-card" title={<h3 className="console-card-title">{t('signIns')}</h3>}>
      <Typography.Paragraph>{t('signInsText')}</Typography.Paragraph>
      {query.error && <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />}
      {fault && <ErrorNotice error={fault} />}
      {!query.isLoadingError && (
        <Table<SignIn>
          rowKey="id"
          size="small"
          pagination={false}
          loading={query.isPending}
          columns={columns}
          dataSource={query.data ?? []}
        />
      )}
      {(query.data?.length ?? 0) > 1 && (
        <Button className="console-more" onClick={() => endOthers.mutate(undefined)} loading={endOthers.isPending}>
          {t('endOthers')}
        </Button>
      )}
    </Card>
  );
}

function useEnding<Given>(perform: (given: Given) => Promise<unknown>) {
  const t = useDictionary(ownAccountDictionaries);
  const { message } = App.useApp();
  const client = useQueryClient();
  return useMutation({
    mutationFn: perform,
    onSuccess: () => void message.success(t('ended')),
    // Also after a refusal, which means that the sign-in had already ended.
    onSettled: () => client.invalidateQueries({ queryKey: KEY }),
  });
}

/** On phones this cell also shows the content of the hidden columns. */
function BrowserCell({ signIn: { current, browser, address, since, lastSeenAt } }: { signIn: SignIn }) {
  const t = useDictionary(ownAccountDictionaries);
  const language = useLanguage();
  return (
    <>
      {browserLabel({ browser, language }) ?? t('unknownBrowser')} {current && <Tag color="success">{t('here')}</Tag>}
      <div className="console-phone-only console-aside">
        {address}
        <br />
        {t('since')} {formatTime(since)}
        <br />
        {t('lastSeen')} {formatTime(lastSeenAt)}
      </div>
    </>
  );
}
