import { PlusOutlined } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Flex, Table, Tag, Typography, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { formatTime } from '../../../../i18n/format-time';
import { api, ok, type Schemas } from '../../../console-api';
import { ErrorNotice, useExplainError } from '../../../ErrorNotice';
import { useDictionary } from '../../../use-text';
import { offers } from '../exam-state/exam-acts';
import { AnnouncementDialog } from './AnnouncementDialog';
import { announcementDictionaries } from './announcement-text';
import { noticesKey } from './use-notices';

type Announcement = Schemas['AnnouncementDto'];
const COLOURS = { current: 'green', coming: 'gold', over: undefined } as const;

/** What the exam announces on the page on which candidates sign in. */
export function Announcements({ exam }: { exam: Schemas['ExamDto'] }) {
  const t = useDictionary(announcementDictionaries);
  const [writing, setWriting] = useState(false);
  const query = useQuery({
    queryKey: [...noticesKey(exam.id), 'announcements'],
    queryFn: () => ok(api.GET('/api/v1/exams/{examId}/announcements', { params: { path: { examId: exam.id } } })),
  });
  const mayAnnounce = offers({ exam, act: 'notice.announce' });
  const columns = useColumns({ exam, mayAnnounce });
  return (
    <section>
      <Flex justify="space-between" align="center" wrap gap="small" className="console-card">
        <Typography.Title level={3} className="console-section">
          {t('title')}
        </Typography.Title>
        {mayAnnounce && (
          <Button icon={<PlusOutlined />} onClick={() => setWriting(true)}>
            {t('add')}
          </Button>
        )}
      </Flex>
      <Typography.Paragraph type="secondary">{t('lead')}</Typography.Paragraph>
      {query.error && <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />}
      <Table<Announcement>
        rowKey="id"
        size="small"
        pagination={(query.data?.length ?? 0) > 10 ? { pageSize: 10, showSizeChanger: false } : false}
        loading={query.isPending}
        dataSource={query.data ?? []}
        locale={{ emptyText: query.isPending ? ' ' : t('none') }}
        columns={columns}
      />
      {writing && <AnnouncementDialog examId={exam.id} onClose={() => setWriting(false)} />}
    </section>
  );
}

function stateOf({ showsFrom, showsUntil }: Announcement): keyof typeof COLOURS {
  const now = Date.now();
  if (Date.parse(showsUntil) <= now) return 'over';
  return Date.parse(showsFrom) > now ? 'coming' : 'current';
}

function useColumns({
  exam,
  mayAnnounce,
}: {
  exam: Schemas['ExamDto'];
  mayAnnounce: boolean;
}): TableColumnsType<Announcement> {
  const t = useDictionary(announcementDictionaries);
  return [
    {
      title: t('text'),
      render: (_, { text, showsFrom, showsUntil, createdByName }) => (
        <>
          <Typography.Paragraph className="message-text">{text}</Typography.Paragraph>
          <Typography.Text type="secondary">
            {formatTime(showsFrom)} – {formatTime(showsUntil)} · {t('by', { name: createdByName ?? t('somebody') })}
          </Typography.Text>
        </>
      ),
    },
    {
      title: t('state'),
      className: 'console-nowrap',
      render: (_, announcement) => {
        const state = stateOf(announcement);
        return (
          <>
            <Tag color={COLOURS[state]}>{t(state)}</Tag>
            {mayAnnounce && state !== 'over' && <EndAnnouncement examId={exam.id} id={announcement.id} />}
          </>
        );
      },
    },
  ];
}

function EndAnnouncement({ examId, id }: { examId: string; id: string }) {
  const t = useDictionary(announcementDictionaries);
  const { message, modal } = App.useApp();
  const explain = useExplainError();
  const client = useQueryClient();
  const end = useMutation({
    mutationFn: () =>
      ok(api.POST('/api/v1/exams/{examId}/announcements/{id}/end', { params: { path: { examId, id } } })),
    onError: (error) => void message.error(explain(error)),
    onSettled: () => client.invalidateQueries({ queryKey: noticesKey(examId) }),
  });
  const ask = () =>
    void modal.confirm({
      title: t('endTitle'),
      content: t('endText'),
      okText: t('end'),
      cancelText: t('cancel'),
      onOk: () => end.mutate(),
    });
  return (
    <Button size="small" loading={end.isPending} onClick={ask}>
      {t('end')}
    </Button>
  );
}
