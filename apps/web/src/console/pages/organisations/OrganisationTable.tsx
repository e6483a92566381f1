import { MoreOutlined } from '@ant-design/icons';
import { Button, Dropdown, Grid, Table, Tag, type TableColumnsType } from 'antd';
import { useDictionary } from '../../use-text';
import type { OrganisationAct } from './OrganisationDialog';
import type { OrganisationRow } from './organisation-rows';
import { organisationPageDictionaries } from './organisation-text';

interface OrganisationTableProps {
  rows: OrganisationRow[];
  loading: boolean;
  nameOf: (organisationId: string) => string;
  /** What the reader may do with it. */
  actsOn: (row: OrganisationRow) => OrganisationAct[];
  onAct: (act: OrganisationAct, row: OrganisationRow) => void;
}

export function OrganisationTable({ rows, loading, nameOf, actsOn, onAct }: OrganisationTableProps) {
  const t = useDictionary(organisationPageDictionaries);
  const wide = Grid.useBreakpoint().md ?? true;
  const columns: TableColumnsType<OrganisationRow> = [
    {
      title: t('name'),
      render: (_, { name, code, closedAt, mergedIntoId }) => (
        <>
          {name} <small className="console-aside">{code}</small>{' '}
          {closedAt !== null && (
            <Tag>{mergedIntoId === null ? t('closed') : t('mergedInto', { name: nameOf(mergedIntoId) })}</Tag>
          )}
        </>
      ),
    },
    { title: t('type'), render: (_, { level, kind }) => t(kind ?? level), responsive: ['md'] },
    {
      title: t('people'),
      align: 'right',
      render: (_, { people, peopleBelow }) => (
        <>
          {people}
          {peopleBelow > people && (
            <div>
              <small className="console-aside">{t('peopleBelow', { count: peopleBelow })}</small>
            </div>
          )}
        </>
      ),
      className: wide ? 'console-nowrap' : undefined,
    },
    {
      title: t('acts'),
      render: (_, row) => {
        const acts = actsOn(row);
        return (
          acts.length > 0 && (
            <Dropdown
              trigger={['click']}
              menu={{
                items: acts.map((act) => ({ key: act, label: t(act), danger: act === 'merge' || act === 'close' })),
                onClick: ({ key }) => onAct(key as OrganisationAct, row),
              }}
            >
              <Button size="small" icon={<MoreOutlined />} aria-label={t('actsOf', { name: row.name })} />
            </Dropdown>
          )
        );
      },
    },
  ];
  const roots = rows.map(({ id }) => id);
  return (
    <Table<OrganisationRow>
      key={roots.join()}
      rowKey="id"
      size="small"
      pagination={false}
      loading={loading}
      columns={columns}
      dataSource={rows}
      expandable={{ defaultExpandedRowKeys: roots.slice(0, 1), indentSize: wide ? 20 : 8 }}
      locale={{ emptyText: t('none') }}
    />
  );
}
