import { Button, Space, Table, Typography, type TableColumnsType } from 'antd';
import { RichLabel } from '../../../../ui/markdown/RichText';
import type { Schemas } from '../../../console-api';
import { useDictionary } from '../../../use-text';
import { markingDictionaries } from './marking-text';

type Question = Schemas['MarkedQuestionDto'];

interface MarkedQuestionsProps {
  questions: readonly Question[];
  begun: boolean;
  onRubric: (question: Question) => void;
  onAllot: (question: Question) => void;
}

/** Each essay question with its rubric, its markers and how far it is. */
export function MarkedQuestions({ questions, begun, onRubric, onAllot }: MarkedQuestionsProps) {
  const t = useDictionary(markingDictionaries);
  const columns: TableColumnsType<Question> = [
    {
      title: t('question'),
      render: (_, question) => (
        <>
          <div className="marking-stem">
            <RichLabel source={question.stem} />
          </div>
          <Typography.Text type="secondary">
            {question.questionCode} · {t('points', { points: question.points })}
          </Typography.Text>
          <div>
            <Space wrap size="small">
              <Button size="small" disabled={begun} onClick={() => onRubric(question)}>
                {t('editRubric')}
              </Button>
              <Button size="small" onClick={() => onAllot(question)}>
                {t('allot')}
              </Button>
            </Space>
          </div>
        </>
      ),
    },
    {
      title: t('rubric'),
      responsive: ['md'],
      render: (_, { criteria }) =>
        criteria.length === 1 && criteria[0]?.title === '' ? (
          <Typography.Text type="secondary">{t('noRubric')}</Typography.Text>
        ) : (
          criteria.map(({ title, maxPoints }) => (
            <div key={title}>
              {title} {maxPoints}
            </div>
          ))
        ),
    },
    { title: t('allotment'), responsive: ['sm'], render: (_, question) => <Markers question={question} /> },
    { title: t('open'), align: 'right', render: (_, { counts }) => counts.open },
    { title: t('complete'), align: 'right', render: (_, { counts }) => counts.complete + counts.settled },
  ];
  return (
    <section className="console-card">
      <Typography.Title level={3} className="console-section">
        {t('questions')}
      </Typography.Title>
      <Table<Question>
        rowKey="questionVersionId"
        size="small"
        pagination={false}
        dataSource={[...questions]}
        columns={columns}
      />
    </section>
  );
}

function Markers({ question: { markers } }: { question: Question }) {
  const t = useDictionary(markingDictionaries);
  if (markers.length === 0) return <Typography.Text type="danger">{t('nobody')}</Typography.Text>;
  const lots = [...new Set(markers.map(({ lot }) => lot))];
  return lots.map((lot) => (
    <div key={lot}>
      {t(lot === 0 ? 'allLots' : 'lot', { lot })}:{' '}
      {markers
        .filter((marker) => marker.lot === lot)
        .map(({ name }) => name)
        .join(', ')}
    </div>
  ));
}
