import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Form, Input, Modal, Select } from 'antd';
import { api, ok, type Schemas } from '../../../console-api';
import { ErrorNotice } from '../../../ErrorNotice';
import { OrganisationSelect } from '../../../organisation/OrganisationSelect';
import { useStaff } from '../../../staff-session';
import { useDictionary } from '../../../use-text';
import { ID_TYPES } from '../id-types';
import { peopleDictionaries } from '../people-text';
import { personDictionaries } from './person-text';

type NewPerson = Schemas['NewPersonBody'];

/** Adds one person to the roster, by the rules of the import. */
export function AddPersonDialog({ onClose }: { onClose: () => void }) {
  const t = useDictionary(personDictionaries);
  const people = useDictionary(peopleDictionaries);
  const { message } = App.useApp();
  const client = useQueryClient();
  const [form] = Form.useForm<NewPerson>();
  const own = useStaff().roles.find(({ role }) => role === 'administrator');
  const add = useMutation({
    mutationFn: (body: NewPerson) => ok(api.POST('/api/v1/people', { body })),
    onSuccess: async ({ name }) => {
      onClose();
      void message.success(t('added', { name }));
      await client.invalidateQueries({ queryKey: ['people'] });
    },
  });
  return (
    <Modal
      open
      title={t('add')}
      okText={t('add')}
      cancelText={t('cancel')}
      onCancel={onClose}
      confirmLoading={add.isPending}
      onOk={() => form.submit()}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{
          name: '',
          idType: 'resident_id',
          idNumber: '',
          phone: '',
          organisationId: own?.organisationId,
        }}
        onFinish={(values) => add.mutate(values)}
      >
        <Form.Item name="name" label={people('name')}>
          <Input maxLength={200} autoComplete="off" autoFocus />
        </Form.Item>
        <Form.Item name="idType" label={people('idType')}>
          <Select options={ID_TYPES.map((type) => ({ value: type, label: people(type) }))} />
        </Form.Item>
        <Form.Item name="idNumber" label={people('idNumber')}>
          <Input maxLength={60} autoComplete="off" />
        </Form.Item>
        <Form.Item name="phone" label={people('phone')}>
          <Input maxLength={60} autoComplete="off" inputMode="tel" />
        </Form.Item>
        <Form.Item name="organisationId" label={people('organisation')}>
          <OrganisationSelect />
        </Form.Item>
        {add.error && <ErrorNotice error={add.error} />}
      </Form>
    </Modal>
  );
}
