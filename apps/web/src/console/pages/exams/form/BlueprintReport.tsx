import { Alert, Table, Tag } from 'antd';
import type { Schemas } from '../../../console-api';
import { useDictionary } from '../../../use-text';
import { blueprintReportDictionaries } from './blueprint-report-text';

type Report = Pick<Schemas['BlueprintReportDto'], 'draws' | 'faults'>;

/** What the bank has for each row of the blueprint, and the faults that prevent a lock. */
export function BlueprintReport({ draws, faults }: Report) {
  const t = useDictionary(blueprintReportDictionaries);
  const explain = useExplainFault(draws);
  return (
    <div className="console-card">
      <Alert
        type={faults.length === 0 ? 'success' : 'warning'}
        showIcon
        className="console-card"
        title={t(faults.length === 0 ? 'satisfiable' : 'notSatisfiable')}
        description={
          faults.length > 0 && (
            <ul className="console-faults">
              {faults.map((fault) => (
                <li key={fault.message}>{explain(fault)}</li>
              ))}
            </ul>
          )
        }
      />
      <Table
        size="small"
        rowKey="drawNumber"
        pagination={false}
        dataSource={draws}
        columns={[
          { title: t('row'), dataIndex: 'drawNumber', align: 'right' },
          { title: t('section'), dataIndex: 'sectionTitle', responsive: ['sm'] },
          { title: t('wants'), dataIndex: 'wants', align: 'right' },
          { title: t('has'), dataIndex: 'has', align: 'right' },
          {
            title: t('lacks'),
            render: (_, { lacks }) =>
              lacks > 0 ? (
                <Tag color="red">{t('missing', { count: lacks })}</Tag>
              ) : (
                <Tag color="green">{t('enough')}</Tag>
              ),
          },
        ]}
      />
    </div>
  );
}

function useExplainFault(draws: Report['draws']) {
  const t = useDictionary(blueprintReportDictionaries);
  return ({ code, sectionIndex, drawNumbers }: Report['faults'][number]): string => {
    const draw = draws.find(({ drawNumber }) => drawNumber === drawNumbers[0]);
    const sectionTitle =
      draws.find((one) => one.sectionIndex === sectionIndex)?.sectionTitle ??
      (sectionIndex === null ? '' : String(sectionIndex + 1));
    const place =
      drawNumbers.length > 0
        ? t('rows', { rows: drawNumbers.join(', ') })
        : sectionTitle && `${t('section')} ${sectionTitle}`;
    const { wants = 0, has = 0, lacks = 0, groupsHeldBack = 0 } = draw ?? {};
    const heldBack = code === 'SHORT' && groupsHeldBack > 0 ? t('heldBack', { groups: groupsHeldBack }) : '';
    return `${place} ${t(code, { wants, has, lacks })}${heldBack}`.trim();
  };
}
