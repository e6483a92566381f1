import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Form, Modal, Progress, Segmented } from 'antd';
import { useState } from 'react';
import { useDictionary } from '../../../use-text';
import { api, ok, type Schemas } from '../../../console-api';
import { ErrorNotice } from '../../../ErrorNotice';
import { OrganisationSelect } from '../../../organisation/OrganisationSelect';
import { ByList } from './ByList';
import { ByResult } from './ByResult';
import { registerInParts, type RegisterCounts } from './register-in-parts';
import { registrationDictionaries } from './registration-text';
import { SittingField } from './SittingField';

const WAYS = ['byOrganisation', 'byList', 'byResult'] as const;
type Way = (typeof WAYS)[number];

interface Order {
  sittingId: string;
  organisationId?: string;
}

interface Props {
  examId: string;
  sittings: readonly Schemas['SittingDto'][];
  onClose: () => void;
}

/** Registers people for a sitting: an organisation, a list of ID numbers, or people by result. */
export function RegisterDialog({ examId, sittings, onClose }: Props) {
  const t = useDictionary(registrationDictionaries);
  const { message } = App.useApp();
  const client = useQueryClient();
  const [form] = Form.useForm<Order>();
  const [way, setWay] = useState<Way>('byOrganisation');
  const [personIds, setPersonIds] = useState<readonly string[]>([]);
  const [done, setDone] = useState(0);
  const register = useMutation({
    mutationFn: ({ sittingId, organisationId }: Order): Promise<RegisterCounts> =>
      way === 'byOrganisation'
        ? ok(
            api.POST('/api/v1/exams/{examId}/registrations', {
              params: { path: { examId } },
              body: { sittingId, organisationId },
            }),
          )
        : registerInParts({
            examId,
            sittingId,
            personIds,
            attempt: way === 'byResult' ? 'make_up' : 'first',
            onPart: setDone,
          }),
    onSuccess: async ({ registered, alreadyRegistered, earlierAttemptOpen, alreadyPassed }) => {
      onClose();
      const refused = earlierAttemptOpen + alreadyPassed;
      void message.success(
        `${t('registerDone', { registered, alreadyRegistered })}${refused > 0 ? t('registerRefused', { earlierAttemptOpen, alreadyPassed }) : ''}`,
      );
      await client.invalidateQueries({ queryKey: ['exams', examId] });
    },
  });
  const take = (chosen: Way) => {
    register.reset();
    setPersonIds([]);
    setWay(chosen);
  };
  const named = way !== 'byOrganisation';
  return (
    <Modal
      open
      width={640}
      title={t('register')}
      okText={named ? t('registerCount', { count: personIds.length }) : t('register')}
      cancelText={t('cancel')}
      onCancel={onClose}
      confirmLoading={register.isPending}
      okButtonProps={{ disabled: named && personIds.length === 0 }}
      onOk={() => form.submit()}
    >
      <Segmented
        className="console-card"
        value={way}
        onChange={(chosen) => take(chosen)}
        options={WAYS.map((value) => ({ value, label: t(value) }))}
      />
      <Form form={form} layout="vertical" requiredMark={false} onFinish={(order) => register.mutate(order)}>
        <SittingField sittings={sittings} />
        {way === 'byOrganisation' && (
          <>
            <p>{t('registerText')}</p>
            <Form.Item
              name="organisationId"
              label={t('organisation')}
              rules={[{ required: true, message: t('organisationMissing') }]}
            >
              <OrganisationSelect />
            </Form.Item>
          </>
        )}
        {way === 'byList' && <ByList onChosen={setPersonIds} />}
        {way === 'byResult' && <ByResult examId={examId} sittings={sittings} onChosen={setPersonIds} />}
        {register.isPending && named && <Progress percent={Math.round((100 * done) / personIds.length)} />}
        {register.error && <ErrorNotice error={register.error} />}
      </Form>
    </Modal>
  );
}
