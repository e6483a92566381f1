import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Drawer, Form, Input, InputNumber, Spin, Table, Typography } from 'antd';
import { RichText } from '../../../../ui/markdown/RichText';
import { api, ok, type Schemas } from '../../../console-api';
import { ErrorNotice } from '../../../ErrorNotice';
import { reasonDictionaries } from '../../../reason-text';
import { useDictionary } from '../../../use-text';
import { markerDictionaries } from '../../marking/marker-text';
import { markingDictionaries } from './marking-text';

type Judged = Schemas['JudgedScriptDto'];

/** A script with all its marks, still without its writer, and what an administrator decides. */
export function DecideDrawer({
  scriptId,
  refresh,
  onClose,
}: {
  scriptId: string;
  refresh: readonly unknown[];
  onClose: () => void;
}) {
  const t = useDictionary(markingDictionaries);
  const query = useQuery({
    queryKey: ['marking', 'judged', scriptId],
    queryFn: () => ok(api.GET('/api/v1/marking/scripts/{id}/marks', { params: { path: { id: scriptId } } })),
    gcTime: 0,
  });
  return (
    <Drawer open title={t('decide')} onClose={onClose} size={720}>
      {query.error && <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Spin className="console-wait" />}
      {query.data && <Judging script={query.data} refresh={refresh} onDone={onClose} />}
    </Drawer>
  );
}

function Judging({ script, refresh, onDone }: { script: Judged; refresh: readonly unknown[]; onDone: () => void }) {
  const t = useDictionary(markingDictionaries);
  const marker = useDictionary(markerDictionaries);
  const reasons = useDictionary(reasonDictionaries);
  const client = useQueryClient();
  const decide = useMutation({
    mutationFn: ({ points, reason }: { points: number[]; reason: string }) =>
      ok(
        api.POST('/api/v1/marking/scripts/{id}/decide', {
          params: { path: { id: script.id } },
          body: { points, reason: reason.trim() },
        }),
      ),
    onSuccess: async () => {
      onDone();
      await client.invalidateQueries({ queryKey: refresh });
    },
  });
  return (
    <>
      <details className="marking-question">
        <summary>{marker('question')}</summary>
        {script.stimulus && <RichText source={script.stimulus} />}
        <RichText source={script.stem} />
      </details>
      <div className="marking-essay">{script.essay}</div>
      <Table<Judged['marks'][number]>
        rowKey="place"
        size="small"
        pagination={false}
        dataSource={script.marks}
        columns={[
          { title: t('marker'), render: (_, { place, markerName }) => `${t('place', { place })} ${markerName}` },
          { title: marker('total'), dataIndex: 'total', align: 'right' },
          { title: t('rubric'), render: (_, { points }) => points.join(' + '), responsive: ['sm'] },
          { title: marker('remark'), dataIndex: 'remark', responsive: ['md'] },
        ]}
      />
      <Typography.Paragraph type="secondary" className="console-paragraph">
        {t('decisionHint')}
      </Typography.Paragraph>
      <Form
        layout="vertical"
        requiredMark={false}
        onFinish={(values: { points: number[]; reason: string }) => decide.mutate(values)}
      >
        {script.criteria.map(({ title, maxPoints }, index) => (
          <Form.Item
            key={index}
            name={['points', index]}
            label={`${title || t('decision')} (${marker('ofMax', { max: maxPoints })})`}
            rules={[{ required: true, message: marker('missing') }]}
          >
            <InputNumber min={0} max={maxPoints} />
          </Form.Item>
        ))}
        <Form.Item
          name="reason"
          label={reasons('reason')}
          rules={[{ required: true, min: 2, whitespace: true, message: reasons('reasonMissing') }]}
        >
          <Input.TextArea rows={2} maxLength={500} showCount />
        </Form.Item>
        {decide.error && <ErrorNotice error={decide.error} />}
        <Button type="primary" htmlType="submit" loading={decide.isPending}>
          {t('decide')}
        </Button>
      </Form>
    </>
  );
}
