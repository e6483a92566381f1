import { useMutation } from '@tanstack/react-query';
import { Button, Drawer, Form, Input, InputNumber, Space, Typography } from 'antd';
import { api, ok, type Schemas } from '../../../console-api';
import { ErrorNotice } from '../../../ErrorNotice';
import { useDictionary } from '../../../use-text';
import { totalOf } from '../../marking/total-of';
import { markingDictionaries } from './marking-text';

type Question = Schemas['MarkedQuestionDto'];
type Rubric = Pick<Schemas['RubricDto'], 'criteria' | 'guidance'>;

interface RubricDrawerProps {
  examId: string;
  question: Question;
  onSaved: (overview: Schemas['MarkingOverviewDto']) => void;
  onClose: () => void;
}

/** What the points are given for. The criteria may give other points together than the question: marks are scaled. */
export function RubricDrawer({ examId, question, onSaved, onClose }: RubricDrawerProps) {
  const t = useDictionary(markingDictionaries);
  const [form] = Form.useForm<Rubric>();
  const criteria = Form.useWatch('criteria', form) as Partial<Rubric['criteria'][number]>[] | undefined;
  const sum = totalOf((criteria ?? []).map((criterion) => criterion?.maxPoints ?? null));
  const save = useMutation({
    mutationFn: ({ criteria: typed, guidance }: Rubric) =>
      ok(
        api.PUT('/api/v1/exams/{examId}/marking/rubric', {
          params: { path: { examId } },
          body: {
            questionVersionId: question.questionVersionId,
            criteria: typed.map((criterion) => ({ ...criterion, description: criterion.description ?? '' })),
            guidance: guidance ?? '',
          },
        }),
      ),
    onSuccess: (overview) => {
      onSaved(overview);
      onClose();
    },
  });
  return (
    <Drawer
      open
      title={`${t('rubric')} · ${question.questionCode}`}
      onClose={onClose}
      size={560}
      footer={
        <Space>
          <Button type="primary" loading={save.isPending} onClick={() => form.submit()}>
            {t('save')}
          </Button>
          <Button onClick={onClose}>{t('cancel')}</Button>
        </Space>
      }
    >
      <Form<Rubric>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ criteria: question.criteria, guidance: question.guidance }}
        onFinish={(values) => save.mutate(values)}
      >
        <Form.List name="criteria">
          {(fields, { add, remove }) => (
            <>
              {fields.map(({ key, name }) => (
                <div key={key} className="marking-criterion-fields">
                  <Form.Item
                    name={[name, 'title']}
                    label={`${t('criterion')} ${name + 1}`}
                    rules={[{ required: true, whitespace: true, max: 100 }]}
                  >
                    <Input maxLength={100} />
                  </Form.Item>
                  <Form.Item name={[name, 'maxPoints']} label={t('maxPoints')} rules={[{ required: true }]}>
                    <InputNumber min={0.001} max={1000} />
                  </Form.Item>
                  <Form.Item name={[name, 'description']} label={t('description')} className="marking-criterion-wide">
                    <Input.TextArea rows={1} autoSize maxLength={500} />
                  </Form.Item>
                  {fields.length > 1 && (
                    <Button type="text" size="small" onClick={() => remove(name)}>
                      {t('removeCriterion')}
                    </Button>
                  )}
                </div>
              ))}
              <Button disabled={fields.length >= 20} onClick={() => add({ title: '', description: '' })}>
                {t('addCriterion')}
              </Button>
            </>
          )}
        </Form.List>
        <Typography.Paragraph className="console-paragraph" type={sum === question.points ? 'secondary' : 'warning'}>
          {t('sum', { sum, points: question.points })} {sum !== question.points && t('scaled')}
        </Typography.Paragraph>
        <Form.Item name="guidance" label={t('guidance')}>
          <Input.TextArea rows={6} maxLength={10_000} showCount />
        </Form.Item>
        {save.error && <ErrorNotice error={save.error} />}
      </Form>
    </Drawer>
  );
}
