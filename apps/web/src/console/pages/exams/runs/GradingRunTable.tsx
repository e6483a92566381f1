import { Button, Grid, Progress, Space, Table, Tag, Typography, type TableColumnsType } from 'antd';
import { useDictionary } from '../../../use-text';
import type { Schemas } from '../../../console-api';
import { formatTime } from '../../../../i18n/format-time';
import { resultDictionaries } from '../results/result-text';
import { useSittings } from '../sittings/use-sittings';

type Run = Schemas['GradingRunDto'];

interface GradingRunTableProps {
  /** In order of creation. */
  runs: readonly Run[];
  counting: Run | null;
  loading: boolean;
  onDifference: (run: Run) => void;
  onRelease: (run: Run) => void;
}

/** Grading runs, newest first. On phones all facts of a run are in one cell. */
export function GradingRunTable({ runs, counting, loading, onDifference, onRelease }: GradingRunTableProps) {
  const t = useDictionary(resultDictionaries);
  const wide = Grid.useBreakpoint().md ?? true;
  const acts = (run: Run) => (
    <Space wrap size="small">
      {run.mergedIntoRunNumber === null && (
        <Button size="small" onClick={() => onDifference(run)}>
          {t('difference')}
        </Button>
      )}
      {run.releasable && run.releasedAt === null && (
        <Button size="small" type="primary" onClick={() => onRelease(run)}>
          {t('release')}
        </Button>
      )}
    </Space>
  );
  const number = (run: Run) => (
    <Space wrap size={4}>
      <span>{t('runNumber', { number: run.runNumber })}</span>
      <RunState run={run} counts={run.id === counting?.id} />
    </Space>
  );
  // The system's own reasons are stored in English, so a translated text is shown instead.
  const reason = (run: Run) =>
    run.createdBy !== null ? run.reason : t(run.runNumber === 1 ? 'firstReason' : 'laterReason');
  const columns: TableColumnsType<Run> = wide
    ? [
        { title: t('run'), render: (_, run) => number(run) },
        { title: t('progress'), render: (_, run) => <RunProgress run={run} /> },
        { title: t('overrides'), render: (_, run) => <OverrideCounts run={run} /> },
        { title: t('reason'), render: (_, run) => reason(run), responsive: ['lg'] },
        { title: t('createdAt'), render: (_, run) => <MadeAndReleased run={run} />, className: 'console-nowrap' },
        { title: '', render: (_, run) => acts(run) },
      ]
    : [
        {
          title: t('run'),
          render: (_, run) => (
            <Space orientation="vertical" size={4} className="console-wide">
              {number(run)}
              <RunProgress run={run} />
              <OverrideCounts run={run} />
              <MadeAndReleased run={run} />
              <Typography.Text type="secondary">{reason(run)}</Typography.Text>
              {acts(run)}
            </Space>
          ),
        },
      ];
  return (
    <Table<Run>
      rowKey="id"
      size="small"
      pagination={false}
      loading={loading}
      columns={columns}
      dataSource={[...runs].reverse()}
      locale={{ emptyText: t('noRun') }}
    />
  );
}

function RunState({ run, counts }: { run: Run; counts: boolean }) {
  const t = useDictionary(resultDictionaries);
  if (counts) return <Tag color="green">{t('counting')}</Tag>;
  if (run.mergedIntoRunNumber !== null) return <Tag>{t('mergedInto', { number: run.mergedIntoRunNumber })}</Tag>;
  if (run.releasedAt !== null || !run.releasable) return <Tag>{t('superseded')}</Tag>;
  return <Tag color="gold">{t('waiting')}</Tag>;
}

function RunProgress({ run: { graded, ungraded, mergedIntoRunNumber } }: { run: Run }) {
  const t = useDictionary(resultDictionaries);
  // A merged run is not graded any further.
  if (mergedIntoRunNumber !== null) return <>—</>;
  const all = graded + ungraded;
  return (
    <div className="console-progress">
      {t('progressOf', { graded, all })}
      {ungraded > 0 && <Progress percent={Math.floor((graded * 100) / all)} size="small" showInfo={false} />}
    </div>
  );
}

function OverrideCounts({ run: { overrides, lateResponses } }: { run: Run }) {
  const t = useDictionary(resultDictionaries);
  const kinds = (['drop', 'award_all', 'accept_key'] as const)
    .map((kind) => ({ kind, count: overrides.filter((override) => override.kind === kind).length }))
    .filter(({ count }) => count > 0);
  if (kinds.length === 0 && !lateResponses)
    return <Typography.Text type="secondary">{t('noOverride')}</Typography.Text>;
  return (
    <>
      {lateResponses && <Tag>{t('lateResponses')}</Tag>}
      {kinds.map(({ kind, count }) => (
        <Tag key={kind}>{t('countOf', { what: t(kind), count })}</Tag>
      ))}
    </>
  );
}

function MadeAndReleased({ run: { examId, createdAt, createdBy, releasedAt, sittingIds } }: { run: Run }) {
  const t = useDictionary(resultDictionaries);
  const sittings = useSittings(examId).data ?? [];
  const covered = sittings.filter(({ id }) => sittingIds?.includes(id));
  return (
    <>
      <div>
        {formatTime(createdAt)} · {t(createdBy === null ? 'system' : 'staff')}
      </div>
      {releasedAt !== null && (
        <Typography.Text type="secondary">{t('released', { time: formatTime(releasedAt) })}</Typography.Text>
      )}
      {releasedAt !== null && covered.length < sittings.length && (
        <div>
          <Typography.Text type="secondary">
            {t('releasedFor', { sittings: covered.map(({ title }) => title).join(t('listComma')) })}
          </Typography.Text>
        </div>
      )}
    </>
  );
}
