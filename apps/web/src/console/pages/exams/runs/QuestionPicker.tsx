import { useMutation, useQuery } from '@tanstack/react-query';
import { Alert, Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useDictionary } from '../../../use-text';
import { api, ok, type Schemas } from '../../../console-api';
import { ErrorNotice } from '../../../ErrorNotice';
import { newRunDictionaries } from './new-run-text';
import { frozenVersion, type QuestionVersion } from './override-draft';

const SHOWN = 20;

interface QuestionPickerProps {
  exam: Pick<Schemas['ExamDto'], 'lockedAt'>;
  bankId: string;
  onPick: (question: { code: string; version: QuestionVersion }) => void;
}

/** Finds a question of the exam's bank by code or words, and selects the version frozen by the exam. */
export function QuestionPicker({ exam, bankId, onPick }: QuestionPickerProps) {
  const t = useDictionary(newRunDictionaries);
  const [text, setText] = useState('');
  const search = useDeferredValue(text.trim());
  const found = useQuery({
    queryKey: ['question-banks', bankId, 'search', search],
    queryFn: () =>
      ok(
        api.GET('/api/v1/question-banks/{id}/questions', {
          params: { path: { id: bankId }, query: { search: search || undefined, limit: SHOWN } },
        }),
      ),
    placeholderData: (before) => before,
  });
  const pick = useMutation({
    mutationFn: (id: string) => ok(api.GET('/api/v1/questions/{id}', { params: { path: { id } } })),
    onSuccess: ({ code, versions }) => {
      const version = frozenVersion({ versions, lockedAt: exam.lockedAt ?? '' });
      if (version) onPick({ code, version });
    },
  });
  const cameLater = pick.data && !frozenVersion({ versions: pick.data.versions, lockedAt: exam.lockedAt ?? '' });
  return (
    <>
      <Select<string>
        showSearch={{ filterOption: false, onSearch: setText, searchValue: text }}
        value={null}
        placeholder={t('find')}
        aria-label={t('add')}
        className="console-wide console-card"
        loading={found.isFetching || pick.isPending}
        notFoundContent={found.isFetching ? null : t('nothingFound')}
        onSelect={(id) => pick.mutate(id)}
        options={(found.data?.items ?? []).map(({ id, code, stem }) => ({ value: id, label: `${code} · ${stem}` }))}
      />
      {(found.error ?? pick.error) && <ErrorNotice error={found.error ?? pick.error} />}
      {cameLater && <Alert type="warning" showIcon title={t('notThen')} className="console-card" />}
    </>
  );
}
