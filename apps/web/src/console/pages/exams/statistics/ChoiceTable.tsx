import { Table, Tag, type TableColumnsType } from 'antd';
import { RichLabel } from '../../../../ui/markdown/RichText';
import type { Schemas } from '../../../console-api';
import { useDictionary } from '../../../use-text';
import { shownChoices, THIRDS, type ShownChoice } from './choice-share';
import { shownPercent } from './shown-number';
import { statisticsDictionaries } from './statistics-text';

/** The figures of the plot as a table. */
export function ChoiceTable({ choices }: { choices: Schemas['ItemChoicesDto'] }) {
  const t = useDictionary(statisticsDictionaries);
  const columns: TableColumnsType<ShownChoice> = [
    {
      title: t('option'),
      render: (_, { letter, text, right }) =>
        letter === null ? (
          t('unanswered')
        ) : (
          <>
            {letter}. <RichLabel source={text} /> {right && <Tag color="green">{t('right')}</Tag>}
          </>
        ),
    },
    ...THIRDS.map((third, index) => ({
      title: t(third),
      align: 'right' as const,
      render: (_: unknown, { counts, percents }: ShownChoice) => (
        <>
          {counts[index]} <small>({shownPercent(percents[index] ?? null)})</small>
        </>
      ),
    })),
    { title: t('all'), align: 'right', render: (_, { counts }) => counts.reduce((sum, one) => sum + one, 0) },
  ];
  return (
    <Table<ShownChoice>
      rowKey={({ letter }) => letter ?? 'none'}
      size="small"
      pagination={false}
      columns={columns}
      dataSource={shownChoices(choices)}
    />
  );
}
