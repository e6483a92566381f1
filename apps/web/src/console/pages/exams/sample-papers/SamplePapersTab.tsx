import { DownOutlined, PrinterOutlined } from '@ant-design/icons';
import { Button, Dropdown, Flex, Segmented, Spin, Switch, Typography } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import type { Schemas } from '../../../console-api';
import { ErrorNotice } from '../../../ErrorNotice';
import { LinkButton } from '../../../LinkButton';
import { useDictionary } from '../../../use-text';
import { SampleItems } from './SampleItems';
import { sampleDictionaries } from './sample-text';
import { SAMPLE_NUMBERS, useSamplePaper } from './use-sample-paper';

const PRINTS = [
  { text: 'printPdf', query: 'form=pdf&key=true' },
  { text: 'printDocx', query: 'form=docx&key=true' },
  { text: 'barePdf', query: 'form=pdf&key=false' },
  { text: 'bareDocx', query: 'form=docx&key=false' },
] as const;

/** Three papers as candidates would see theirs, with the keys beside them. The number is in the address. */
export function SamplePapersTab({ exam }: { exam: Schemas['ExamDto'] }) {
  const t = useDictionary(sampleDictionaries);
  const [address, setAddress] = useSearchParams();
  const [showsKeys, setShowsKeys] = useState(true);
  const number = SAMPLE_NUMBERS.find((one) => String(one) === address.get('paper')) ?? 1;
  const query = useSamplePaper({ examId: exam.id, number });
  const path = `/exams/${exam.id}/sample-papers/${number}`;
  return (
    <>
      <Typography.Paragraph type="secondary">{t('lead')}</Typography.Paragraph>
      <Flex wrap gap="small" align="center" className="console-card">
        <Segmented
          aria-label={t('papers')}
          value={number}
          onChange={(chosen) => setAddress({ tab: 'papers', paper: String(chosen) }, { replace: true })}
          options={SAMPLE_NUMBERS.map((one) => ({ value: one, label: t('paper', { number: one }) }))}
        />
        <LinkButton type="primary" to={`${path}/trial`} disabled={!query.data}>
          {t('tryIt')}
        </LinkButton>
        <Dropdown
          trigger={['click']}
          disabled={!query.data}
          menu={{
            items: PRINTS.map((print) => ({
              key: print.text,
              label: (
                <a href={`/api/v1${path}/print?${print.query}`} download>
                  {t(print.text)}
                </a>
              ),
            })),
          }}
        >
          <Button icon={<PrinterOutlined />}>
            {t('print')} <DownOutlined />
          </Button>
        </Dropdown>
        <label className="sample-switch">
          <Switch size="small" checked={showsKeys} onChange={setShowsKeys} /> {t('showKeys')}
        </label>
      </Flex>
      {query.error && <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Spin className="console-wait" />}
      {query.data && <SampleItems key={number} sample={query.data} exam={exam} showsKeys={showsKeys} />}
    </>
  );
}
