import { useQuery } from '@tanstack/react-query';
import { Breadcrumb, Spin, Typography } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { api, ok, type Schemas } from '../../console-api';
import { ErrorNotice } from '../../ErrorNotice';
import { useDictionary } from '../../use-text';
import { RosterHistory } from './RosterHistory';
import { ChooseRoster } from './ChooseRoster';
import { CheckedRoster } from './CheckedRoster';
import { rosterImportDictionaries } from './roster-import-text';

const ASKED_AGAIN_MS = 1_000;
const isBusy = (view: Schemas['RosterImportView'] | undefined): boolean =>
  view?.state === 'checking' || view?.state === 'applying';

/** The import id is in the address, so that a reload shows its state without a new check. */
export default function RosterImportPage() {
  const t = useDictionary(rosterImportDictionaries);
  const [address, setAddress] = useSearchParams();
  const importId = address.get('id');
  const query = useQuery({
    queryKey: ['roster-imports', importId],
    queryFn: () => ok(api.GET('/api/v1/roster-imports/{id}', { params: { path: { id: importId as string } } })),
    enabled: importId !== null,
    refetchInterval: ({ state }) => isBusy(state.data) && ASKED_AGAIN_MS,
  });
  return (
    <>
      <Breadcrumb items={[{ title: <Link to="/people">{t('roster')}</Link> }, { title: t('heading') }]} />
      <Typography.Title level={2} className="console-title">
        {t('heading')}
      </Typography.Title>
      {importId === null && (
        <>
          <ChooseRoster onChecked={(id) => setAddress({ id })} />
          <RosterHistory />
        </>
      )}
      {importId !== null && query.isPending && <Spin className="console-wait" />}
      {query.error && <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />}
      {importId !== null && query.data && (
        <CheckedRoster key={importId} view={query.data} onAnother={() => setAddress({})} />
      )}
    </>
  );
}
