import { Button, Space } from 'antd';
import { useState } from 'react';
import { useDictionary } from '../../../use-text';
import { api, ok, type Schemas } from '../../../console-api';
import { ReasonDialog } from '../../../ReasonDialog';
import { questionDictionaries } from './question-text';

type Question = Schemas['QuestionDetailDto'];
type Act = 'publish' | 'retire';

/** A question is published, or taken out of what exams draw. */
export function QuestionActs({ question }: { question: Question }) {
  const t = useDictionary(questionDictionaries);
  const [act, setAct] = useState<Act | null>(null);
  const grouped = question.group.length > 1 ? 'Group' : '';
  return (
    <Space>
      {question.state !== 'published' && (
        <Button type="primary" onClick={() => setAct('publish')}>
          {t('publish')}
        </Button>
      )}
      {question.state !== 'retired' && (
        <Button danger onClick={() => setAct('retire')}>
          {t('retire')}
        </Button>
      )}
      {act && (
        <ReasonDialog
          title={t(act)}
          text={t(`${act}${grouped}Text`)}
          danger={act === 'retire'}
          perform={({ reason }) =>
            ok(api.POST(`/api/v1/questions/{id}/${act}`, { params: { path: { id: question.id } }, body: { reason } }))
          }
          refresh={[['questions'], ['banks']]}
          onClose={() => setAct(null)}
        />
      )}
    </Space>
  );
}
