import { useMutation, useQuery } from '@tanstack/react-query';
import { Form, Modal, Select } from 'antd';
import { useState } from 'react';
import { api, ok, type Schemas } from '../../../console-api';
import { ErrorNotice } from '../../../ErrorNotice';
import { useDictionary } from '../../../use-text';
import { markingDictionaries } from './marking-text';

interface AllotDialogProps {
  examId: string;
  question: Schemas['MarkedQuestionDto'];
  lots: number;
  onSaved: (overview: Schemas['MarkingOverviewDto']) => void;
  onClose: () => void;
}

const ACCOUNTS = 500;

/** Who marks a question, or one lot of it. */
export function AllotDialog({ examId, question, lots, onSaved, onClose }: AllotDialogProps) {
  const t = useDictionary(markingDictionaries);
  const markersOf = (lot: number) =>
    question.markers.filter((marker) => marker.lot === lot).map(({ staffId }) => staffId);
  const [lot, setLot] = useState(0);
  const [staffIds, setStaffIds] = useState(() => markersOf(0));
  const accounts = useQuery({
    queryKey: ['accounts', 'for-marking'],
    queryFn: () => ok(api.GET('/api/v1/staff/accounts', { params: { query: { limit: ACCOUNTS } } })),
  });
  const save = useMutation({
    mutationFn: () =>
      ok(
        api.PUT('/api/v1/exams/{examId}/marking/allotment', {
          params: { path: { examId } },
          body: { questionVersionId: question.questionVersionId, lot, staffIds },
        }),
      ),
    onSuccess: (overview) => {
      onSaved(overview);
      onClose();
    },
  });
  const mayMark = (accounts.data?.items ?? []).filter(
    ({ active, roles }) => active && roles.some(({ role }) => role !== 'invigilator'),
  );
  const known = new Map([
    ...question.markers.map(({ staffId, name }): [string, string] => [staffId, name]),
    ...mayMark.map(({ id, displayName, username }): [string, string] => [id, `${displayName} (${username})`]),
  ]);
  return (
    <Modal
      open
      title={t('allotTitle')}
      okText={t('save')}
      cancelText={t('cancel')}
      onCancel={onClose}
      onOk={() => save.mutate()}
      confirmLoading={save.isPending}
    >
      <Form layout="vertical">
        {lots > 1 && (
          <Form.Item label={t('lots')}>
            <Select
              aria-label={t('lots')}
              value={lot}
              onChange={(chosen: number) => {
                setLot(chosen);
                setStaffIds(markersOf(chosen));
              }}
              options={Array.from({ length: lots + 1 }, (_, value) => ({
                value,
                label: t(value === 0 ? 'allLots' : 'lot', { lot: value }),
              }))}
            />
          </Form.Item>
        )}
        <Form.Item label={t('allotment')}>
          <Select
            mode="multiple"
            aria-label={t('allotment')}
            placeholder={t('choose')}
            loading={accounts.isPending}
            optionFilterProp="label"
            value={staffIds}
            onChange={setStaffIds}
            options={[...known].map(([value, label]) => ({ value, label }))}
          />
        </Form.Item>
        {(save.error ?? accounts.error) && <ErrorNotice error={(save.error ?? accounts.error) as Error} />}
      </Form>
    </Modal>
  );
}
