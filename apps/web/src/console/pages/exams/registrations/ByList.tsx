import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Form, Input, Space, Table, Typography } from 'antd';
import { useRef, useState } from 'react';
import { api, ok, type Schemas } from '../../../console-api';
import { ErrorNotice } from '../../../ErrorNotice';
import { useDictionary } from '../../../use-text';
import { registrationDictionaries } from './registration-text';

type Person = Schemas['PersonItem'];

const SHOWN_UNKNOWN = 20;

const toForm = (file: File): FormData => {
  const form = new FormData();
  form.set('file', file);
  return form;
};

/** Finds people by a list of ID numbers, pasted or from a file; those found are selected and can be unselected. */
export function ByList({ onChosen }: { onChosen: (personIds: readonly string[]) => void }) {
  const t = useDictionary(registrationDictionaries);
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const choose = (ids: readonly string[]) => {
    setTicked(ids);
    onChosen(ids);
  };
  const find = useMutation({
    mutationFn: (file: File) =>
      // Send the form with the file: OpenAPI describes a file as a string, so the typed body is a dummy.
      ok(api.POST('/api/v1/people/find-in-file', { body: { file: '' }, bodySerializer: () => toForm(file) })),
    onSuccess: ({ people }) => choose(people.map(({ id }) => id)),
  });
  const people = find.data?.people ?? [];
  const unknown = find.data?.unknown ?? [];
  return (
    <>
      <Form.Item label={t('list')} extra={t('listHint')}>
        <Input.TextArea aria-label={t('list')} rows={4} value={text} onChange={({ target }) => setText(target.value)} />
      </Form.Item>
      <Space wrap className="console-card">
        <Button
          loading={find.isPending}
          disabled={text.trim() === ''}
          onClick={() => find.mutate(new File([text.replace(/\t/g, ',')], 'list.csv', { type: 'text/csv' }))}
        >
          {t('find')}
        </Button>
        <div hidden>
          <input
            ref={input}
            type="file"
            accept=".xlsx,.csv,.txt"
            aria-label={t('chooseFile')}
            onChange={({ target }) => {
              const [picked] = target.files ?? [];
              if (picked) find.mutate(picked);
              target.value = '';
            }}
          />
        </div>
        <Button onClick={() => input.current?.click()}>{t('chooseFile')}</Button>
      </Space>
      {find.error && <ErrorNotice error={find.error} />}
      {unknown.length > 0 && (
        <Alert
          type="warning"
          showIcon
          className="console-card"
          title={t('unknownRows', { count: unknown.length })}
          description={unknown
            .slice(0, SHOWN_UNKNOWN)
            .map(({ lineNumber, lastFour }) => t('unknownRow', { lineNumber, lastFour }))
            .join(t('comma'))}
        />
      )}
      {find.data && people.length === 0 && unknown.length === 0 && <Typography.Text>{t('noNumbers')}</Typography.Text>}
      {people.length > 0 && (
        <Table<Person>
          rowKey="id"
          size="small"
          scroll={{ y: 240 }}
          virtual
          pagination={false}
          columns={[
            { title: t('candidate'), dataIndex: 'name' },
            { title: t('idNumber'), dataIndex: 'maskedIdNumber', width: 100 },
            { title: t('organisation'), dataIndex: 'organisationName' },
          ]}
          dataSource={people}
          rowSelection={{ selectedRowKeys: [...ticked], onChange: (keys) => choose(keys.map(String)) }}
        />
      )}
    </>
  );
}
