import { Button, Checkbox, Grid, Space, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import type { Schemas } from '../../../console-api';
import { useDictionary } from '../../../use-text';
import { Remarks } from './Remarks';
import { byNumber, shownIndex, shownPercent } from './shown-number';
import { statisticsDictionaries } from './statistics-text';

type Item = Schemas['ItemStatisticsDto'];

interface ItemTableProps {
  items: readonly Item[];
  onOpen: (item: Item) => void;
}

/** Sortable by every figure. On phones all facts of a question are in one cell. */
export function ItemTable({ items, onOpen }: ItemTableProps) {
  const t = useDictionary(statisticsDictionaries);
  const [flaggedOnly, setFlaggedOnly] = useState(false);
  const flagged = items.filter(({ flags }) => flags.length > 0);
  const columns = useColumns(onOpen);
  return (
    <>
      <Checkbox
        className="console-card"
        checked={flaggedOnly}
        onChange={({ target }) => setFlaggedOnly(target.checked)}
      >
        {t('filterRemarks', { count: flagged.length })}
      </Checkbox>
      <Table<Item>
        rowKey={({ questionVersionId, sectionTitle, pointsMillipoints }) =>
          [questionVersionId, sectionTitle, pointsMillipoints].join(' ')
        }
        size="small"
        pagination={{ defaultPageSize: 50, hideOnSinglePage: true }}
        columns={columns}
        dataSource={flaggedOnly ? flagged : [...items]}
        locale={{ emptyText: t('none') }}
      />
    </>
  );
}

function useColumns(onOpen: (item: Item) => void): TableColumnsType<Item> {
  const t = useDictionary(statisticsDictionaries);
  const wide = Grid.useBreakpoint().md ?? true;
  const name = (item: Item) => (
    <div className="console-clamp">
      <Button type="link" size="small" className="console-link" onClick={() => onOpen(item)}>
        {item.code}
      </Button>
      <span>{item.stem}</span>
    </div>
  );
  const byFlags = (one: Item, other: Item): number => one.flags.length - other.flags.length;
  if (!wide)
    return [
      {
        title: t('question'),
        render: (_, item) => (
          <Space orientation="vertical" size={4} className="console-wide">
            {name(item)}
            <small>
              {t('papers')} {item.people} · {t('facility')} {shownPercent(item.facilityPercent)} · {t('discrimination')}{' '}
              {shownIndex(item.discriminationIndex)}
            </small>
            <Remarks item={item} />
          </Space>
        ),
      },
    ];
  return [
    { title: t('question'), minWidth: 200, render: (_, item) => name(item) },
    number({ title: t('papers'), of: ({ people }) => people, show: String }),
    number({ title: t('facility'), of: ({ facilityPercent }) => facilityPercent, show: shownPercent }),
    number({ title: t('discrimination'), of: ({ discriminationIndex }) => discriminationIndex, show: shownIndex }),
    {
      ...number({
        title: t('efficiency'),
        of: ({ discriminativeEfficiencyPercent }) => discriminativeEfficiencyPercent,
        show: shownPercent,
      }),
      responsive: ['lg'],
    },
    {
      ...number({ title: t('weight'), of: ({ effectiveWeightPercent }) => effectiveWeightPercent, show: shownPercent }),
      render: (_, item) => (
        <>
          {shownPercent(item.effectiveWeightPercent)} <small>({shownPercent(item.intendedWeightPercent)})</small>
        </>
      ),
      responsive: ['lg'],
    },
    {
      title: <span className="console-nowrap">{t('remarks')}</span>,
      render: (_, item) => <Remarks item={item} />,
      sorter: byFlags,
      defaultSortOrder: 'descend',
    },
  ];
}

const number = ({
  title,
  of,
  show,
}: {
  title: string;
  of: (item: Item) => number | null;
  show: (value: number | null) => string;
}): TableColumnsType<Item>[number] => ({
  title,
  align: 'right',
  className: 'console-nowrap',
  sorter: byNumber(of),
  render: (_, item) => show(of(item)),
});
