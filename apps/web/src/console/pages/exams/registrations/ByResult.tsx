import { useMutation } from '@tanstack/react-query';
import { Button, Checkbox, Form, Select, Table, Typography } from 'antd';
import { useState } from 'react';
import { api, ok, type Schemas } from '../../../console-api';
import { ErrorNotice } from '../../../ErrorNotice';
import { useDictionary } from '../../../use-text';
import { registrationDictionaries } from './registration-text';

type Found = Schemas['PersonByResultDto'];
type Kind = Found['kind'];

const KINDS: readonly Kind[] = ['failed', 'absent', 'deferred'];
const PAGE = 500;

interface Asked {
  examId: string;
  kinds: readonly Kind[];
  sittingId: string | undefined;
}

/** Reads all pages, because a make-up may be for thousands of people. */
async function everybody({ examId, kinds, sittingId }: Asked): Promise<Found[]> {
  const found: Found[] = [];
  for (;;) {
    const page = await ok(
      api.GET('/api/v1/exams/{examId}/released-people', {
        params: {
          path: { examId },
          query: { kinds: kinds.join(','), sittingId, after: found.at(-1)?.registrationId, limit: PAGE },
        },
      }),
    );
    found.push(...page);
    if (page.length < PAGE) return found;
  }
}

interface Props {
  examId: string;
  sittings: readonly Schemas['SittingDto'][];
  onChosen: (personIds: readonly string[]) => void;
}

/** Finds people by their released result, by default failed and absent; all are selected and can be unselected. */
export function ByResult({ examId, sittings, onChosen }: Props) {
  const t = useDictionary(registrationDictionaries);
  const [kinds, setKinds] = useState<readonly Kind[]>(['failed', 'absent']);
  const [sittingId, setSittingId] = useState<string | undefined>();
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const choose = (ids: readonly string[]) => {
    setTicked(ids);
    onChosen(ids);
  };
  const find = useMutation({
    mutationFn: everybody,
    onSuccess: (found) => choose(found.map(({ personId }) => personId)),
  });
  return (
    <>
      <p>{t('byResultText')}</p>
      <Form.Item label={t('results')}>
        <Checkbox.Group
          value={[...kinds]}
          onChange={(chosen) => setKinds(chosen as Kind[])}
          options={KINDS.map((kind) => ({ value: kind, label: t(`kind_${kind}`) }))}
        />
      </Form.Item>
      <Form.Item label={t('fromSitting')}>
        <Select
          aria-label={t('fromSitting')}
          allowClear
          placeholder={t('allSittings')}
          value={sittingId}
          onChange={setSittingId}
          options={sittings.map(({ id, title }) => ({ value: id, label: title }))}
        />
      </Form.Item>
      <Button
        className="console-card"
        loading={find.isPending}
        disabled={kinds.length === 0}
        onClick={() => find.mutate({ examId, kinds, sittingId })}
      >
        {t('find')}
      </Button>
      {find.error && <ErrorNotice error={find.error} />}
      {find.data?.length === 0 && <Typography.Paragraph>{t('nobodyByResult')}</Typography.Paragraph>}
      {find.data && find.data.length > 0 && (
        <Table<Found>
          rowKey="personId"
          size="small"
          scroll={{ y: 240 }}
          virtual
          pagination={false}
          columns={[
            { title: t('candidate'), render: (_, one) => `${one.candidateName} ${one.maskedIdNumber}` },
            { title: t('organisation'), dataIndex: 'organisationName' },
            { title: t('results'), render: (_, { kind }) => t(`kind_${kind}`), width: 90 },
          ]}
          dataSource={find.data}
          rowSelection={{ selectedRowKeys: [...ticked], onChange: (keys) => choose(keys.map(String)) }}
        />
      )}
    </>
  );
}
