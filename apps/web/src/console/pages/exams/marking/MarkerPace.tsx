import { Table, Typography } from 'antd';
import { formatTime } from '../../../../i18n/format-time';
import type { Schemas } from '../../../console-api';
import { useDictionary } from '../../../use-text';
import { markingDictionaries } from './marking-text';

type Progress = Schemas['MarkerProgressDto'];

/** Who marks how fast, and how high. */
export function MarkerPace({
  progress,
  questions,
}: {
  progress: readonly Progress[];
  questions: readonly Schemas['MarkedQuestionDto'][];
}) {
  const t = useDictionary(markingDictionaries);
  const codeOf = (id: string) =>
    questions.find(({ questionVersionId }) => questionVersionId === id)?.questionCode ?? '';
  return (
    <section className="console-card">
      <Typography.Title level={3} className="console-section">
        {t('progress')}
      </Typography.Title>
      <Table<Progress>
        rowKey={({ staffId, questionVersionId }) => `${staffId} ${questionVersionId}`}
        size="small"
        pagination={false}
        dataSource={[...progress]}
        locale={{ emptyText: t('nobodyMarked') }}
        columns={[
          {
            title: t('marker'),
            render: (_, { name, questionVersionId }) => (
              <>
                {name} <Typography.Text type="secondary">{codeOf(questionVersionId)}</Typography.Text>
              </>
            ),
          },
          { title: t('markedCount'), dataIndex: 'marked', align: 'right' },
          { title: t('lately'), dataIndex: 'lately', align: 'right' },
          { title: t('mean'), dataIndex: 'meanPoints', align: 'right', responsive: ['sm'] },
          { title: t('lastMarked'), render: (_, { lastMarkedAt }) => formatTime(lastMarkedAt), responsive: ['md'] },
        ]}
      />
    </section>
  );
}
