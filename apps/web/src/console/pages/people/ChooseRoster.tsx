import { DownloadOutlined, FileOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Card, Form, Space, Typography } from 'antd';
import { useRef, useState } from 'react';
import { api, ok } from '../../console-api';
import { ErrorNotice } from '../../ErrorNotice';
import { OrganisationSelect } from '../../organisation/OrganisationSelect';
import { useStaff } from '../../staff-session';
import { useDictionary } from '../../use-text';
import { unreadableRosterIn } from './roster-file-problem';
import { rosterFileDictionaries } from './roster-file-text';
import { rosterImportDictionaries } from './roster-import-text';

interface Upload {
  file: File;
  organisationId: string;
  sheet?: string;
}

function toForm({ file, organisationId, sheet }: Upload): FormData {
  const form = new FormData();
  form.set('organisationId', organisationId);
  if (sheet !== undefined) form.set('sheet', sheet);
  form.set('file', file);
  return form;
}

function useCheck(onChecked: (importId: string) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (upload: Upload) =>
      // Send the form with the file: OpenAPI describes a file as a string, so the typed body is a dummy.
      ok(
        api.POST('/api/v1/roster-imports', {
          body: { file: '', organisationId: upload.organisationId },
          bodySerializer: () => toForm(upload),
        }),
      ),
    onSuccess: (view) => {
      client.setQueryData(['roster-imports', view.id], view);
      onChecked(view.id);
    },
  });
}

export function ChooseRoster({ onChecked }: { onChecked: (importId: string) => void }) {
  const t = useDictionary(rosterImportDictionaries);
  const { roles } = useStaff();
  const [file, setFile] = useState<File | null>(null);
  const check = useCheck(onChecked);
  const own = roles.find(({ role }) => role === 'administrator');
  return (
    <Card className="console-narrow">
      <Typography.Paragraph>{t('intro')}</Typography.Paragraph>
      <p>
        <a href="/api/v1/roster-imports/template.xlsx" download>
          <DownloadOutlined /> {t('template')}
        </a>
      </p>
      <Form<{ organisationId: string }>
        layout="vertical"
        requiredMark={false}
        initialValues={{ organisationId: own?.organisationId }}
        onFinish={({ organisationId }) => file && check.mutate({ file, organisationId })}
      >
        <Form.Item
          name="organisationId"
          label={t('organisation')}
          extra={t('organisationHint')}
          rules={[{ required: true, message: t('organisationMissing') }]}
        >
          <OrganisationSelect />
        </Form.Item>
        <RosterPicker
          file={file}
          onPick={(picked) => {
            check.reset();
            setFile(picked);
          }}
        />
        <CheckFailure
          error={check.error}
          onSheet={(sheet) => file && check.variables && check.mutate({ ...check.variables, file, sheet })}
        />
        {check.isPending && <Alert type="info" showIcon className="console-card" title={t('checkingFile')} />}
        <Button type="primary" htmlType="submit" disabled={file === null} loading={check.isPending}>
          {t('check')}
        </Button>
      </Form>
    </Card>
  );
}

function RosterPicker({ file, onPick }: { file: File | null; onPick: (file: File) => void }) {
  const t = useDictionary(rosterImportDictionaries);
  const input = useRef<HTMLInputElement>(null);
  const take = ({ target }: { target: HTMLInputElement }) => {
    const [picked] = target.files ?? [];
    if (picked) onPick(picked);
    // Otherwise selecting the same file again would fire no change event.
    target.value = '';
  };
  return (
    <div className="console-card">
      <div hidden>
        <input ref={input} type="file" accept=".xlsx,.csv" onChange={take} />
      </div>
      <Space wrap>
        <Button icon={<FileOutlined />} onClick={() => input.current?.click()}>
          {t('choose')}
        </Button>
        <Typography.Text type={file ? undefined : 'secondary'}>{file?.name ?? t('noFile')}</Typography.Text>
      </Space>
    </div>
  );
}

function CheckFailure({ error, onSheet }: { error: Error | null; onSheet: (sheet: string) => void }) {
  const t = useDictionary(rosterFileDictionaries);
  const choose = useDictionary(rosterImportDictionaries);
  const unreadable = unreadableRosterIn(error);
  if (unreadable && unreadable.sheets.length > 0)
    return (
      <Alert
        type="info"
        showIcon
        className="console-card"
        title={choose('severalSheets')}
        description={
          <Space wrap>
            {unreadable.sheets.map((sheet) => (
              <Button key={sheet} size="small" onClick={() => onSheet(sheet)}>
                {sheet}
              </Button>
            ))}
          </Space>
        }
      />
    );
  if (unreadable)
    return <Alert type="error" showIcon className="console-card" title={t(unreadable.problem, unreadable.values)} />;
  return error && <ErrorNotice error={error} />;
}
