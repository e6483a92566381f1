import { Alert, Breadcrumb, Progress, Spin, Steps, Typography } from 'antd';
import { Link, useNavigate, useParams } from 'react-router';
import { explainFault, withSubject } from '../../../../faults/explain-fault';
import { formatTime } from '../../../../../i18n/format-time';
import type { Schemas } from '../../../../console-api';
import { ErrorNotice } from '../../../../ErrorNotice';
import { LinkButton } from '../../../../LinkButton';
import { useDictionary, useLanguage } from '../../../../use-text';
import { takesImports } from '../../bank-reach';
import { bankDictionaries } from '../../bank-text';
import { useBanks } from '../../use-banks';
import { CheckPaper } from './CheckPaper';
import { ChoosePaper } from './ChoosePaper';
import { explainNotice, unitOf } from './explain-notice';
import { paperDictionaries, type PaperTextKey } from './paper-text';
import { usePaper, type Paper } from './use-paper';
import './paper.css';

/** The import id is in the address, so that the import can be resumed later or by a colleague. */
export default function PaperImportPage() {
  const t = useDictionary(paperDictionaries);
  const banksWords = useDictionary(bankDictionaries);
  const { bankId = '', importId } = useParams();
  const navigate = useNavigate();
  const banks = useBanks();
  if (banks.error) return <ErrorNotice error={banks.error} onRetry={() => void banks.refetch()} />;
  if (!banks.data) return <Spin className="console-wait" />;
  const bank = banks.data.find(({ id }) => id === bankId);
  return (
    <div className="paper-page">
      <Breadcrumb
        items={[
          { title: <Link to="/banks">{t('banks')}</Link> },
          { title: bank ? <Link to={`/banks/${bank.id}`}>{bank.title}</Link> : '—' },
          { title: t('heading') },
        ]}
      />
      {bank && takesImports(bank.reach) ? (
        <>
          {importId === undefined ? (
            <>
              <PageHead title={t('heading')} step={0} />
              <ChoosePaper bankId={bank.id} onStarted={(id) => void navigate(`/banks/${bank.id}/import/${id}`)} />
            </>
          ) : (
            <OpenPaper key={importId} bank={bank} importId={importId} />
          )}
        </>
      ) : (
        <Alert type="warning" showIcon className="console-notice" title={banksWords('unknownBank')} />
      )}
    </div>
  );
}

function PageHead({ title, step }: { title: string; step: number }) {
  const t = useDictionary(paperDictionaries);
  return (
    <>
      <Typography.Title level={2} className="console-title paper-title">
        {title}
      </Typography.Title>
      <Steps
        size="small"
        current={step}
        responsive={false}
        className="paper-steps"
        items={[{ title: t('choose') }, { title: t('check') }, { title: t('store') }]}
      />
    </>
  );
}

function OpenPaper({ bank, importId }: { bank: Schemas['QuestionBankDto']; importId: string }) {
  const query = usePaper({ bankId: bank.id, importId });
  if (query.error && !query.data) return <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />;
  const paper = query.data;
  if (!paper) return <Spin className="console-wait" />;
  const isDone = paper.counts.stored > 0 && paper.counts.good + paper.counts.open === 0;
  const step =
    paper.state === 'reading' || paper.state === 'refused' ? 0 : isDone ? 3 : paper.state === 'storing' ? 2 : 1;
  return (
    <>
      <PageHead title={paper.fileName} step={step} />
      <AboutFile paper={paper} />
      <OpenState bank={bank} paper={paper} />
    </>
  );
}

function OpenState({ bank, paper }: { bank: Schemas['QuestionBankDto']; paper: Paper }) {
  const t = useDictionary(paperDictionaries);
  const language = useLanguage();
  const another = <LinkButton to={`/banks/${bank.id}/import`}>{t('another')}</LinkButton>;
  switch (paper.state) {
    case 'reading':
      return <Reading paper={paper} />;
    case 'refused':
      return (
        <Alert
          type="error"
          showIcon
          title={t('refusedText')}
          description={paper.fault && explainFault({ fault: paper.fault, language })}
          action={another}
        />
      );
    case 'expired':
      return <Alert type="warning" showIcon title={t('expiredText')} action={another} />;
    case 'storing':
      return <Alert type="info" showIcon title={t('storingText')} />;
    case 'ready':
      return paper.counts.all === 0 ? (
        <Alert type="warning" showIcon title={t('emptyFile')} action={another} />
      ) : (
        <CheckPaper bank={bank} paper={paper} />
      );
  }
}

function Reading({ paper: { fileName, totalCount, readCount } }: { paper: Paper }) {
  const t = useDictionary(paperDictionaries);
  const percent = totalCount === null || totalCount === 0 ? 0 : Math.floor((100 * readCount) / totalCount);
  return (
    <div role="status">
      <Alert
        type="info"
        showIcon
        title={t('readingFile', { name: fileName })}
        description={
          totalCount !== null && (
            <>
              <Progress percent={percent} aria-label={t('reading')} />
              {t('readSoFar', { read: readCount, total: totalCount })}
            </>
          )
        }
      />
    </div>
  );
}

/** The recognised format, and notices about the whole file. */
function AboutFile({ paper }: { paper: Paper }) {
  const t = useDictionary(paperDictionaries);
  const language = useLanguage();
  const { format, totalCount, storedBefore, notices, bankId, state } = paper;
  const formatKey: PaperTextKey = format === 'yaml' ? 'formatYaml' : (format ?? 'text');
  return (
    <>
      {format !== null && totalCount !== null && (
        <p className="paper-recognised">{t('recognised', { format: t(formatKey), count: totalCount })}</p>
      )}
      {storedBefore && state === 'ready' && (
        <Alert
          type="warning"
          showIcon
          className="console-card"
          title={t('storedBefore', { count: storedBefore.storedCount, time: formatTime(storedBefore.storedAt) })}
          action={<Link to={`/banks/${bankId}/import/${storedBefore.importId}`}>{t('see')}</Link>}
        />
      )}
      {notices.length > 0 && (
        <Alert
          type={notices.some(({ severity }) => severity === 'error') ? 'error' : 'warning'}
          showIcon
          className="console-card"
          title={t('partOfFile')}
          description={
            <ul className="console-faults">
              {notices.map((notice, index) => (
                <li key={index}>
                  {notice.line === null
                    ? explainNotice({ notice, t, language })
                    : withSubject({
                        subject: t(unitOf(format), { line: notice.line }),
                        text: explainNotice({ notice, t, language }),
                        language,
                      })}
                </li>
              ))}
            </ul>
          }
        />
      )}
    </>
  );
}
