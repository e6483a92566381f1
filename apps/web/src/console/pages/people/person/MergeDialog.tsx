import { useQuery } from '@tanstack/react-query';
import { Form, Select } from 'antd';
import { useState } from 'react';
import { api, ok, type Schemas } from '../../../console-api';
import { ReasonDialog, type Reasoned } from '../../../ReasonDialog';
import { useDictionary } from '../../../use-text';
import { personDictionaries } from './person-text';

interface MergeProps {
  person: Schemas['PersonDetails'];
  onClose: () => void;
}

/** Merges another entry of the same person into this one. */
export function MergeDialog({ person: { id, name }, onClose }: MergeProps) {
  const t = useDictionary(personDictionaries);
  const [search, setSearch] = useState(name);
  const query = useQuery({
    queryKey: ['people', 'to-merge', search],
    queryFn: () => ok(api.POST('/api/v1/people/search', { body: { search, limit: 20 } })),
    enabled: search.trim() !== '',
  });
  const others = query.data?.items.filter((other) => other.id !== id) ?? [];
  return (
    <ReasonDialog<Reasoned & { goneId: string }>
      title={t('mergeTitle', { name })}
      text={t('mergeText', { name })}
      danger
      onClose={onClose}
      refresh={[['people'], ['exams']]}
      perform={({ goneId, reason }) =>
        ok(api.POST('/api/v1/people/{id}/merge', { params: { path: { id } }, body: { goneId, reason } }))
      }
    >
      <Form.Item
        name="goneId"
        label={t('other')}
        extra={t('otherHint')}
        rules={[{ required: true, message: t('otherMissing') }]}
      >
        <Select
          showSearch={{ filterOption: false, onSearch: setSearch }}
          loading={query.isFetching}
          options={others.map((other) => ({
            value: other.id,
            label: `${other.name} ${other.maskedIdNumber} ${other.organisationName}`,
          }))}
        />
      </Form.Item>
    </ReasonDialog>
  );
}
