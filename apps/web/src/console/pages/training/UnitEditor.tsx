import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Card, Empty, Form, Input, Space, Tabs } from 'antd';
import { useState } from 'react';
import { api, ok, type Schemas } from '../../console-api';
import { ErrorNotice } from '../../ErrorNotice';
import { OrganisationSelect } from '../../organisation/OrganisationSelect';
import { MarkdownInput } from '../../pictures/MarkdownInput';
import { RichText } from '../../../ui/markdown/RichText';
import { useStaff } from '../../staff-session';
import { useDictionary } from '../../use-text';
import { trainingDictionaries } from './training-text';

type Unit = Schemas['TrainingUnitDto'];
type Draft = Schemas['NewTrainingUnitDto'];

interface UnitEditorProps {
  /** Null for a new unit. */
  unit: Unit | null;
  onSaved: (unit: Unit) => void;
  onCancel: () => void;
}

function save({
  unit,
  draft: { organisationId, title, bodyMarkdown },
}: {
  unit: Unit | null;
  draft: Draft;
}): Promise<Unit> {
  if (unit)
    return ok(
      api.PUT('/api/v1/training-units/{id}', { params: { path: { id: unit.id } }, body: { title, bodyMarkdown } }),
    );
  return ok(api.POST('/api/v1/training-units', { body: { organisationId, title, bodyMarkdown } }));
}

function useSave({ unit, onSaved }: Pick<UnitEditorProps, 'unit' | 'onSaved'>) {
  const t = useDictionary(trainingDictionaries);
  const { message } = App.useApp();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (draft: Draft) => save({ unit, draft }),
    onSuccess: async (saved) => {
      client.setQueryData(['training-units', saved.id], saved);
      await client.invalidateQueries({ queryKey: ['training-units'], exact: true });
      void message.success(t('saved'));
      onSaved(saved);
    },
  });
}

export function UnitEditor({ unit, onSaved, onCancel }: UnitEditorProps) {
  const t = useDictionary(trainingDictionaries);
  const { modal } = App.useApp();
  const { roles } = useStaff();
  const [form] = Form.useForm<Draft>();
  const [tab, setTab] = useState('write');
  const saving = useSave({ unit, onSaved });
  const cancel = () => {
    if (!form.isFieldsTouched()) onCancel();
    else
      modal.confirm({
        title: t('leave'),
        content: t('leaveText'),
        okText: t('discard'),
        cancelText: t('stay'),
        onOk: onCancel,
      });
  };
  const writer = roles.find(({ role }) => role !== 'invigilator');
  return (
    <Form<Draft>
      form={form}
      layout="vertical"
      requiredMark={false}
      scrollToFirstError
      initialValues={unit ?? { organisationId: writer?.organisationId, title: '', bodyMarkdown: '' }}
      onFinish={(draft) => saving.mutate(draft)}
      // A missing field may be hidden behind the preview tab.
      onFinishFailed={() => setTab('write')}
    >
      {unit && <Alert type="info" showIcon className="console-card" title={t('editNotice')} />}
      {!unit && (
        <Form.Item
          name="organisationId"
          label={t('organisation')}
          rules={[{ required: true, message: t('organisationMissing') }]}
        >
          <OrganisationSelect />
        </Form.Item>
      )}
      <Form.Item
        name="title"
        label={t('title')}
        rules={[{ required: true, whitespace: true, message: t('titleMissing') }]}
      >
        <Input maxLength={200} />
      </Form.Item>
      <BodyField tab={tab} onTab={setTab} unit={unit} />
      {saving.error && <ErrorNotice error={saving.error} />}
      <Space>
        <Button type="primary" htmlType="submit" loading={saving.isPending}>
          {t('save')}
        </Button>
        <Button onClick={cancel} disabled={saving.isPending}>
          {t('cancel')}
        </Button>
      </Space>
    </Form>
  );
}

function BodyField({ tab, onTab, unit }: { tab: string; onTab: (tab: string) => void; unit: Unit | null }) {
  const t = useDictionary(trainingDictionaries);
  const body = Form.useWatch<string | undefined>('bodyMarkdown') ?? '';
  const chosenOrganisationId = Form.useWatch<string | undefined>('organisationId');
  const writing = (
    <Form.Item
      name="bodyMarkdown"
      label={t('body')}
      extra={t('bodyHint')}
      rules={[{ required: true, whitespace: true, message: t('bodyMissing') }]}
    >
      <MarkdownInput
        organisationId={unit?.organisationId ?? chosenOrganisationId}
        autoSize={{ minRows: 14, maxRows: 28 }}
        maxLength={16_000}
        showCount
        className="console-markdown"
      />
    </Form.Item>
  );
  const preview = (
    <Card className="console-card">
      {body.trim() ? <RichText source={body} /> : <Empty description={t('nothingToPreview')} />}
    </Card>
  );
  return (
    <Tabs
      activeKey={tab}
      onChange={onTab}
      items={[
        { key: 'write', label: t('write'), children: writing, forceRender: true },
        { key: 'preview', label: t('preview'), children: preview },
      ]}
    />
  );
}
