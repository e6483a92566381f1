import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Drawer, Form, Input, Space } from 'antd';
import { api, ok, type Schemas } from '../../console-api';
import { ErrorNotice } from '../../ErrorNotice';
import { useStaff } from '../../staff-session';
import { useDictionary } from '../../use-text';
import { accountDictionaries } from './account-text';
import { GrantFields } from './GrantFields';
import { PasswordField } from './PasswordField';

type Draft = Schemas['NewStaffAccountBody'];

export function NewAccount({ onClose }: { onClose: () => void }) {
  const t = useDictionary(accountDictionaries);
  const { message } = App.useApp();
  const client = useQueryClient();
  const { roles } = useStaff();
  const create = useMutation({
    mutationFn: (body: Draft) => ok(api.POST('/api/v1/staff/accounts', { body })),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['accounts'] });
      void message.success(t('created'));
      onClose();
    },
  });
  const own = roles.find(({ role }) => role === 'administrator');
  return (
    <Drawer open onClose={onClose} title={t('create')} size={560} className="console-drawer">
      <Form<Draft>
        layout="vertical"
        requiredMark={false}
        autoComplete="off"
        scrollToFirstError
        onFinish={(draft) => create.mutate(draft)}
        initialValues={{ grants: [{ role: 'trainer', organisationId: own?.organisationId }] }}
      >
        <Form.Item
          name="username"
          label={t('username')}
          extra={t('usernameHint')}
          rules={[{ required: true, pattern: /^[a-z0-9][a-z0-9._-]{2,59}$/, message: t('usernameBad') }]}
        >
          <Input autoComplete="off" autoCapitalize="none" maxLength={60} />
        </Form.Item>
        <Form.Item
          name="displayName"
          label={t('displayName')}
          rules={[{ required: true, whitespace: true, message: t('displayNameMissing') }]}
        >
          <Input autoComplete="off" maxLength={100} />
        </Form.Item>
        <PasswordField name="password" label={t('firstPassword')} />
        <GrantFields />
        {create.error && <ErrorNotice error={create.error} />}
        <Space>
          <Button type="primary" htmlType="submit" loading={create.isPending}>
            {t('create')}
          </Button>
          <Button onClick={onClose} disabled={create.isPending}>
            {t('cancel')}
          </Button>
        </Space>
      </Form>
    </Drawer>
  );
}
