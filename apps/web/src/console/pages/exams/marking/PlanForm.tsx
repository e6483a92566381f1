import { useMutation } from '@tanstack/react-query';
import { Button, Form, InputNumber, Select, Space, Typography } from 'antd';
import { api, ok, type Schemas } from '../../../console-api';
import { ErrorNotice } from '../../../ErrorNotice';
import { useDictionary } from '../../../use-text';
import { markingDictionaries } from './marking-text';

type Plan = Schemas['MarkingPlanDto'];

interface PlanFormProps {
  examId: string;
  overview: Schemas['MarkingOverviewDto'];
  onSaved: (overview: Schemas['MarkingOverviewDto']) => void;
}

/** How many mark an answer, when a third does, and into how many lots a question is dealt. */
export function PlanForm({ examId, overview: { plan, begun }, onSaved }: PlanFormProps) {
  const t = useDictionary(markingDictionaries);
  const save = useMutation({
    mutationFn: (body: Plan) =>
      ok(api.PUT('/api/v1/exams/{examId}/marking/plan', { params: { path: { examId } }, body })),
    onSuccess: onSaved,
  });
  return (
    <section className="console-card">
      <Typography.Title level={3} className="console-section">
        {t('plan')}
      </Typography.Title>
      {begun && <Typography.Paragraph type="secondary">{t('planFixed')}</Typography.Paragraph>}
      <Form<Plan>
        layout="vertical"
        requiredMark={false}
        initialValues={plan}
        disabled={begun}
        onFinish={(values) => save.mutate(values)}
      >
        <Space wrap size="large" align="start">
          <Form.Item name="markers" label={t('markers')}>
            <Select
              className="console-filter"
              options={[1, 2].map((value) => ({ value, label: t('markersValue', { count: value }) }))}
            />
          </Form.Item>
          <Form.Item name="tolerancePercent" label={t('tolerance')} rules={[{ required: true }]}>
            <InputNumber min={0} max={100} precision={0} suffix="%" />
          </Form.Item>
          <Form.Item name="lots" label={t('lots')} tooltip={t('lotsHint')} rules={[{ required: true }]}>
            <InputNumber min={1} max={200} precision={0} />
          </Form.Item>
        </Space>
        {save.error && <ErrorNotice error={save.error} />}
        {!begun && (
          <Button htmlType="submit" loading={save.isPending}>
            {t('save')}
          </Button>
        )}
      </Form>
    </section>
  );
}
