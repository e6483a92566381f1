import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, Modal, Space } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { api, ok, type Schemas } from '../../../console-api';
import { ErrorNotice } from '../../../ErrorNotice';
import { OrganisationSelect } from '../../../organisation/OrganisationSelect';
import { useStaff } from '../../../staff-session';
import { useDictionary } from '../../../use-text';
import { editorDictionaries } from './editor-text';
import './editor.css';

type Bank = Schemas['QuestionBankDto'];

interface BankValues {
  title: string;
  organisationId?: string;
  code?: string;
  domains: { code?: string; title: string }[];
}

/** Creates a bank, or edits the name and domains of one. */
export function BankButton({ bank = null }: { bank?: Bank | null }) {
  const t = useDictionary(editorDictionaries);
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        type={bank ? 'default' : 'primary'}
        icon={bank ? undefined : <PlusOutlined />}
        onClick={() => setOpen(true)}
      >
        {t(bank ? 'editBank' : 'newBank')}
      </Button>
      {open && <BankDialog bank={bank} onClose={() => setOpen(false)} />}
    </>
  );
}

function BankDialog({ bank, onClose }: { bank: Bank | null; onClose: () => void }) {
  const t = useDictionary(editorDictionaries);
  const staff = useStaff();
  const [form] = Form.useForm<BankValues>();
  const navigate = useNavigate();
  const client = useQueryClient();
  const save = useMutation({
    mutationFn: ({ organisationId, code, title, domains }: BankValues) => {
      const named = {
        title,
        domains: domains.map(({ code: own, title: name }) => ({ ...(own ? { code: own } : {}), title: name })),
      };
      if (bank) return ok(api.PUT('/api/v1/question-banks/{id}', { params: { path: { id: bank.id } }, body: named }));
      const body = {
        ...named,
        organisationId: organisationId as string,
        ...(code?.trim() ? { code: code.trim() } : {}),
      };
      return ok(api.POST('/api/v1/question-banks', { body }));
    },
    onSuccess: async ({ id }) => {
      await client.invalidateQueries({ queryKey: ['banks'] });
      onClose();
      if (!bank) void navigate(`/banks/${id}`);
    },
  });
  const title = t(bank ? 'editBank' : 'newBank');
  const required = [{ required: true, whitespace: true, message: t('required') }];
  return (
    <Modal
      open
      title={title}
      okText={t('store')}
      cancelText={t('cancel')}
      onCancel={onClose}
      confirmLoading={save.isPending}
      onOk={() => form.submit()}
    >
      <Form<BankValues>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{
          title: bank?.title,
          // Most have one office.
          organisationId: staff.roles[0]?.organisationId,
          domains: bank?.domains.map(({ code, title: name }) => ({ code, title: name })) ?? [{ title: '' }],
        }}
        onFinish={(values) => save.mutate({ ...values, domains: values.domains ?? [] })}
      >
        <Form.Item name="title" label={t('bankTitle')} rules={required}>
          <Input maxLength={200} autoFocus />
        </Form.Item>
        {!bank && (
          <Form.Item
            name="organisationId"
            label={t('organisation')}
            rules={[{ required: true, message: t('required') }]}
          >
            <OrganisationSelect />
          </Form.Item>
        )}
        <Form.Item label={t('domains')} extra={t('domainsHint')}>
          <Form.List name="domains">
            {(fields, { add, remove }) => (
              <>
                {fields.map(({ key, name }) => (
                  <Space.Compact key={key} block className="editor-domain">
                    <Form.Item name={[name, 'title']} noStyle rules={required}>
                      <Input
                        maxLength={100}
                        aria-label={t('domainOf', { number: name + 1 })}
                        // One that was just added.
                        autoFocus={name > 0 && !form.getFieldValue(['domains', name, 'title'])}
                        onPressEnter={(event) => {
                          // The form would be sent: one who lists domains means the next.
                          event.preventDefault();
                          if (event.currentTarget.value.trim() !== '') add({ title: '' });
                        }}
                      />
                    </Form.Item>
                    <Button
                      icon={<DeleteOutlined />}
                      disabled={fields.length === 1}
                      aria-label={t('removeDomain', { number: name + 1 })}
                      onClick={() => remove(name)}
                    />
                  </Space.Compact>
                ))}
                <Button type="dashed" size="small" icon={<PlusOutlined />} onClick={() => add({ title: '' })}>
                  {t('addDomain')}
                </Button>
              </>
            )}
          </Form.List>
        </Form.Item>
        {!bank && (
          <Form.Item
            name="code"
            label={t('bankCode')}
            rules={[{ pattern: /^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$/, message: 'A–Z, a–z, 0–9, . _ -' }]}
          >
            <Input maxLength={60} />
          </Form.Item>
        )}
        {save.error && <ErrorNotice error={save.error} />}
      </Form>
    </Modal>
  );
}
