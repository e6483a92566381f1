import { DownloadOutlined } from '@ant-design/icons';
import { Alert, Button, Drawer, Flex, List, Select, Table, Tabs, Tag, Typography, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { formatTime } from '../../../../i18n/format-time';
import type { Schemas } from '../../../console-api';
import { ErrorNotice } from '../../../ErrorNotice';
import { useDictionary } from '../../../use-text';
import { noticeDictionaries } from './notice-text';
import { useNoticePeople, useNoticeRecords, type Batch, type NoticeStateFilter } from './use-notices';

type Notice = Schemas['NoticeDto'];

interface OfBatch {
  examId: string;
  batch: Batch;
}

const STATES = ['undelivered', 'waiting', 'sending', 'sent', 'failed', 'given_up'] as const;
const ALL = 'all';
const COLOURS: Record<Notice['state'], string | undefined> = {
  waiting: undefined,
  sending: 'gold',
  sent: 'green',
  failed: 'red',
  given_up: 'red',
};

/** To whom a notice went, and what a trial recorded. */
export function NoticeDrawer({ examId, batch, onClose }: OfBatch & { onClose: () => void }) {
  const t = useDictionary(noticeDictionaries);
  const people = { key: 'people', label: t('people'), children: <People examId={examId} batch={batch} /> };
  const records = { key: 'records', label: t('records'), children: <Records examId={examId} batch={batch} /> };
  return (
    <Drawer open title={t(batch.port)} size="large" onClose={onClose}>
      <Typography.Paragraph className="message-text">{batch.body}</Typography.Paragraph>
      <Tabs items={batch.port === 'recording' ? [people, records] : [people]} destroyOnHidden />
    </Drawer>
  );
}

function People({ examId, batch }: OfBatch) {
  const t = useDictionary(noticeDictionaries);
  const [state, setState] = useState<NoticeStateFilter | undefined>();
  const query = useNoticePeople({ examId, batchId: batch.id, state });
  const columns = useColumns(batch);
  return (
    <>
      <Flex wrap gap="small" className="console-card">
        <Select
          aria-label={t('state')}
          value={state ?? ALL}
          options={[
            { value: ALL, label: t('allStates') },
            ...STATES.map((one) => ({ value: one as string, label: t(one) })),
          ]}
          popupMatchSelectWidth={false}
          onChange={(chosen) => setState(STATES.find((one) => one === chosen))}
        />
        {batch.undelivered > 0 && (
          <Button
            icon={<DownloadOutlined />}
            href={`/api/v1/exams/${examId}/notices/${batch.id}/undelivered.xlsx`}
            download
          >
            {t('exportUndelivered')}
          </Button>
        )}
      </Flex>
      {query.error && <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />}
      <Table<Notice>
        rowKey="id"
        size="small"
        pagination={false}
        loading={query.isPending}
        dataSource={query.data?.pages.flatMap(({ items }) => items) ?? []}
        locale={{ emptyText: query.isPending ? ' ' : t('nobody') }}
        columns={columns}
      />
      {query.hasNextPage && (
        <Button
          block
          className="console-more"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t('more')}
        </Button>
      )}
    </>
  );
}

function useColumns(batch: Batch): TableColumnsType<Notice> {
  const t = useDictionary(noticeDictionaries);
  const isOffice = batch.port === 'mail' || batch.port === 'group';
  return [
    {
      title: t('name'),
      render: (_, { candidateName, ticketNumber, organisationName, maskedPhone }) => (
        <>
          <div>{candidateName ?? t(isOffice ? 'office' : 'gone')}</div>
          {ticketNumber !== null && (
            <Typography.Text type="secondary">
              {ticketNumber} · {organisationName} · {maskedPhone ?? t('noPhone')}
            </Typography.Text>
          )}
        </>
      ),
    },
    {
      title: t('state'),
      render: (_, { state, reason, detail, attempts, changedAt }) => (
        <>
          <Tag color={COLOURS[state]}>{t(state)}</Tag> {formatTime(changedAt)}
          {reason !== null && (
            <div>
              {t(reason)} {detail} {attempts > 1 && t('attempts', { count: attempts })}
            </div>
          )}
        </>
      ),
    },
  ];
}

function Records({ examId, batch }: OfBatch) {
  const t = useDictionary(noticeDictionaries);
  const query = useNoticeRecords({ examId, batchId: batch.id });
  return (
    <>
      <Alert type="info" showIcon title={t('recordsHint')} className="console-card" />
      {query.error && <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />}
      <List
        loading={query.isPending}
        locale={{ emptyText: t('noRecords') }}
        dataSource={query.data?.pages.flatMap(({ items }) => items) ?? []}
        renderItem={({ id, candidateName, maskedPhone, text }) => (
          <List.Item key={id}>
            <List.Item.Meta
              title={`${candidateName ?? t('gone')} ${maskedPhone ?? ''}`}
              description={<span className="message-text">{text}</span>}
            />
          </List.Item>
        )}
      />
      {query.hasNextPage && (
        <Button block loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </>
  );
}
