import { DownloadOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { api, ok } from '../../../console-api';
import { ErrorNotice } from '../../../ErrorNotice';
import { saveFile } from '../save-file';
import { useDictionary, useLanguage } from '../../../use-text';
import { actionDictionaries } from './action-text';

/** Downloads the import template, a workbook in the user's language. */
export function TemplateButton() {
  const t = useDictionary(actionDictionaries);
  const language = useLanguage();
  const template = useMutation({
    mutationFn: async () => {
      const blob = (await ok(
        api.GET('/api/v1/question-banks/import-template.xlsx', { params: { query: { language } }, parseAs: 'blob' }),
      )) as unknown as Blob;
      saveFile({ blob, name: `${t('templateName')}.xlsx` });
    },
  });
  return (
    <p>
      <Button icon={<DownloadOutlined />} loading={template.isPending} onClick={() => template.mutate()}>
        {t('template')}
      </Button>{' '}
      <span className="hint">{t('templateHint')}</span>
      {template.error && <ErrorNotice error={template.error} />}
    </p>
  );
}
