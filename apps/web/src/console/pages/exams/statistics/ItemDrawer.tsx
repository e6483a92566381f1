import { Card, Descriptions, Drawer, Typography } from 'antd';
import { Link } from 'react-router';
import { withBrackets } from '../../../../i18n/punctuation';
import { RichText } from '../../../../ui/markdown/RichText';
import type { Schemas } from '../../../console-api';
import { useDictionary } from '../../../use-text';
import { ChoicePlot } from './ChoicePlot';
import { ChoiceTable } from './ChoiceTable';
import { FEWEST_FOR_FLAGS } from './fewest-for-flags';
import { Remarks } from './Remarks';
import { shownIndex, shownPercent, shownPoints } from './shown-number';
import { statisticsDictionaries } from './statistics-text';

type Item = Schemas['ItemStatisticsDto'];

interface ItemDrawerProps {
  item: Item | null;
  bankId: string | null;
  onClose: () => void;
}

/** One question: its figures, the reasons for its remarks, and the choices by option. */
export function ItemDrawer({ item, bankId, onClose }: ItemDrawerProps) {
  return (
    <Drawer
      open={item !== null}
      onClose={onClose}
      title={item?.code}
      size={640}
      className="console-drawer"
      destroyOnHidden
    >
      {item && <ItemView item={item} bankId={bankId} />}
    </Drawer>
  );
}

function ItemView({ item, bankId }: { item: Item; bankId: string | null }) {
  const t = useDictionary(statisticsDictionaries);
  const facts = [
    { label: t('section'), children: item.sectionTitle },
    { label: t('points'), children: shownPoints(item.pointsMillipoints) },
    { label: t('papers'), children: item.people },
    { label: t('facility'), children: shownPercent(item.facilityPercent) },
    { label: t('standardDeviation'), children: shownPercent(item.standardDeviationPercent) },
    { label: t('guess'), children: shownPercent(item.guessPercent) },
    { label: t('discrimination'), children: <Discrimination item={item} /> },
    { label: t('efficiency'), children: shownPercent(item.discriminativeEfficiencyPercent) },
    {
      label: t('weight'),
      children: withBrackets(shownPercent(item.effectiveWeightPercent), shownPercent(item.intendedWeightPercent)),
    },
  ];
  return (
    <>
      {bankId !== null && (
        <Typography.Paragraph>
          <Link to={`/banks/${bankId}?question=${item.questionId}`}>{t('toQuestion')}</Link>
        </Typography.Paragraph>
      )}
      <div className="console-stem">
        <RichText source={item.stem} />
      </div>
      <div className="console-card">
        <Remarks item={item} />
        {item.flags.map((flag) => (
          <Typography.Paragraph key={flag}>{t(`why_${flag}`)}</Typography.Paragraph>
        ))}
        {item.people < FEWEST_FOR_FLAGS && <Typography.Text type="secondary">{t('tooFew')}</Typography.Text>}
      </div>
      <Descriptions
        size="small"
        className="console-card"
        column={{ xs: 1, sm: 2 }}
        items={facts.map((fact) => ({ key: fact.label, ...fact }))}
      />
      <Choices choices={item.choices} />
    </>
  );
}

/** The index, or a dash with the reason. */
function Discrimination({ item: { discriminationIndex, discriminationGap } }: { item: Item }) {
  const t = useDictionary(statisticsDictionaries);
  return (
    <span>
      {shownIndex(discriminationIndex)}
      {discriminationGap !== null && (
        <Typography.Text type="secondary"> {t(`why_${discriminationGap}`)}</Typography.Text>
      )}
    </span>
  );
}

function Choices({ choices }: { choices: Item['choices'] }) {
  const t = useDictionary(statisticsDictionaries);
  if (choices.options.length === 0) {
    const count = choices.unanswered.reduce((sum, one) => sum + one, 0);
    return <Typography.Text type="secondary">{t('noChoices', { count })}</Typography.Text>;
  }
  return (
    <Card size="small" title={t('choices')}>
      <Typography.Paragraph type="secondary">{t('choicesLead')}</Typography.Paragraph>
      <ChoicePlot choices={choices} />
      <ChoiceTable choices={choices} />
    </Card>
  );
}
