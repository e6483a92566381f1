import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Button, Card, Drawer, Empty, Flex, Progress, Segmented, Spin, Table, Tag, Typography } from 'antd';
import { useState } from 'react';
import { MoreButton } from '../../../lists/MoreButton';
import { formatTimeWithSeconds } from '../../../../i18n/format-time';
import { api, ok, type Schemas } from '../../../console-api';
import { ErrorNotice } from '../../../ErrorNotice';
import { useDictionary } from '../../../use-text';
import { messageDictionaries } from './message-text';

const LOOK_AGAIN_MS = 5_000;

/** Messages of this exam with who has read them, up to date while the drawer is open. */
export function SentMessages({ examId, onClose }: { examId: string; onClose: () => void }) {
  const t = useDictionary(messageDictionaries);
  const query = useQuery({
    queryKey: ['exams', examId, 'messages'],
    queryFn: () => ok(api.GET('/api/v1/exams/{examId}/messages', { params: { path: { examId } } })),
    refetchInterval: LOOK_AGAIN_MS,
  });
  const messages = query.data?.items ?? [];
  return (
    <Drawer open onClose={onClose} title={t('sentMessages')} size={640} className="console-drawer">
      {query.error && <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Spin className="console-wait" />}
      {query.data && messages.length === 0 && <Empty description={t('none')} />}
      {messages.map((message) => (
        <SentMessage key={message.id} examId={examId} message={message} />
      ))}
    </Drawer>
  );
}

function SentMessage({ examId, message }: { examId: string; message: Schemas['ExamMessageDto'] }) {
  const t = useDictionary(messageDictionaries);
  const [opened, setOpened] = useState(false);
  const { text, officeName, sentByName, sentAt, total, readCount, toSittings } = message;
  return (
    <Card size="small" className="console-card">
      <Typography.Paragraph className="message-text">{text}</Typography.Paragraph>
      <Typography.Paragraph type="secondary">
        {t('by', {
          office: officeName,
          name: sentByName ?? t('formerStaff'),
          time: formatTimeWithSeconds(sentAt),
        })}
      </Typography.Paragraph>
      <Flex wrap gap="small" align="center">
        <Tag>{t(toSittings ? 'toSittings' : 'toNamed')}</Tag>
        <Typography.Text strong>{t('readOf', { read: readCount, total })}</Typography.Text>
        <Button className="board-target" aria-expanded={opened} onClick={() => setOpened(!opened)}>
          {t('people')}
        </Button>
      </Flex>
      <Progress
        percent={(100 * readCount) / Math.max(1, total, readCount)}
        showInfo={false}
        size="small"
        aria-hidden="true"
      />
      {opened && <MessagePeople examId={examId} messageId={message.id} />}
    </Card>
  );
}

function MessagePeople({ examId, messageId }: { examId: string; messageId: string }) {
  const t = useDictionary(messageDictionaries);
  const [shown, setShown] = useState<'unread' | 'read'>('unread');
  const query = useInfiniteQuery({
    queryKey: ['exams', examId, 'messages', messageId, shown],
    queryFn: ({ pageParam }) =>
      ok(
        api.GET('/api/v1/exams/{examId}/messages/{id}/people', {
          params: { path: { examId, id: messageId }, query: { read: shown === 'read', after: pageParam } },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextAfter }) => nextAfter ?? undefined,
  });
  return (
    <div className="console-stack">
      <Segmented
        value={shown}
        onChange={setShown}
        options={[
          { value: 'unread', label: t('unread') },
          { value: 'read', label: t('read') },
        ]}
      />
      {query.error && <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />}
      <Table<Schemas['MessagePersonDto']>
        rowKey="registrationId"
        size="small"
        pagination={false}
        loading={query.isPending}
        dataSource={query.data?.pages.flatMap(({ items }) => items) ?? []}
        locale={{ emptyText: t(shown === 'unread' ? 'nobodyUnread' : 'nobodyRead') }}
        columns={[
          {
            title: t('candidate'),
            render: (_, { candidateName, ticketNumber, organisationName }) => (
              <>
                <div>{candidateName}</div>
                <Typography.Text type="secondary">
                  {ticketNumber} · {organisationName}
                </Typography.Text>
              </>
            ),
          },
          ...(shown === 'read'
            ? [
                {
                  title: t('readAt'),
                  render: (_: unknown, { readAt }: Schemas['MessagePersonDto']) => formatTimeWithSeconds(readAt),
                },
              ]
            : []),
        ]}
      />
      <MoreButton query={query} label={t('more')} />
    </div>
  );
}
