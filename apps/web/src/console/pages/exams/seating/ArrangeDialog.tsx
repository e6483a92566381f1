import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Checkbox, Form, Modal, Radio } from 'antd';
import { api, ok, type Schemas } from '../../../console-api';
import { ErrorNotice } from '../../../ErrorNotice';
import { useDictionary } from '../../../use-text';
import { seatingDictionaries } from './seating-text';
import { seatingKey, type Seating } from './use-seating';

const RULES = ['random', 'by_organisation', 'apart'] as const;

interface ArrangeForm {
  rule: (typeof RULES)[number];
  anew: boolean;
  confirmed?: boolean;
}

interface ArrangeDialogProps {
  sitting: Schemas['SittingDto'];
  seating: Seating;
  onClose: () => void;
}

/** Seats people by a rule, and then says what came of it. */
export function ArrangeDialog({ sitting, seating, onClose }: ArrangeDialogProps) {
  const t = useDictionary(seatingDictionaries);
  const client = useQueryClient();
  const [form] = Form.useForm<ArrangeForm>();
  const anew = Form.useWatch('anew', form) ?? false;
  const arrange = useMutation({
    mutationFn: ({ rule, anew: again }: ArrangeForm) =>
      ok(
        api.POST('/api/v1/sittings/{sittingId}/seating', {
          params: { path: { sittingId: sitting.id } },
          body: { rule, anew: again },
        }),
      ),
    onSettled: () => client.invalidateQueries({ queryKey: seatingKey(sitting.id) }),
  });
  const wanted = anew ? seating.withoutSeat + seating.seated : seating.withoutSeat;
  const missing = wanted - (seating.places - (anew ? 0 : seating.seated));
  const title = t('arrangeTitle', { sitting: sitting.title });
  if (arrange.data) return <Arranged title={title} done={arrange.data} onClose={onClose} />;
  return (
    <Modal
      open
      title={title}
      okText={t('arrangeOk')}
      cancelText={t('cancel')}
      confirmLoading={arrange.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form<ArrangeForm>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ rule: 'random', anew: seating.withoutSeat === 0 && seating.seated > 0, confirmed: false }}
        onFinish={(values) => arrange.mutate(values)}
      >
        <Form.Item name="rule" label={t('rule')}>
          <Radio.Group className="console-stack">
            {RULES.map((rule) => (
              <Radio key={rule} value={rule}>
                {t(rule)}
                <div className="console-aside">{t(`${rule}Hint`)}</div>
              </Radio>
            ))}
          </Radio.Group>
        </Form.Item>
        <Form.Item name="anew" label={t('who')}>
          <Radio.Group className="console-stack">
            <Radio value={false}>{t('onlyUnseated', { count: seating.withoutSeat })}</Radio>
            <Radio value={true}>{t('anew')}</Radio>
          </Radio.Group>
        </Form.Item>
        {anew && seating.seated > 0 && (
          <>
            <Alert
              type="warning"
              showIcon
              className="console-card"
              title={t('anewWarning', { count: seating.seated })}
            />
            <Form.Item
              name="confirmed"
              valuePropName="checked"
              rules={[
                { validator: (_, value) => (value ? Promise.resolve() : Promise.reject(new Error(t('anewConfirm')))) },
              ]}
            >
              <Checkbox>{t('anewConfirm')}</Checkbox>
            </Form.Item>
          </>
        )}
        {missing > 0 && <Alert type="warning" showIcon title={t('tooFew', { missing })} />}
        {arrange.error && <ErrorNotice error={arrange.error} />}
      </Form>
    </Modal>
  );
}

function Arranged({ title, done, onClose }: { title: string; done: Schemas['SeatedDto']; onClose: () => void }) {
  const t = useDictionary(seatingDictionaries);
  return (
    <Modal
      open
      title={title}
      onCancel={onClose}
      footer={
        <Button type="primary" onClick={onClose}>
          {t('done')}
        </Button>
      }
    >
      <div className="console-stack" role="status">
        <Alert type="success" showIcon title={t('arranged', { seated: done.seated })} />
        {done.withoutSeat > 0 && <Alert type="warning" showIcon title={t('leftOver', { count: done.withoutSeat })} />}
        {done.neighbourPairs > 0 && <Alert type="info" showIcon title={t('pairs', { count: done.neighbourPairs })} />}
      </div>
    </Modal>
  );
}
