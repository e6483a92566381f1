import { Button, Flex, Grid, Space, Table, Typography, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { api, ok, type Schemas } from '../../../console-api';
import { ErrorNotice } from '../../../ErrorNotice';
import { formatTime } from '../../../../i18n/format-time';
import { useDictionary } from '../../../use-text';
import { offers } from '../exam-state/exam-acts';
import { ReasonDialog } from '../../../ReasonDialog';
import { SittingDialog } from './SittingDialog';
import { sittingDictionaries } from './sitting-text';
import { usePapersReady, useSittings } from './use-sittings';

type Sitting = Schemas['SittingDto'];

/** The sittings of an exam; administrators can add, change and delete them. */
export function Sittings({ exam }: { exam: Schemas['ExamDto'] }) {
  const t = useDictionary(sittingDictionaries);
  const mayChange = offers({ exam, act: 'sitting.change' });
  const wide = Grid.useBreakpoint().md ?? true;
  const [edited, setEdited] = useState<Sitting | 'new' | null>(null);
  const [deleted, setDeleted] = useState<Sitting | null>(null);
  const query = useSittings(exam.id);
  // After opening, missing papers are drawn when candidates start, so the count is shown only before.
  const waits = (query.data ?? []).some(({ opensAt }) => Date.parse(opensAt) > Date.now());
  const papers = usePapersReady(exam.id, waits).data;
  const columns: TableColumnsType<Sitting> = [
    {
      title: t('sitting'),
      render: (_, { title, opensAt, closesAt }) => (
        <>
          {title}
          {!wide && (
            <div>
              <small>
                {formatTime(opensAt)} – {formatTime(closesAt)}
              </small>
            </div>
          )}
        </>
      ),
    },
    { title: t('opensAt'), render: (_, { opensAt }) => formatTime(opensAt), responsive: ['md'] },
    { title: t('closesAt'), render: (_, { closesAt }) => formatTime(closesAt), responsive: ['md'] },
    { title: t('site'), render: (_, { site }) => site ?? t('online'), responsive: ['lg'] },
    { title: t('registered'), dataIndex: 'registrationCount', align: 'right', responsive: ['sm'] },
    ...(mayChange
      ? [
          {
            title: '',
            render: (_: unknown, sitting: Sitting) => (
              <Space wrap>
                <Button size="small" onClick={() => setEdited(sitting)}>
                  {t('edit')}
                </Button>
                {sitting.registrationCount === 0 && (
                  <Button size="small" danger onClick={() => setDeleted(sitting)}>
                    {t('delete')}
                  </Button>
                )}
              </Space>
            ),
          },
        ]
      : []),
  ];
  return (
    <>
      <Flex justify="space-between" align="center" wrap gap="small" className="console-card">
        <Typography.Title level={3} className="console-section">
          {t('sittings')}
        </Typography.Title>
        {papers && papers.registered > 0 && (
          <Typography.Text type="secondary" role="status">
            {t('papers', {
              prepared: papers.prepared.toLocaleString('en-US'),
              registered: papers.registered.toLocaleString('en-US'),
            })}
          </Typography.Text>
        )}
        {mayChange && <Button onClick={() => setEdited('new')}>{t('add')}</Button>}
      </Flex>
      {query.error && <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />}
      {!query.isLoadingError && (
        <Table<Sitting>
          rowKey="id"
          size="small"
          pagination={false}
          loading={query.isPending}
          dataSource={query.data ?? []}
          locale={{ emptyText: t('noSitting') }}
          columns={columns}
        />
      )}
      {deleted && (
        <ReasonDialog
          danger
          title={t('deleteTitle', { title: deleted.title })}
          text={t('deleteText')}
          perform={({ reason }) =>
            ok(api.POST('/api/v1/sittings/{id}/delete', { params: { path: { id: deleted.id } }, body: { reason } }))
          }
          refresh={[['exams']]}
          onClose={() => setDeleted(null)}
        />
      )}
      {edited && (
        <SittingDialog exam={exam} sitting={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />
      )}
    </>
  );
}
