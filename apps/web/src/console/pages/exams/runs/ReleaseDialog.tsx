import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Form, Input, Modal } from 'antd';
import { ApiError } from '../../../../api/http';
import { useDictionary } from '../../../use-text';
import { api, ok, type Schemas } from '../../../console-api';
import { ErrorNotice } from '../../../ErrorNotice';
import { reasonDictionaries } from '../../../reason-text';
import { resultDictionaries } from '../results/result-text';
import { ReleaseNumbers } from './ReleaseNumbers';
import { useSittings } from '../sittings/use-sittings';

type Obstacles = Record<'openSessions' | 'ungradedSessions' | 'openSittings', number>;

/** Releases a run; if that is refused, explains why and what to do. */
export function ReleaseDialog({ run, onClose }: { run: Schemas['GradingRunDto']; onClose: () => void }) {
  const t = useDictionary(resultDictionaries);
  const leftOut = useLeftOutSittings(run.examId);
  const reasonText = useDictionary(reasonDictionaries);
  const { message } = App.useApp();
  const client = useQueryClient();
  const [form] = Form.useForm<{ reason: string }>();
  const release = useMutation({
    mutationFn: ({ reason }: { reason: string }) =>
      ok(
        api.POST('/api/v1/grading-runs/{id}/release', {
          params: { path: { id: run.id } },
          body: { reason: reason.trim() },
        }),
      ),
    onSuccess: async ({ outcome }) => {
      onClose();
      void message.success(t(outcome === 'released' ? 'releasedNow' : 'alreadyReleased'));
      await client.invalidateQueries({ queryKey: ['exams', run.examId] });
    },
  });
  return (
    <Modal
      open
      title={t('releaseTitle', { number: run.runNumber })}
      okText={t('release')}
      cancelText={reasonText('cancel')}
      onCancel={onClose}
      confirmLoading={release.isPending}
      onOk={() => form.submit()}
    >
      <Form form={form} layout="vertical" requiredMark={false} onFinish={(values) => release.mutate(values)}>
        <p>{t('releaseText')}</p>
        <ReleaseNumbers run={run} />
        {run.runNumber > 1 && <p>{t('seeDifference')}</p>}
        {leftOut.length > 0 && (
          <Alert
            type="info"
            showIcon
            className="console-card"
            title={t('leftOut', { sittings: leftOut.map(({ title }) => title).join(t('listComma')) })}
          />
        )}
        <Form.Item
          name="reason"
          label={reasonText('reason')}
          rules={[{ required: true, min: 2, whitespace: true, message: reasonText('reasonMissing') }]}
        >
          <Input.TextArea rows={3} maxLength={500} showCount />
        </Form.Item>
        {release.error && <Refusal error={release.error} />}
      </Form>
    </Modal>
  );
}

/** Sittings that are not over and would be left out of a release now; none if no sitting is over yet. */
function useLeftOutSittings(examId: string): Schemas['SittingDto'][] {
  const sittings = useSittings(examId).data ?? [];
  const notOver = sittings.filter(({ closesAt }) => Date.parse(closesAt) > Date.now());
  return notOver.length < sittings.length ? notOver : [];
}

function Refusal({ error }: { error: Error }) {
  const t = useDictionary(resultDictionaries);
  if (!(error instanceof ApiError) || error.code !== 'RELEASE_REFUSED') return <ErrorNotice error={error} />;
  const obstacles = error.details as Obstacles;
  const standing = (['openSessions', 'ungradedSessions', 'openSittings'] as const).filter(
    (name) => obstacles[name] > 0,
  );
  return (
    <Alert
      type="warning"
      showIcon
      title={t('refused')}
      description={
        <ul className="console-faults">
          {standing.map((name) => (
            <li key={name}>{t(name, { count: obstacles[name] })}</li>
          ))}
        </ul>
      }
    />
  );
}
