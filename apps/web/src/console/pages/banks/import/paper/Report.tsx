import { DownloadOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Space } from 'antd';
import type { Language } from '../../../../../i18n/language';
import { api, ok, type Schemas } from '../../../../console-api';
import { ErrorNotice } from '../../../../ErrorNotice';
import { faultWords } from '../../../../faults/fault-words';
import { LinkButton } from '../../../../LinkButton';
import { saveFile } from '../../save-file';
import { useDictionary, useLanguage } from '../../../../use-text';
import { paperDictionaries } from './paper-text';
import type { Paper, PaperIds } from './use-paper';

/** How many questions were added so far, and how many are left. */
export function Report({ bank, paper }: { bank: Schemas['QuestionBankDto']; paper: Paper }) {
  const t = useDictionary(paperDictionaries);
  if (paper.counts.stored === 0) return null;
  const left = paper.counts.all - paper.counts.stored;
  return (
    <Alert
      type="success"
      showIcon
      className="console-card"
      role="status"
      title={t('done', { count: paper.counts.stored })}
      description={
        <>
          {left > 0 && <p className="paper-left">{t('left', { count: left })}</p>}
          <Space wrap>
            <LinkButton type={left === 0 ? 'primary' : 'default'} to={`/banks/${bank.id}?state=draft`}>
              {t('toDrafts')}
            </LinkButton>
            {left > 0 && <RestButton ids={{ bankId: bank.id, importId: paper.id }} />}
            <LinkButton to={`/banks/${bank.id}/import`}>{t('another')}</LinkButton>
          </Space>
        </>
      }
    />
  );
}

export function RestButton({ ids }: { ids: PaperIds }) {
  const t = useDictionary(paperDictionaries);
  const language = useLanguage();
  const rest = useMutation({
    mutationFn: async () => {
      const workbook = (await ok(
        api.POST('/api/v1/question-banks/{id}/paper-imports/{importId}/rest.xlsx', {
          params: { path: { id: ids.bankId, importId: ids.importId } },
          body: { language, reasons: reasonsIn(language) },
          parseAs: 'blob',
        }),
      )) as unknown as Blob;
      saveFile({ blob: workbook, name: `${t('download')}.xlsx` });
    },
  });
  return (
    <>
      <Button icon={<DownloadOutlined />} loading={rest.isPending} onClick={() => rest.mutate()}>
        {t('download')}
      </Button>
      {rest.error && <ErrorNotice error={rest.error} />}
    </>
  );
}

const reasonsIn = (language: Language) =>
  Object.entries(faultWords[language]).map(([code, text]) => ({ code, text: text ?? '' }));
