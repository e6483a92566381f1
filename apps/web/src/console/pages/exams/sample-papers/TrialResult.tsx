import { Space, Table, Typography, Button } from 'antd';
import type { Schemas } from '../../../console-api';
import { LinkButton } from '../../../LinkButton';
import { useDictionary } from '../../../use-text';
import { sampleDictionaries } from './sample-text';

interface TrialResultProps {
  score: Schemas['SampleScoreDto'];
  back: string;
  onAgain: () => void;
}

export function TrialResult({ score, back, onAgain }: TrialResultProps) {
  const t = useDictionary(sampleDictionaries);
  const { earnedPoints, maxPoints, passMarkPoints, passed, essayCount, sections, items } = score;
  const mark = passMarkPoints;
  return (
    <main className="page scroller trial-result">
      <Typography.Title level={2}>{t('result')}</Typography.Title>
      <p className="trial-score" role="status">
        {t('earned', { earned: earnedPoints, max: maxPoints })}
      </p>
      <p>{passed === null ? t('open', { count: essayCount }) : t(passed ? 'passed' : 'failed', { mark })}</p>
      <Table
        size="small"
        className="console-card"
        rowKey={(row) => row.title}
        pagination={false}
        dataSource={sections}
        columns={[
          { title: t('section'), dataIndex: 'title' },
          {
            title: t('points'),
            align: 'right',
            render: (_, row) => `${row.earnedPoints} / ${row.maxPoints}`,
          },
        ]}
      />
      <Typography.Title level={3} className="sample-section">
        {t('items')}
      </Typography.Title>
      <ul className="trial-items">
        {items.map((item) => (
          <Item key={item.itemNumber} item={item} />
        ))}
      </ul>
      <Space wrap className="console-card">
        <Button onClick={onAgain}>{t('again')}</Button>
        <LinkButton type="primary" to={back}>
          {t('back')}
        </LinkButton>
      </Space>
    </main>
  );
}

function Item({ item: { itemNumber: number, earnedPoints, points } }: { item: Schemas['TriedItemDto'] }) {
  const t = useDictionary(sampleDictionaries);
  const earned = earnedPoints ?? 0;
  const state = earnedPoints === null ? 'byPeople' : earned === points ? 'right' : earned > 0 ? 'partly' : 'wrong';
  const sign = { byPeople: '…', right: '✓', partly: '½', wrong: '✗' }[state];
  return (
    <li
      className={state}
      aria-label={t(state, { number, earned, points })}
      title={t(state, { number, earned, points })}
    >
      {number} <span aria-hidden="true">{sign}</span>
    </li>
  );
}
