import { Card, Descriptions, Typography } from 'antd';
import { withBrackets } from '../../../../i18n/punctuation';
import type { Schemas } from '../../../console-api';
import { useDictionary } from '../../../use-text';
import { FEWEST_FOR_FLAGS } from './fewest-for-flags';
import { shownNumber, shownPercent, shownPoints } from './shown-number';
import { statisticsDictionaries } from './statistics-text';

type Paper = Schemas['PaperStatisticsDto'];

function notesOn({ people, samePaper, sameWorth, alpha }: Paper) {
  const fewNote = people < FEWEST_FOR_FLAGS ? (['fewPapers'] as const) : [];
  const paperNote = samePaper ? [] : (['differentPapers'] as const);
  const alphaNote = alpha !== null ? [] : sameWorth ? (['noSpread'] as const) : (['alphaUnknown'] as const);
  return [...fewNote, ...paperNote, ...alphaNote];
}

/** Statistics of the whole paper. */
export function PaperFacts({ paper }: { paper: Paper }) {
  const t = useDictionary(statisticsDictionaries);
  const facts = [
    { label: t('people'), children: paper.people },
    {
      label: t('mean'),
      children: withBrackets(
        shownPoints(paper.meanMillipoints),
        t('ofMax', { max: shownPoints(paper.maxMillipoints) }),
      ),
    },
    { label: t('median'), children: shownPoints(paper.medianMillipoints) },
    { label: t('standardDeviationPoints'), children: shownPoints(paper.standardDeviationMillipoints) },
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
      {notesOn(paper).map((note) => (
        <Typography.Paragraph key={note} type="secondary" className="statistics-note">
          {t(note, { count: paper.people })}
        </Typography.Paragraph>
      ))}
    </Card>
  );
}
