import { PlusOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import {
  App,
  Button,
  Checkbox,
  Flex,
  Progress,
  Select,
  Space,
  Table,
  Tag,
  Typography,
  type TableColumnsType,
} from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { formatTime } from '../../../../i18n/format-time';
import { api, ok, type Schemas } from '../../../console-api';
import { ErrorNotice, useExplainError } from '../../../ErrorNotice';
import { useDictionary } from '../../../use-text';
import { offers } from '../exam-state/exam-acts';
import { Announcements } from './Announcements';
import { NoticeDrawer } from './NoticeDrawer';
import { NoticeDialog } from './NoticeDialog';
import { noticeDictionaries, type NoticeTextKey } from './notice-text';
import { BATCH_FILTERS, noticesKey, useNotices, type Batch } from './use-notices';

type Exam = Schemas['ExamDto'];

const ALL = 'all';

/** The notices of an exam: what was written, how far it has been sent, and the ways of sending. */
export function NoticesTab({ exam }: { exam: Exam }) {
  const t = useDictionary(noticeDictionaries);
  const [address, setAddress] = useSearchParams();
  const [writing, setWriting] = useState(false);
  const state = BATCH_FILTERS.find((one) => one === address.get('state'));
  const query = useNotices(exam.id, { state });
  const maySend = offers({ exam, act: 'notice.send' });
  const open = (batchId: string | null) =>
    setAddress(
      { tab: 'notices', ...(state && { state }), ...(batchId !== null && { notice: batchId }) },
      { replace: batchId === null },
    );
  const narrow = (chosen: string) =>
    setAddress({ tab: 'notices', ...(chosen !== ALL && { state: chosen }) }, { replace: true });
  const opened = query.data?.batches.find(({ id }) => id === address.get('notice'));
  const columns = useColumns({ exam, maySend, onOpen: open });
  return (
    <>
      <Typography.Paragraph type="secondary">{t('lead')}</Typography.Paragraph>
      <Flex wrap gap="small" align="center" className="console-card">
        {maySend && (
          <Button
            type="primary"
            size="large"
            icon={<PlusOutlined />}
            disabled={!query.data}
            onClick={() => setWriting(true)}
          >
            {t('write')}
          </Button>
        )}
        <Select
          aria-label={t('state')}
          className="console-filter"
          value={state ?? ALL}
          options={[
            { value: ALL, label: t('allStates') },
            ...BATCH_FILTERS.map((one) => ({ value: one, label: t(one) })),
          ]}
          popupMatchSelectWidth={false}
          onChange={narrow}
        />
        {query.data && <Ports ports={query.data.ports} />}
      </Flex>
      {query.data && maySend && <LostCodes examId={exam.id} list={query.data} />}
      {query.error && <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />}
      <Table<Batch>
        rowKey="id"
        size="small"
        className="console-card"
        pagination={false}
        loading={query.isPending || query.isPlaceholderData}
        dataSource={query.data?.batches ?? []}
        locale={{ emptyText: query.isPending ? ' ' : t(state ? 'noneInState' : 'none') }}
        columns={columns}
      />
      <Announcements exam={exam} />
      {writing && query.data && <NoticeDialog exam={exam} list={query.data} onClose={() => setWriting(false)} />}
      {opened && <NoticeDrawer examId={exam.id} batch={opened} onClose={() => open(null)} />}
    </>
  );
}

function Ports({ ports }: { ports: Schemas['NoticeListDto']['ports'] }) {
  const t = useDictionary(noticeDictionaries);
  return (
    <Space wrap size={4} aria-label={t('ports')}>
      {ports.map(({ name, ready }) => (
        <Tag key={name} color={ready ? 'green' : undefined}>
          {t(name)}: {t(ready ? 'portReady' : 'portOff')}
        </Tag>
      ))}
    </Space>
  );
}

/** Only where a text message can be sent. */
function LostCodes({ examId, list }: { examId: string; list: Schemas['NoticeListDto'] }) {
  const t = useDictionary(noticeDictionaries);
  const { message } = App.useApp();
  const explain = useExplainError();
  const client = useQueryClient();
  const allow = useMutation({
    mutationFn: (allowed: boolean) =>
      ok(api.PUT('/api/v1/exams/{examId}/notices/lost-codes', { params: { path: { examId } }, body: { allowed } })),
    onError: (error) => void message.error(explain(error)),
    onSettled: () => client.invalidateQueries({ queryKey: noticesKey(examId) }),
  });
  if (!list.ports.some(({ name, ready }) => name === 'sms' && ready)) return null;
  return (
    <Checkbox
      className="console-card"
      checked={list.lostCodesAllowed}
      disabled={allow.isPending}
      onChange={({ target }) => allow.mutate(target.checked)}
    >
      {t('lostCodes')}
    </Checkbox>
  );
}

/** The state in words: a batch whose time has not come is scheduled. */
const stateOf = ({ state, lostCodes, sendAt }: Batch): NoticeTextKey => {
  if (lostCodes && state === 'sending') return 'standing';
  const waits = (state === 'gathering' || state === 'sending') && Date.parse(sendAt) > Date.now();
  return waits ? 'scheduled' : state;
};
const COLOURS: Record<Batch['state'], string | undefined> = {
  gathering: 'gold',
  sending: 'gold',
  stopped: undefined,
  done: 'green',
};

function useColumns({
  exam,
  maySend,
  onOpen,
}: {
  exam: Exam;
  maySend: boolean;
  onOpen: (batchId: string) => void;
}): TableColumnsType<Batch> {
  const t = useDictionary(noticeDictionaries);
  return [
    {
      title: t('text'),
      render: (_, batch) => (
        <>
          <Typography.Paragraph className="message-text" ellipsis={{ rows: 2, tooltip: batch.body }}>
            {batch.body}
          </Typography.Paragraph>
          <Typography.Text type="secondary">
            {formatTime(batch.sendAt)} · {t(batch.port)} · {t('by', { name: batch.createdByName ?? t('system') })}
          </Typography.Text>
        </>
      ),
    },
    {
      title: t('state'),
      className: 'console-nowrap',
      render: (_, batch) => (
        <>
          <Tag color={COLOURS[batch.state]}>{t(stateOf(batch))}</Tag>
          <div className="incident-narrow">
            <Counts batch={batch} />
          </div>
        </>
      ),
    },
    {
      title: t('progress'),
      responsive: ['md'],
      width: 200,
      render: (_, batch) => <Delivered batch={batch} />,
    },
    {
      title: '',
      render: (_, batch) => (
        <Space wrap size={4}>
          <Button size="small" onClick={() => onOpen(batch.id)}>
            {t('people')}
          </Button>
          {maySend && <Steering examId={exam.id} batch={batch} />}
        </Space>
      ),
    },
  ];
}

function Delivered({ batch }: { batch: Batch }) {
  const t = useDictionary(noticeDictionaries);
  const { sent, total } = batch;
  return (
    <>
      <Progress
        percent={total === 0 ? 0 : Math.floor((100 * sent) / total)}
        showInfo={false}
        size="small"
        aria-label={t('progress')}
      />
      <Counts batch={batch} />
    </>
  );
}

function Counts({ batch: { sent, total, undelivered } }: { batch: Batch }) {
  const t = useDictionary(noticeDictionaries);
  return (
    <>
      <div>{t('sentOf', { sent, total })}</div>
      {undelivered > 0 && (
        <Typography.Text type="danger">{t('undeliveredCount', { count: undelivered })}</Typography.Text>
      )}
    </>
  );
}

function Steering({ examId, batch }: { examId: string; batch: Batch }) {
  const t = useDictionary(noticeDictionaries);
  const { message } = App.useApp();
  const explain = useExplainError();
  const client = useQueryClient();
  const params = { path: { examId, batchId: batch.id } };
  const act = useMutation({
    mutationFn: async (what: 'stop' | 'resume' | 'retry') => {
      if (what === 'stop') await ok(api.POST('/api/v1/exams/{examId}/notices/{batchId}/stop', { params }));
      else if (what === 'resume') await ok(api.POST('/api/v1/exams/{examId}/notices/{batchId}/resume', { params }));
      else {
        const { notices } = await ok(api.POST('/api/v1/exams/{examId}/notices/{batchId}/retry', { params }));
        void message.success(t('retried', { notices }));
      }
    },
    onError: (error) => void message.error(explain(error)),
    onSettled: () => client.invalidateQueries({ queryKey: noticesKey(examId) }),
  });
  return (
    <>
      {(batch.state === 'gathering' || batch.state === 'sending') && (
        <Button size="small" loading={act.isPending} onClick={() => act.mutate('stop')}>
          {t('stop')}
        </Button>
      )}
      {batch.state === 'stopped' && (
        <Button size="small" type="primary" loading={act.isPending} onClick={() => act.mutate('resume')}>
          {t('resume')}
        </Button>
      )}
      {batch.undelivered > 0 && batch.state !== 'stopped' && (
        <Button size="small" loading={act.isPending} onClick={() => act.mutate('retry')}>
          {t('retry')}
        </Button>
      )}
    </>
  );
}
