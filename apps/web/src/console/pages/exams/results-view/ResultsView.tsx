import { DownloadOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Col, Empty, Flex, Row, Select, Spin, Statistic, Typography } from 'antd';
import { useState } from 'react';
import { formatTime } from '../../../../i18n/format-time';
import { api, ok, type Schemas } from '../../../console-api';
import { ErrorNotice } from '../../../ErrorNotice';
import { OrganisationSelect } from '../../../organisation/OrganisationSelect';
import { useDictionary } from '../../../use-text';
import { useSittings } from '../sittings/use-sittings';
import { DistributionPlot } from './DistributionPlot';
import { RatePlot } from './RatePlot';
import { resultsViewDictionaries } from './results-view-text';
import { ResultTable } from './ResultTable';
import { domainBars, gradedOf, passRate, placeBars, shownRate, sittingBars, type Summary } from './shown-results';

const KINDS = ['passed', 'failed', 'absent', 'deferred', 'violation', 'annulled'] as const;
const DOMAINS_ASKED_EVERY_MS = 3_000;

interface Filter {
  sittingId?: string;
  organisationId?: string;
}

/** The results of the exam: charts first, then the table. */
export function ResultsView({ exam }: { exam: Schemas['ExamDto'] }) {
  const t = useDictionary(resultsViewDictionaries);
  const [filter, setFilter] = useState<Filter>({});
  const summary = useQuery({
    queryKey: ['exams', exam.id, 'results', 'summary', filter],
    queryFn: () =>
      ok(api.GET('/api/v1/exams/{examId}/results/summary', { params: { path: { examId: exam.id }, query: filter } })),
    refetchInterval: ({ state }) => (state.data?.domainsBeingMade ? DOMAINS_ASKED_EVERY_MS : false),
    placeholderData: (before) => before,
  });
  if (summary.isPending) return <Spin className="console-wait" />;
  if (!summary.data) return <ErrorNotice error={summary.error} onRetry={() => void summary.refetch()} />;
  const { run } = summary.data;
  if (!run) return <Empty description={t(exam.administersWhole ? 'nothing' : 'nothingYours')} />;
  return (
    <>
      <RunLine run={run} />
      <FilterLine examId={exam.id} filter={filter} onChange={setFilter} />
      {summary.error && <ErrorNotice error={summary.error} onRetry={() => void summary.refetch()} />}
      <Picture summary={summary.data} />
      <ResultTable examId={exam.id} filter={filter} />
    </>
  );
}

function RunLine({ run: { runNumber, releasedAt } }: { run: NonNullable<Summary['run']> }) {
  const t = useDictionary(resultsViewDictionaries);
  if (releasedAt === null)
    return <Alert type="warning" showIcon className="console-card" title={t('unreleased', { number: runNumber })} />;
  return (
    <Typography.Paragraph type="secondary">
      {t('released', { number: runNumber, time: formatTime(releasedAt) })}
    </Typography.Paragraph>
  );
}

function FilterLine({
  examId,
  filter,
  onChange,
}: {
  examId: string;
  filter: Filter;
  onChange: (filter: Filter) => void;
}) {
  const t = useDictionary(resultsViewDictionaries);
  const sittings = useSittings(examId).data ?? [];
  return (
    <Flex wrap gap="small" className="console-card">
      <OrganisationSelect
        allowClear
        placeholder={t('allPlaces')}
        value={filter.organisationId}
        onChange={(organisationId) => onChange({ ...filter, organisationId })}
        className="console-filter"
      />
      {sittings.length > 1 && (
        <Select
          allowClear
          placeholder={t('allSittings')}
          aria-label={t('allSittings')}
          value={filter.sittingId}
          onChange={(sittingId?: string) => onChange({ ...filter, sittingId })}
          options={sittings.map(({ id, title }) => ({ value: id, label: title }))}
          className="console-filter"
        />
      )}
      <Button icon={<DownloadOutlined />} href={reportAddress(examId, filter)} download>
        {t('report')}
      </Button>
    </Flex>
  );
}

/** A plain link: the browser saves the file and shows its progress. */
function reportAddress(examId: string, { sittingId, organisationId }: Filter): string {
  const query = new URLSearchParams({ ...(sittingId && { sittingId }), ...(organisationId && { organisationId }) });
  return `/api/v1/exams/${examId}/results/report.pdf${query.size > 0 ? `?${query.toString()}` : ''}`;
}

function Picture({ summary }: { summary: Summary }) {
  const t = useDictionary(resultsViewDictionaries);
  const { counts } = summary;
  const ofPlaces = [t('place'), t('graded'), t('passed'), t('absent')];
  return (
    <>
      <Row gutter={[16, 16]} className="console-card">
        <Col xs={12} sm={8} md={6}>
          <Statistic title={t('passRate')} value={shownRate(passRate(counts))} />
          <small>{t('ofGraded', { passed: counts.passed, graded: gradedOf(counts) })}</small>
        </Col>
        {KINDS.map((kind) => (
          <Col key={kind} xs={8} sm={8} md={3}>
            <Statistic title={t(kind)} value={counts[kind]} />
          </Col>
        ))}
      </Row>
      <DistributionPlot summary={summary} />
      <div className="results-plots">
        <RatePlot title={t('byCity')} bars={placeBars(summary, 'city')} columns={ofPlaces} />
        <RatePlot title={t('byCounty')} bars={placeBars(summary, 'county')} columns={ofPlaces} />
        <RatePlot title={t('byDomain')} bars={domainBars(summary)} columns={[t('domain'), t('questions')]} />
        {summary.sittings.length > 1 && (
          <RatePlot
            title={t('bySitting')}
            bars={sittingBars(summary)}
            columns={[t('sitting'), t('graded'), t('passed'), t('absent')]}
          />
        )}
      </div>
      {summary.domainsBeingMade && (
        <Typography.Paragraph type="secondary">{t('domainsBeingMade')}</Typography.Paragraph>
      )}
    </>
  );
}
