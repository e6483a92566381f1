import { DownloadOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Drawer, Space, Table, Typography } from 'antd';
import { useRef, useState } from 'react';
import { api, ok, type Schemas } from '../../console-api';
import { ErrorNotice } from '../../ErrorNotice';
import { useDictionary } from '../../use-text';
import { organisationPageDictionaries } from './organisation-text';

type Fault = Schemas['OrganisationFaultItem'];

function send({ file, dryRun }: { file: File; dryRun: boolean }) {
  const form = new FormData();
  form.set('file', file);
  return ok(
    // The file goes as it is: what the API says of its type, a text, is how OpenAPI writes a file.
    api.POST('/api/v1/organisations/import', {
      params: { query: { dryRun: dryRun ? 'true' : 'false' } },
      body: { file: '' },
      bodySerializer: () => form,
    }),
  );
}

/** A sheet is looked at first; only when nothing is wrong with it can it be added. */
export function ImportOrganisations({ onClose }: { onClose: () => void }) {
  const t = useDictionary(organisationPageDictionaries);
  const { message } = App.useApp();
  const client = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<File | null>(null);
  const check = useMutation({ mutationFn: (chosen: File) => send({ file: chosen, dryRun: true }) });
  const add = useMutation({
    mutationFn: (chosen: File) => send({ file: chosen, dryRun: false }),
    onSuccess: async ({ added }) => {
      onClose();
      void message.success(t('imported', { count: added }));
      await client.invalidateQueries({ queryKey: ['organisations'] });
    },
  });
  const checked = check.data;
  return (
    <Drawer open size={720} className="console-drawer" title={t('import')} onClose={onClose}>
      <Typography.Paragraph>{t('importIntro')}</Typography.Paragraph>
      <p>
        <a href="/api/v1/organisations/template.xlsx" download>
          <DownloadOutlined /> {t('template')}
        </a>
      </p>
      <div hidden>
        <input
          ref={input}
          type="file"
          accept=".xlsx,.csv"
          aria-label={t('chooseFile')}
          onChange={({ target }) => {
            const [picked] = target.files ?? [];
            if (picked) {
              setFile(picked);
              check.mutate(picked);
            }
            target.value = '';
          }}
        />
      </div>
      <Space wrap className="console-card">
        <Button loading={check.isPending} onClick={() => input.current?.click()}>
          {t('chooseFile')}
        </Button>
        {file && checked && checked.faultCount === 0 && checked.toAdd > 0 && (
          <Button type="primary" loading={add.isPending} onClick={() => add.mutate(file)}>
            {t('importOk', { count: checked.toAdd })}
          </Button>
        )}
      </Space>
      {(check.error ?? add.error) && <ErrorNotice error={check.error ?? add.error} />}
      {file && checked && (
        <p role="status">
          {t('chosen', {
            name: file.name,
            toAdd: checked.toAdd,
            existing: checked.existing,
            faults: checked.faultCount,
          })}
        </p>
      )}
      {checked && checked.faultCount > 0 && <Faults faults={checked.faults} count={checked.faultCount} />}
    </Drawer>
  );
}

function Faults({ faults, count }: { faults: Fault[]; count: number }) {
  const t = useDictionary(organisationPageDictionaries);
  return (
    <>
      <Table<Fault>
        size="small"
        rowKey={({ lineNumber, column }) => `${lineNumber} ${column}`}
        pagination={false}
        dataSource={faults}
        columns={[
          { title: t('line'), dataIndex: 'lineNumber', align: 'right' },
          { title: t('column'), dataIndex: 'heading', className: 'console-nowrap' },
          { title: t('value'), dataIndex: 'value' },
          { title: t('problem'), render: (_, { problem }) => t(problem) },
        ]}
      />
      {count > faults.length && <p className="console-end">{t('moreFaults', { shown: faults.length, count })}</p>}
    </>
  );
}
