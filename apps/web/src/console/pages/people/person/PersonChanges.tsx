import { useQuery } from '@tanstack/react-query';
import { Table, Typography, type TableColumnsType } from 'antd';
import { formatTime } from '../../../../i18n/format-time';
import { api, ok, type Schemas } from '../../../console-api';
import { ErrorNotice } from '../../../ErrorNotice';
import { useDictionary } from '../../../use-text';
import { peopleDictionaries } from '../people-text';
import { personDictionaries } from './person-text';

type Change = Schemas['PersonChangeItem'];

/** The change history of a person: what, who, when and why. */
export function PersonChanges({ personId }: { personId: string }) {
  const t = useDictionary(personDictionaries);
  const query = useQuery({
    queryKey: ['people', 'one', personId, 'changes'],
    queryFn: () => ok(api.GET('/api/v1/people/{id}/changes', { params: { path: { id: personId } } })),
  });
  const columns: TableColumnsType<Change> = [
    { title: t('when'), render: (_, { at }) => formatTime(at), className: 'console-nowrap' },
    { title: t('who'), render: (_, { staffName }) => staffName ?? t('gone'), responsive: ['md'] },
    { title: t('what'), render: (_, change) => <WhatChanged change={change} /> },
  ];
  return (
    <>
      <Typography.Title level={3} className="console-section">
        {t('changes')}
      </Typography.Title>
      {query.error && <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />}
      {!query.isLoadingError && (
        <Table<Change>
          rowKey="id"
          size="small"
          pagination={false}
          loading={query.isPending}
          columns={columns}
          dataSource={query.data ?? []}
          locale={{ emptyText: t('noChanges') }}
        />
      )}
    </>
  );
}

function WhatChanged({ change: { kind, changes, registrations, certificates, reason } }: { change: Change }) {
  const t = useDictionary(personDictionaries);
  const people = useDictionary(peopleDictionaries);
  const shown = ({ field, value }: { field: Change['changes'][number]['field']; value: string | null }) => {
    if (value === null) return t('noPhone');
    return field === 'idType' ? people(value as Schemas['PersonItem']['idType']) : value;
  };
  return (
    <>
      <div>{t(`kind_${kind}`)}</div>
      {reason !== null && (
        <div>
          <small>
            {t('why')} {reason}
          </small>
        </div>
      )}
      {changes.map(({ field, before, after }) => (
        <div key={field}>
          <small>
            {t('change', {
              field: people(field),
              before: shown({ field, value: before }),
              after: shown({ field, value: after }),
            })}
          </small>
        </div>
      ))}
      {registrations + certificates > 0 && (
        <div>
          <small>{t('followed', { registrations, certificates })}</small>
        </div>
      )}
    </>
  );
}
