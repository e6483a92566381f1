import { Card, Descriptions, Typography } from 'antd';
import type { Schemas } from '../../../console-api';
import { useDictionary } from '../../../use-text';
import { shownNumber, shownPercent, shownPoints } from './shown-number';
import { statisticsDictionaries } from './statistics-text';

/** Statistics of the whole paper. */
export function PaperFacts({ paper }: { paper: Schemas['PaperStatisticsDto'] }) {
  const t = useDictionary(statisticsDictionaries);
  const facts = [
    { label: t('people'), children: paper.people },
    {
      label: t('mean'),
      children: `${shownPoints(paper.meanMillipoints)} (${t('ofMax', { max: shownPoints(paper.maxMillipoints) })})`,
    },
    { label: t('median'), children: shownPoints(paper.medianMillipoints) },
    { label: t('standardDeviation'), children: shownPoints(paper.standardDeviationMillipoints) },
    { label: t('alpha'), children: shownNumber(paper.alpha, 3) },
    { label: t('standardError'), children: shownPoints(paper.standardErrorMillipoints) },
    { label: t('errorRatio'), children: shownPercent(paper.errorRatioPercent) },
    { label: t('skewness'), children: shownNumber(paper.skewness, 2) },
    { label: t('kurtosis'), children: shownNumber(paper.kurtosis, 2) },
  ];
  return (
    <Card size="small" className="console-card">
      <Descriptions
        size="small"
        column={{ xs: 1, sm: 2, lg: 3 }}
        items={facts.map((fact) => ({ key: fact.label, ...fact }))}
      />
      {!paper.samePaper && <Typography.Text type="secondary">{t('differentPapers')} </Typography.Text>}
      {!paper.sameWorth && <Typography.Text type="secondary">{t('alphaUnknown')}</Typography.Text>}
    </Card>
  );
}
