import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ImportOutlined } from '@ant-design/icons';
import { Alert, Button, Drawer, Form, Select, Typography } from 'antd';
import { useState } from 'react';
import { useDictionary } from '../../../use-text';
import { ErrorNotice } from '../../../ErrorNotice';
import { OrganisationSelect } from '../../../organisation/OrganisationSelect';
import { PictureFailure } from '../../../pictures/PictureFailure';
import { useStaff } from '../../../staff-session';
import { bytesOf } from './bank-files';
import { takesImports } from '../bank-reach';
import { useBanks } from '../use-banks';
import { FilePicker, type Picked } from './FilePicker';
import { importBank, PictureNotUploaded } from './import-bank';
import { importDictionaries } from './import-text';
import { QuestionFaults } from './QuestionFaults';
import { refusalIn } from './question-fault';

const NEW_BANK = 'new';
// The server accepts 4 MB per request, and JSON escapes line breaks and quotes.
const MAX_BYTES = 3 * 1024 * 1024;

export function ImportButton({ bankId }: { bankId?: string }) {
  const t = useDictionary(importDictionaries);
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button icon={<ImportOutlined />} onClick={() => setOpen(true)}>
        {t('import')}
      </Button>
      <Drawer
        open={open}
        onClose={() => setOpen(false)}
        title={t('import')}
        size={640}
        className="console-drawer"
        destroyOnHidden
      >
        <ImportForm bankId={bankId} onClose={() => setOpen(false)} />
      </Drawer>
    </>
  );
}

interface Target {
  target: string;
  organisationId?: string;
}

function useImport(picked: Picked) {
  const client = useQueryClient();
  const banks = useBanks().data ?? [];
  return useMutation({
    mutationFn: ({ target, organisationId }: Target) => {
      const bank = banks.find(({ id }) => id === target);
      return importBank({
        ...picked,
        bankId: target === NEW_BANK ? null : target,
        organisationId: bank?.organisationId ?? organisationId,
      });
    },
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['banks'] }),
        client.invalidateQueries({ queryKey: ['questions'] }),
      ]),
  });
}

function ImportForm({ bankId, onClose }: { bankId?: string; onClose: () => void }) {
  const t = useDictionary(importDictionaries);
  const staff = useStaff();
  const [picked, setPicked] = useState<Picked>({ files: [], pictures: [] });
  const load = useImport(picked);
  const tooLarge = bytesOf(picked.files) > MAX_BYTES;
  const choose = (chosen: Picked) => {
    setPicked(chosen);
    load.reset();
  };
  const target: Target = { target: bankId ?? NEW_BANK, organisationId: staff.roles[0]?.organisationId };
  return (
    <Form<Target>
      layout="vertical"
      requiredMark={false}
      initialValues={target}
      onFinish={(values) => load.mutate(values)}
    >
      {bankId === undefined && <Alert type="info" showIcon className="console-card" title={t('papers')} />}
      <Typography.Paragraph type="secondary">{t('intro')}</Typography.Paragraph>
      <TargetFields />
      <FilePicker picked={picked} onChange={choose} />
      {tooLarge && <Alert type="warning" showIcon className="console-card" title={t('tooLarge')} />}
      <ImportOutcome load={load} />
      {load.isSuccess ? (
        <Button type="primary" onClick={onClose}>
          {t('close')}
        </Button>
      ) : (
        <Button
          type="primary"
          htmlType="submit"
          loading={load.isPending}
          disabled={picked.files.length === 0 || tooLarge}
        >
          {t('start')}
        </Button>
      )}
    </Form>
  );
}

function TargetFields() {
  const t = useDictionary(importDictionaries);
  const banks = useBanks().data ?? [];
  const target = Form.useWatch<string | undefined>('target');
  return (
    <>
      <Form.Item name="target" label={t('target')}>
        <Select
          options={[
            ...banks.filter(({ reach }) => takesImports(reach)).map(({ id, title }) => ({ value: id, label: title })),
            { value: NEW_BANK, label: t('newBank') },
          ]}
        />
      </Form.Item>
      {target === NEW_BANK && (
        <Form.Item
          name="organisationId"
          label={t('organisation')}
          rules={[{ required: true, message: t('organisationMissing') }]}
        >
          <OrganisationSelect />
        </Form.Item>
      )}
    </>
  );
}

function ImportOutcome({ load }: { load: ReturnType<typeof useImport> }) {
  const t = useDictionary(importDictionaries);
  const refusal = refusalIn(load.error);
  if (refusal) return <QuestionFaults refusal={refusal} />;
  if (load.error instanceof PictureNotUploaded) {
    return (
      <>
        <Alert type="error" showIcon className="console-card" title={t('pictureFailed', { path: load.error.path })} />
        <PictureFailure error={load.error.reason} />
      </>
    );
  }
  if (load.error) return <ErrorNotice error={load.error} />;
  if (!load.data) return null;
  const { created, changed, unchanged } = load.data;
  return <Alert type="success" showIcon className="console-card" title={t('done', { created, changed, unchanged })} />;
}
