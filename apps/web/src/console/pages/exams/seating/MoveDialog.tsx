import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Checkbox, Form, InputNumber, Modal, Select } from 'antd';
import { api, ok } from '../../../console-api';
import { ErrorNotice } from '../../../ErrorNotice';
import { useDictionary } from '../../../use-text';
import { seatingDictionaries } from './seating-text';
import { roomLabel, seatingKey, type SeatedPerson, type UsedRoom } from './use-seating';

interface MoveForm {
  sittingRoomId: string;
  seatNumber: number;
  exchange: boolean;
}

interface MoveDialogProps {
  sittingId: string;
  rooms: UsedRoom[];
  person: SeatedPerson;
  onClose: () => void;
}

/** Another seat for one person: a free one, or in exchange. */
export function MoveDialog({ sittingId, rooms, person, onClose }: MoveDialogProps) {
  const t = useDictionary(seatingDictionaries);
  const { message } = App.useApp();
  const client = useQueryClient();
  const [form] = Form.useForm<MoveForm>();
  const path = { id: person.registrationId };
  const done = async (text: string) => {
    onClose();
    void message.success(text);
    await client.invalidateQueries({ queryKey: seatingKey(sittingId) });
  };
  const move = useMutation({
    mutationFn: (body: MoveForm) => ok(api.PUT('/api/v1/registrations/{id}/seat', { params: { path }, body })),
    onSuccess: () => done(t('moved')),
  });
  const free = useMutation({
    mutationFn: () => ok(api.DELETE('/api/v1/registrations/{id}/seat', { params: { path } })),
    onSuccess: () => done(t('seatTaken')),
  });
  const error = move.error ?? free.error;
  return (
    <Modal
      open
      title={t('moveTitle', { name: person.candidateName })}
      okText={t('move')}
      cancelText={t('cancel')}
      confirmLoading={move.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form<MoveForm>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{
          sittingRoomId: person.sittingRoomId ?? rooms[0]?.id,
          seatNumber: person.seatNumber ?? 1,
          exchange: false,
        }}
        onFinish={(values) => move.mutate(values)}
      >
        <Form.Item name="sittingRoomId" label={t('newRoom')}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={rooms.map(({ id, siteName, roomNumber, seated, places }) => ({
              value: id,
              label: `${siteName} ${roomLabel(roomNumber)} (${seated}/${places})`,
            }))}
          />
        </Form.Item>
        <Form.Item name="seatNumber" label={t('newSeat')} rules={[{ required: true, message: t('newSeat') }]}>
          <InputNumber min={1} max={500} precision={0} className="console-wide" />
        </Form.Item>
        <Form.Item name="exchange" valuePropName="checked">
          <Checkbox>{t('exchange')}</Checkbox>
        </Form.Item>
        {person.sittingRoomId !== null && (
          <Button danger loading={free.isPending} onClick={() => free.mutate()}>
            {t('takeSeat')}
          </Button>
        )}
        {error && <ErrorNotice error={error} />}
      </Form>
    </Modal>
  );
}
