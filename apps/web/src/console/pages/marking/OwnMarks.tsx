import { useQuery } from '@tanstack/react-query';
import { Button, Drawer, Table, Tag } from 'antd';
import { formatTime } from '../../../i18n/format-time';
import { api, ok, type Schemas } from '../../console-api';
import { ErrorNotice } from '../../ErrorNotice';
import { useDictionary } from '../../use-text';
import { markerDictionaries } from './marker-text';

type Marked = Schemas['OwnMarkedScriptDto'];

/** The last marks of the marker, to be looked at again; they change until marking is closed. */
export function OwnMarks({
  examId,
  onOpen,
  onClose,
}: {
  examId: string;
  onOpen: (scriptId: string) => void;
  onClose: () => void;
}) {
  const t = useDictionary(markerDictionaries);
  const query = useQuery({
    queryKey: ['marking', examId, 'own-marks'],
    queryFn: () => ok(api.GET('/api/v1/exams/{examId}/marking/own-marks', { params: { path: { examId } } })),
    gcTime: 0,
  });
  return (
    <Drawer open title={t('marks')} onClose={onClose} size={480}>
      {query.error && <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />}
      <Table<Marked>
        rowKey="scriptId"
        size="small"
        pagination={false}
        loading={query.isPending}
        dataSource={query.data?.items ?? []}
        columns={[
          { title: t('question'), render: (_, { lot, label }) => t('lot', { lot, label }) },
          { title: t('points'), dataIndex: 'points', align: 'right' },
          { title: t('time'), render: (_, { markedAt }) => formatTime(markedAt), responsive: ['sm'] },
          {
            title: '',
            render: (_, { scriptId, settled }) =>
              settled ? (
                <Tag color="green">{t('settled')}</Tag>
              ) : (
                <Button
                  size="small"
                  onClick={() => {
                    onOpen(scriptId);
                    onClose();
                  }}
                >
                  {t('again')}
                </Button>
              ),
          },
        ]}
      />
    </Drawer>
  );
}
