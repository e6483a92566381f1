import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Form, Input, Modal, Select, Typography } from 'antd';
import { useState } from 'react';
import { api, ok, type Schemas } from '../../../console-api';
import { ErrorNotice } from '../../../ErrorNotice';
import { useDictionary } from '../../../use-text';
import { questionDictionaries } from '../questions/question-text';
import type { TickedQuestions } from './BulkActions';
import { bulkDictionaries } from './bulk-text';
import { BulkAbout } from './BulkAbout';
import { BulkEffects } from './BulkEffects';
import { BulkSource } from './BulkSource';

type Edit = Omit<Schemas['BulkEditDto'], 'questionIds'>;

/** Sets the same values in the selected questions, with a preview of the changes. */
export function BulkEditDialog({ bank, questionIds, onDone, onClose }: TickedQuestions & { onClose: () => void }) {
  const t = useDictionary(bulkDictionaries);
  const named = useDictionary(questionDictionaries);
  const { message } = App.useApp();
  const client = useQueryClient();
  const [edit, setEdit] = useState<Edit>({});
  const [reason, setReason] = useState('');
  const params = { path: { id: bank.id } };
  const body = { questionIds: [...questionIds], ...edit };
  const isEmpty = Object.values(edit).every((value) => value === undefined);
  const preview = useQuery({
    queryKey: ['banks', bank.id, 'bulk-edit', body],
    queryFn: () => ok(api.POST('/api/v1/question-banks/{id}/questions/bulk-edit/preview', { params, body })),
    enabled: !isEmpty,
    gcTime: 0,
  });
  const apply = useMutation({
    mutationFn: (fingerprint: string) =>
      ok(
        api.POST('/api/v1/question-banks/{id}/questions/bulk-edit', { params, body: { ...body, fingerprint, reason } }),
      ),
    onSuccess: async ({ changed }) => {
      onDone();
      onClose();
      void message.success(t('done', { count: changed }));
      await Promise.all([['questions'], ['banks']].map((queryKey) => client.invalidateQueries({ queryKey })));
    },
    onError: () => void preview.refetch(),
  });
  const effects = preview.data?.effects ?? [];
  const changed = effects.filter(({ changes }) => changes.length > 0).length;
  return (
    <Modal
      open
      width={760}
      title={t('editTitle', { count: questionIds.length })}
      okText={t('change', { count: changed })}
      cancelText={t('cancel')}
      onCancel={onClose}
      onOk={() => apply.mutate(preview.data?.fingerprint ?? '')}
      confirmLoading={apply.isPending}
      okButtonProps={{ disabled: isEmpty || changed === 0 || preview.isFetching }}
    >
      <Typography.Paragraph type="secondary">{t('noReview')}</Typography.Paragraph>
      <Form layout="vertical" component="div">
        <Form.Item label={t('difficulty')} htmlFor="bulk-difficulty">
          <Select
            id="bulk-difficulty"
            allowClear
            placeholder={t('asIs')}
            value={edit.difficulty}
            options={[1, 2, 3, 4, 5].map((value) => ({ value, label: named('difficultyOf', { difficulty: value }) }))}
            onChange={(difficulty) => setEdit({ ...edit, difficulty })}
          />
        </Form.Item>
        <Form.Item label={t('knowledgePoint')} htmlFor="bulk-point">
          <Input
            id="bulk-point"
            allowClear
            maxLength={100}
            placeholder={t('asIs')}
            onBlur={({ target }) => setEdit({ ...edit, knowledgePoint: target.value.trim() || undefined })}
            onPressEnter={({ currentTarget }) =>
              setEdit({ ...edit, knowledgePoint: currentTarget.value.trim() || undefined })
            }
          />
        </Form.Item>
        <Form.Item label={t('domain')} htmlFor="bulk-domain" extra={t('domainHint')}>
          <Select
            id="bulk-domain"
            allowClear
            placeholder={t('asIs')}
            value={edit.domain}
            options={bank.domains.map(({ code, title }) => ({ value: code, label: title }))}
            onChange={(domain) => setEdit({ ...edit, domain })}
          />
        </Form.Item>
        <BulkSource onChange={(source) => setEdit({ ...edit, source })} />
        <BulkAbout bankId={bank.id} edit={edit} onChange={(change) => setEdit({ ...edit, ...change })} />
        <Form.Item label={t('note')} htmlFor="bulk-edit-reason">
          <Input
            id="bulk-edit-reason"
            maxLength={500}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
        </Form.Item>
      </Form>
      {preview.error && <ErrorNotice error={preview.error} onRetry={() => void preview.refetch()} />}
      {preview.data && !isEmpty && <BulkEffects effects={effects} domains={bank.domains} />}
      {apply.error && <ErrorNotice error={apply.error} />}
    </Modal>
  );
}
