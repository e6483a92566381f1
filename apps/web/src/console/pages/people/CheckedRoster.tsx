import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Descriptions, Space, Tag } from 'antd';
import { api, ok, type Schemas } from '../../console-api';
import { ErrorNotice } from '../../ErrorNotice';
import { formatTime } from '../../../i18n/format-time';
import { LinkButton } from '../../LinkButton';
import { useDictionary } from '../../use-text';
import { rosterImportDictionaries } from './roster-import-text';
import { BadRows } from './BadRows';
import { RosterNotices } from './RosterNotices';

type View = Schemas['RosterImportView'];

const colours = {
  checking: 'processing',
  checked: 'success',
  refused: 'error',
  applying: 'processing',
  applied: 'success',
  expired: 'default',
  undoing: 'processing',
  undone: 'default',
} as const;

/** The result of the check, and the import. */
export function CheckedRoster({ view, onAnother }: { view: View; onAnother: () => void }) {
  const t = useDictionary(rosterImportDictionaries);
  const client = useQueryClient();
  const apply = useMutation({
    mutationFn: ({ goodOnly }: { goodOnly: boolean }) =>
      ok(api.POST('/api/v1/roster-imports/{id}/apply', { params: { path: { id: view.id } }, body: { goodOnly } })),
    // Also after a refusal, which means that the state has changed on the server.
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['roster-imports', view.id] }),
        client.invalidateQueries({ queryKey: ['people'] }),
      ]),
  });
  return (
    <>
      <Facts view={view} />
      {apply.data ? (
        <Alert type="success" showIcon className="console-card" title={t('result', { ...apply.data })} />
      ) : (
        <StateNotice view={view} />
      )}
      {apply.error && <ErrorNotice error={apply.error} />}
      <Space wrap className="console-card">
        {view.state === 'checked' && view.rowCount > 0 && (
          <Button type="primary" loading={apply.isPending} onClick={() => apply.mutate({ goodOnly: false })}>
            {t('apply', { count: view.rowCount })}
          </Button>
        )}
        {view.state === 'refused' && (
          <Button loading={apply.isPending} onClick={() => apply.mutate({ goodOnly: true })}>
            {t('applyGood')}
          </Button>
        )}
        {view.state === 'applied' && (
          <LinkButton to="/people" type="primary">
            {t('toRoster')}
          </LinkButton>
        )}
        {view.state !== 'checking' && !apply.isPending && <Button onClick={onAnother}>{t('another')}</Button>}
      </Space>
      {(view.state === 'refused' || apply.data) && <BadRows importId={view.id} />}
      <RosterNotices faults={view.faults} />
    </>
  );
}

function Facts({ view }: { view: View }) {
  const t = useDictionary(rosterImportDictionaries);
  return (
    <Descriptions
      bordered
      size="small"
      column={{ xs: 1, md: 2 }}
      className="console-card"
      items={[
        { key: 'file', label: t('file'), children: view.fileName },
        ...(view.sheetName === null ? [] : [{ key: 'sheet', label: t('sheet'), children: view.sheetName }]),
        { key: 'state', label: t('state'), children: <Tag color={colours[view.state]}>{t(view.state)}</Tag> },
        { key: 'rows', label: t('rows'), children: view.rowCount },
        { key: 'faults', label: t('faultCount'), children: view.faultCount },
        { key: 'checkedAt', label: t('checkedAt'), children: formatTime(view.createdAt) },
        { key: 'appliedAt', label: t('appliedAt'), children: formatTime(view.appliedAt) },
      ]}
    />
  );
}

function StateNotice({ view: { state } }: { view: View }) {
  const t = useDictionary(rosterImportDictionaries);
  switch (state) {
    case 'checking':
      return <Alert type="info" showIcon className="console-card" title={t('checkingFile')} />;
    case 'checked':
      return <Alert type="success" showIcon className="console-card" title={t('checkedText')} />;
    case 'refused':
      return <Alert type="error" showIcon className="console-card" title={t('refusedText')} />;
    case 'applying':
      return <Alert type="info" showIcon className="console-card" title={t('applyingText')} />;
    case 'applied':
      return <Alert type="success" showIcon className="console-card" title={t('appliedText')} />;
    case 'undoing':
      return <Alert type="info" showIcon className="console-card" title={t('undoingText')} />;
    case 'undone':
      return <Alert type="warning" showIcon className="console-card" title={t('undoneText')} />;
    case 'expired':
      return <Alert type="warning" showIcon className="console-card" title={t('expiredText')} />;
  }
}
