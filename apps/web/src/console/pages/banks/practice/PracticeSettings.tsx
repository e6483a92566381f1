import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Empty, Flex, Form, InputNumber, Radio, Select } from 'antd';
import { useState } from 'react';
import type { PaperItem } from '../../../../api/candidate-contract';
import { api, ok, type Schemas } from '../../../console-api';
import { ErrorNotice } from '../../../ErrorNotice';
import { useDictionary } from '../../../use-text';
import { questionTypes } from '../questions/question-filters';
import { questionDictionaries } from '../questions/question-text';
import type { PracticeRun } from './practice-run';
import { practiceDictionaries } from './practice-text';

type Stock = Schemas['PracticeStockDto'];
type Draw = Schemas['PracticeDrawDto'];

const LEVELS = [1, 2, 3, 4, 5];
const MOST_QUESTIONS = 50;

interface PracticeSettingsProps {
  bankId: string;
  stock: Stock;
  onStart: (run: PracticeRun) => void;
}

/** What to practise, and when the answers are shown. */
export function PracticeSettings({ bankId, stock, onStart }: PracticeSettingsProps) {
  const t = useDictionary(practiceDictionaries);
  const named = useDictionary(questionDictionaries);
  const [wanted, setWanted] = useState<Draw>({ count: 10 });
  const [atEnd, setAtEnd] = useState(false);
  const draw = useMutation({
    mutationFn: (body: Draw) =>
      ok(api.POST('/api/v1/question-banks/{id}/practice/draws', { params: { path: { id: bankId } }, body })),
    onSuccess: ({ seed, questions }) =>
      onStart({ seed, atEnd, questions: questions.map((one) => ({ ...one, item: one.item as PaperItem })) }),
  });
  const matching = stock.counts
    .filter(
      ({ domainCode, type, difficulty }) =>
        (wanted.domain ?? domainCode) === domainCode &&
        (wanted.type ?? type) === type &&
        (wanted.difficulty ?? difficulty) === difficulty,
    )
    .reduce((sum, { count }) => sum + count, 0);
  if (stock.counts.length === 0) return <Empty description={t('nothing')} />;
  return (
    <Form layout="vertical" className="practice-form" onFinish={() => draw.mutate(wanted)}>
      <Form.Item label={t('domain')} htmlFor="practice-domain">
        <Select
          id="practice-domain"
          value={wanted.domain ?? ''}
          onChange={(domain) => setWanted({ ...wanted, domain: domain || undefined })}
          options={[
            { value: '', label: t('allDomains') },
            ...stock.domains.map(({ code, title }) => ({ value: code, label: title })),
          ]}
        />
      </Form.Item>
      <Form.Item label={t('type')} htmlFor="practice-type">
        <Select<NonNullable<Draw['type']> | ''>
          id="practice-type"
          value={wanted.type ?? ''}
          onChange={(type) => setWanted({ ...wanted, type: type || undefined })}
          options={[
            { value: '', label: t('allTypes') },
            ...questionTypes.map((type) => ({ value: type, label: named(type) })),
          ]}
        />
      </Form.Item>
      <Form.Item label={t('difficulty')} htmlFor="practice-difficulty">
        <Select
          id="practice-difficulty"
          value={wanted.difficulty ?? 0}
          onChange={(difficulty) => setWanted({ ...wanted, difficulty: difficulty || undefined })}
          options={[
            { value: 0, label: t('allLevels') },
            ...LEVELS.map((level) => ({ value: level, label: t('level', { level }) })),
          ]}
        />
      </Form.Item>
      <Form.Item label={t('count')} htmlFor="practice-count" extra={t('matching', { count: matching })}>
        <InputNumber
          id="practice-count"
          min={1}
          max={MOST_QUESTIONS}
          precision={0}
          value={wanted.count}
          onChange={(count) => setWanted({ ...wanted, count: count ?? 1 })}
        />
      </Form.Item>
      <Form.Item label={t('answers')}>
        <Radio.Group
          aria-label={t('answers')}
          value={atEnd}
          onChange={({ target }) => setAtEnd(target.value as boolean)}
          options={[
            { value: false, label: t('each') },
            { value: true, label: t('end') },
          ]}
        />
      </Form.Item>
      {draw.error && <ErrorNotice error={draw.error} />}
      {draw.data?.questions.length === 0 && <Alert type="info" showIcon title={t('matching', { count: 0 })} />}
      <Flex wrap gap="small" className="practice-steps">
        <Button type="primary" htmlType="submit" loading={draw.isPending} disabled={matching === 0}>
          {t('start')}
        </Button>
        <Button
          disabled={stock.mistakeCount === 0 || draw.isPending}
          onClick={() => draw.mutate({ count: MOST_QUESTIONS, onlyMistakes: true })}
        >
          {t('repeat', { count: stock.mistakeCount })}
        </Button>
      </Flex>
      <p className="hint">{t('kept')}</p>
    </Form>
  );
}
