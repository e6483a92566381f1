import { useMutation, useQuery } from '@tanstack/react-query';
import { Alert, Form, Modal, Select, Spin } from 'antd';
import { useState } from 'react';
import { api, ok, type Schemas } from '../../../console-api';
import { ErrorNotice } from '../../../ErrorNotice';
import { explainFault } from '../../../faults/explain-fault';
import { saveFile } from '../save-file';
import { useDictionary, useLanguage } from '../../../use-text';
import { actionDictionaries, EXPORT_FORMATS, FORMAT_NAMES } from './action-text';

type Format = Schemas['ExportOrderDto']['format'];
export type ExportSelection = Schemas['ExportSelectionDto'];

interface ExportDialogProps {
  bank: Schemas['QuestionBankDto'];
  selection: ExportSelection;
  onClose: () => void;
}

/** Which questions are exported, in which format, and what the format cannot hold. */
export function ExportDialog({ bank, selection, onClose }: ExportDialogProps) {
  const t = useDictionary(actionDictionaries);
  const [format, setFormat] = useState<Format>('workbook');
  const params = { path: { id: bank.id } };
  const weighed = useQuery({
    queryKey: ['banks', bank.id, 'export', selection],
    queryFn: () => ok(api.POST('/api/v1/question-banks/{id}/exports/losses', { params, body: selection })),
    gcTime: 0,
  });
  const download = useMutation({
    mutationFn: async () => {
      const body = { ...selection, format };
      const blob = (await ok(
        api.POST('/api/v1/question-banks/{id}/exports', { params, body, parseAs: 'blob' }),
      )) as unknown as Blob;
      saveFile({ blob, name: `${bank.title}${FORMAT_NAMES[format].ending}` });
      onClose();
    },
  });
  const count = weighed.data?.questionCount ?? 0;
  return (
    <Modal
      open
      title={t('exportTitle')}
      okText={t('download')}
      cancelText={t('cancel')}
      onCancel={onClose}
      onOk={() => download.mutate()}
      confirmLoading={download.isPending}
      okButtonProps={{ disabled: count === 0 }}
    >
      {weighed.data && <p>{t(scopeOf(selection), { count })}</p>}
      <Form layout="vertical">
        <Form.Item label={t('format')} htmlFor="export-format">
          <Select
            id="export-format"
            value={format}
            onChange={setFormat}
            options={EXPORT_FORMATS.map((value) => ({ value, label: t(FORMAT_NAMES[value].text) }))}
          />
        </Form.Item>
      </Form>
      {weighed.isPending && (
        <p role="status">
          <Spin size="small" /> {t('weighing')}
        </p>
      )}
      {weighed.error && <ErrorNotice error={weighed.error} onRetry={() => void weighed.refetch()} />}
      {weighed.data && count > 0 && <Losses preview={weighed.data} format={format} />}
      <p className="hint">{t('withKeys')}</p>
      {download.error && <ErrorNotice error={download.error} />}
    </Modal>
  );
}

function scopeOf({ questionIds, filter }: ExportSelection): 'ticked' | 'filtered' | 'whole' {
  if (questionIds) return 'ticked';
  return Object.values(filter ?? {}).some((value) => value !== undefined) ? 'filtered' : 'whole';
}

function Losses({ preview, format }: { preview: Schemas['ExportPreviewDto']; format: Format }) {
  const t = useDictionary(actionDictionaries);
  const language = useLanguage();
  const losses = preview.formats.find((one) => one.format === format)?.losses ?? [];
  if (losses.length === 0) return <Alert type="success" showIcon title={t('nothingLost')} />;
  return (
    <Alert
      type="warning"
      showIcon
      title={t('lost')}
      description={
        <ul className="console-faults">
          {losses.map(({ questions, count, ...fault }) => (
            <li key={fault.code}>
              {explainFault({ fault, language })}
              {count < preview.questionCount && (
                <small>
                  {' '}
                  {t('concerns', { codes: questions.slice(0, 5).join(t('comma')) })}
                  {count > 5 && t('andMore')}
                </small>
              )}
            </li>
          ))}
        </ul>
      }
    />
  );
}
