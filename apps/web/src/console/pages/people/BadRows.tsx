import { MoreButton } from '../../lists/MoreButton';
import { withColon } from '../../../i18n/punctuation';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Card, Flex, Form, Input, Space, Typography } from 'antd';
import { DownloadOutlined } from '@ant-design/icons';
import { api, ok, type Schemas } from '../../console-api';
import { ErrorNotice } from '../../ErrorNotice';
import { useDictionary, useLanguage } from '../../use-text';
import { rosterImportDictionaries } from './roster-import-text';
import { explainFault } from './roster-problem-text';

type Row = Schemas['BadRowItem'];

const ROWS_A_PAGE = 50;
const FIELDS = ['name', 'idType', 'idNumber', 'phone', 'organisationCode', 'organisationName'] as const;

/** Rows with faults as in the file: to fix, to skip, or to download as a sheet. */
export function BadRows({ importId }: { importId: string }) {
  const t = useDictionary(rosterImportDictionaries);
  const query = useInfiniteQuery({
    queryKey: ['roster-imports', importId, 'bad-rows'],
    queryFn: ({ pageParam }) =>
      ok(
        api.GET('/api/v1/roster-imports/{id}/bad-rows', {
          params: { path: { id: importId }, query: { afterLine: pageParam, limit: ROWS_A_PAGE } },
        }),
      ),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: ({ nextAfterLine }) => nextAfterLine ?? undefined,
  });
  const rows = query.data?.pages.flatMap((page) => page.rows) ?? [];
  if (query.isPending || rows.length === 0)
    return query.error && <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <>
      <Flex wrap justify="space-between" align="center" gap="small" className="console-card">
        <Typography.Title level={3} className="console-section">
          {t('badRows')}
        </Typography.Title>
        <Button icon={<DownloadOutlined />} href={`/api/v1/roster-imports/${importId}/bad-rows.xlsx`} download>
          {t('badRowsSheet')}
        </Button>
      </Flex>
      {rows.map((row) => (
        <BadRow key={row.lineNumber} importId={importId} row={row} />
      ))}
      <MoreButton query={query} label={t('moreRows')} />
    </>
  );
}

function BadRow({ importId, row }: { importId: string; row: Row }) {
  const t = useDictionary(rosterImportDictionaries);
  const language = useLanguage();
  const client = useQueryClient();
  const path = { id: importId, line: row.lineNumber };
  const again = () => client.invalidateQueries({ queryKey: ['roster-imports', importId] });
  const mend = useMutation({
    mutationFn: (typed: Row['typed']) =>
      ok(api.PUT('/api/v1/roster-imports/{id}/bad-rows/{line}', { params: { path }, body: typed })),
    onSuccess: again,
  });
  const skip = useMutation({
    mutationFn: () => ok(api.DELETE('/api/v1/roster-imports/{id}/bad-rows/{line}', { params: { path } })),
    onSuccess: again,
  });
  const faults = mend.data?.faults ?? row.faults;
  return (
    <Card
      size="small"
      className="console-card"
      title={t('rowTitle', { line: row.lineNumber, name: row.typed.name || '—' })}
    >
      <Form<Row['typed']> layout="vertical" initialValues={row.typed} onFinish={(typed) => mend.mutate(typed)}>
        <div className="roster-row-fields">
          {FIELDS.map((field) => (
            <Form.Item key={field} name={field} label={t(`field_${field}`)} className="roster-row-field">
              <Input size="small" maxLength={1000} autoComplete="off" />
            </Form.Item>
          ))}
        </div>
        <ul className="console-faults">
          {faults.map((fault) => (
            <li key={`${fault.field} ${fault.code}`}>
              <Typography.Text type="danger">
                {withColon(fault.field)}
                {explainFault({ fault, language })}
              </Typography.Text>
            </li>
          ))}
        </ul>
        <Space wrap>
          <Button size="small" type="primary" htmlType="submit" loading={mend.isPending}>
            {t('checkRow')}
          </Button>
          <Button size="small" loading={skip.isPending} onClick={() => skip.mutate()}>
            {t('skipRow')}
          </Button>
        </Space>
        {(mend.error ?? skip.error) && <ErrorNotice error={mend.error ?? skip.error} />}
      </Form>
    </Card>
  );
}
