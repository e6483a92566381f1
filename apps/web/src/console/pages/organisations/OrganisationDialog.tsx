import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Form, Input, Modal, Select } from 'antd';
import { api, ok } from '../../console-api';
import { ErrorNotice } from '../../ErrorNotice';
import { OrganisationSelect } from '../../organisation/OrganisationSelect';
import { ReasonDialog, type Reasoned } from '../../ReasonDialog';
import { useDictionary } from '../../use-text';
import type { OrganisationRow } from './organisation-rows';
import { organisationPageDictionaries } from './organisation-text';

export const ORGANISATION_ACTS = ['add', 'rename', 'merge', 'close', 'reopen'] as const;
export type OrganisationAct = (typeof ORGANISATION_ACTS)[number];

const REFRESH = [['organisations'], ['people']] as const;
const KINDS = ['clinic', 'kindergarten', 'school', 'association', 'other'] as const;

interface DialogProps {
  organisation: OrganisationRow;
  onClose: () => void;
}

export function OrganisationDialog({ act, ...props }: DialogProps & { act: OrganisationAct }) {
  switch (act) {
    case 'add':
      return <Add {...props} />;
    case 'rename':
      return <Rename {...props} />;
    case 'merge':
      return <Merge {...props} />;
    case 'close':
    case 'reopen':
      return <CloseOrReopen act={act} {...props} />;
  }
}

interface Added {
  name: string;
  type: 'town' | (typeof KINDS)[number];
  code: string;
}

function Add({ organisation: { id: parentId, name: parentName, level }, onClose }: DialogProps) {
  const t = useDictionary(organisationPageDictionaries);
  const { message } = App.useApp();
  const client = useQueryClient();
  const [form] = Form.useForm<Added>();
  const types = [...(level === 'county' ? (['town'] as const) : []), ...KINDS];
  const add = useMutation({
    mutationFn: ({ name, type, code }: Added) =>
      ok(
        api.POST('/api/v1/organisations', {
          body: {
            parentId,
            name,
            ...(type === 'town' ? { level: 'town' } : { level: 'unit', kind: type }),
            ...(code.trim() !== '' && { code }),
          },
        }),
      ),
    onSuccess: async ({ name }) => {
      onClose();
      void message.success(t('added', { name }));
      await client.invalidateQueries({ queryKey: ['organisations'] });
    },
  });
  return (
    <Modal
      open
      title={t('addTitle', { name: parentName })}
      okText={t('addOk')}
      cancelText={t('cancel')}
      onCancel={onClose}
      confirmLoading={add.isPending}
      onOk={() => form.submit()}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ name: '', type: types[0], code: '' }}
        onFinish={(values) => add.mutate(values)}
      >
        <Form.Item name="type" label={t('type')}>
          <Select options={types.map((type) => ({ value: type, label: t(type) }))} />
        </Form.Item>
        <Form.Item
          name="name"
          label={t('name')}
          rules={[{ required: true, whitespace: true, max: 60, message: t('nameMissing') }]}
        >
          <Input maxLength={120} autoComplete="off" autoFocus />
        </Form.Item>
        <Form.Item name="code" label={t('code')} extra={t('codeHint')}>
          <Input maxLength={30} autoComplete="off" />
        </Form.Item>
        {add.error && <ErrorNotice error={add.error} />}
      </Form>
    </Modal>
  );
}

function Rename({ organisation: { id, name: before }, onClose }: DialogProps) {
  const t = useDictionary(organisationPageDictionaries);
  return (
    <ReasonDialog<Reasoned & { name: string }>
      title={t('renameTitle', { name: before })}
      text={t('renameText')}
      initialValues={{ name: before }}
      perform={(body) => ok(api.POST('/api/v1/organisations/{id}/rename', { params: { path: { id } }, body }))}
      refresh={REFRESH}
      onClose={onClose}
    >
      <Form.Item
        name="name"
        label={t('name')}
        rules={[{ required: true, whitespace: true, max: 60, message: t('nameMissing') }]}
      >
        <Input maxLength={120} autoComplete="off" />
      </Form.Item>
    </ReasonDialog>
  );
}

function Merge({ organisation: { id, name, people }, onClose }: DialogProps) {
  const t = useDictionary(organisationPageDictionaries);
  const { message } = App.useApp();
  return (
    <ReasonDialog<Reasoned & { intoId: string }>
      title={t('mergeTitle', { name })}
      text={t('mergeText', { name, people })}
      danger
      perform={async (body) => {
        const { moved, left } = await ok(
          api.POST('/api/v1/organisations/{id}/merge', { params: { path: { id } }, body }),
        );
        void message.info(left > 0 ? t('mergedLeft', { moved, left }) : t('merged', { moved }));
      }}
      refresh={REFRESH}
      onClose={onClose}
    >
      <Form.Item name="intoId" label={t('into')} rules={[{ required: true, message: t('intoMissing') }]}>
        <OrganisationSelect />
      </Form.Item>
    </ReasonDialog>
  );
}

function CloseOrReopen({
  act,
  organisation: { id, name, people },
  onClose,
}: DialogProps & { act: 'close' | 'reopen' }) {
  const t = useDictionary(organisationPageDictionaries);
  return (
    <ReasonDialog
      title={t(act === 'close' ? 'closeTitle' : 'reopenTitle', { name })}
      text={act === 'close' ? t('closeText', { name, people }) : undefined}
      danger={act === 'close'}
      perform={(body) =>
        act === 'close'
          ? ok(api.POST('/api/v1/organisations/{id}/close', { params: { path: { id } }, body }))
          : ok(api.POST('/api/v1/organisations/{id}/reopen', { params: { path: { id } }, body }))
      }
      refresh={REFRESH}
      onClose={onClose}
    />
  );
}
