import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Breadcrumb, Spin, Typography } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { api, ok } from '../../../console-api';
import { ErrorNotice } from '../../../ErrorNotice';
import { useDictionary } from '../../../use-text';
import { showsQuestions } from '../bank-reach';
import { bankDictionaries } from '../bank-text';
import { useBanks } from '../use-banks';
import { PracticePaper } from './PracticePaper';
import { PracticeResult } from './PracticeResult';
import { PracticeSettings } from './PracticeSettings';
import type { PracticeRun, Responses, Verdicts } from './practice-run';
import { practiceDictionaries } from './practice-text';
import './practice.css';

interface Ended {
  verdicts: Verdicts;
  responses: Responses;
}

/** Practice with an open bank: choose, answer, look at what was wrong. */
export default function PracticePage() {
  const t = useDictionary(practiceDictionaries);
  const named = useDictionary(bankDictionaries);
  const { bankId = '' } = useParams();
  const bank = useBanks().data?.find(({ id }) => id === bankId);
  return (
    <>
      <Breadcrumb
        items={[
          { title: <Link to="/banks">{named('heading')}</Link> },
          {
            title:
              bank && showsQuestions(bank.reach) ? (
                <Link to={`/banks/${bankId}`}>{bank.title}</Link>
              ) : (
                (bank?.title ?? '—')
              ),
          },
          { title: t('heading') },
        ]}
      />
      <Typography.Title level={2}>{t('heading')}</Typography.Title>
      {bank && !bank.isOpen ? (
        <Alert type="info" showIcon className="console-notice" title={t('notOpen')} />
      ) : (
        bank && <Practice bankId={bankId} />
      )}
    </>
  );
}

function Practice({ bankId }: { bankId: string }) {
  const t = useDictionary(practiceDictionaries);
  const queries = useQueryClient();
  const [run, setRun] = useState<PracticeRun | null>(null);
  const [ended, setEnded] = useState<Ended | null>(null);
  const queryKey = ['banks', bankId, 'practice'];
  const stock = useQuery({
    queryKey,
    queryFn: () => ok(api.GET('/api/v1/question-banks/{id}/practice', { params: { path: { id: bankId } } })),
  });
  const end = (verdicts: Verdicts, responses: Responses) => {
    setEnded({ verdicts, responses });
    void queries.invalidateQueries({ queryKey });
  };
  const again = () => {
    setRun(null);
    setEnded(null);
  };
  if (stock.error) return <ErrorNotice error={stock.error} onRetry={() => void stock.refetch()} />;
  if (!stock.data) return <Spin className="console-wait" />;
  if (run && ended) return <PracticeResult run={run} {...ended} onAgain={again} />;
  if (run) return <PracticePaper bankId={bankId} run={run} onEnd={end} />;
  return (
    <>
      <p>{t('intro')}</p>
      <PracticeSettings
        bankId={bankId}
        stock={stock.data}
        onStart={(started) => started.questions.length > 0 && setRun(started)}
      />
    </>
  );
}
