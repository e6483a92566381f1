import { Button, Input, Radio, Select, Space } from 'antd';
import { useState, type KeyboardEvent } from 'react';
import type { Schemas } from '../../../../console-api';
import { ErrorNotice } from '../../../../ErrorNotice';
import { MarkdownInput } from '../../../../pictures/MarkdownInput';
import { useDictionary } from '../../../../use-text';
import { questionDictionaries } from '../../questions/question-text';
import { AnswerFields } from './AnswerFields';
import { bodyOf, type QuestionDraft, type QuestionType } from './mended-question';
import { paperDictionaries } from './paper-text';
import { useMend, type PaperIds } from './use-paper';

type GroupForm = NonNullable<Schemas['MendedQuestionDto']['groupFormat']>;
const FORMS: GroupForm[] = ['A3', 'A4', 'B1'];

interface MendFormProps {
  bank: Schemas['QuestionBankDto'];
  ids: PaperIds;
  position: number;
  initial: QuestionDraft;
  /** Stimulus of its group; null for a single question. */
  stimulus: string | null;
  /** Form of its group; null for a single question. */
  form: GroupForm | null;
  onClose: () => void;
  onNext: () => void;
}

const TYPES: QuestionType[] = [
  'single_choice',
  'multiple_choice',
  'true_false',
  'fill_in',
  'numeric',
  'matching',
  'ordering',
  'essay',
];

/** A small form for the most frequent faults of an imported question. Ctrl+Enter saves and continues. */
export function MendForm({ bank, ids, position, initial, stimulus, form, onClose, onNext }: MendFormProps) {
  const t = useDictionary(paperDictionaries);
  const [draft, setDraft] = useState(initial);
  const [shared, setShared] = useState(stimulus);
  const [chosen, setChosen] = useState(form);
  const mend = useMend(ids);
  const change = (part: Partial<QuestionDraft>) => setDraft((before) => ({ ...before, ...part }));
  const save = (then: () => void) =>
    mend.mutate(
      {
        position,
        body: {
          ...bodyOf(draft),
          ...(shared === null || shared === stimulus ? {} : { stimulus: shared }),
          ...(chosen === null || chosen === form ? {} : { groupFormat: chosen }),
        },
      },
      // The form stays open while the question has faults.
      { onSuccess: ({ state }) => state !== 'faulty' && then() },
    );
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      save(onNext);
    } else if (event.key === 'Escape' && !event.nativeEvent.isComposing) onClose();
  };
  return (
    <div className="paper-form" onKeyDown={onKey}>
      <TypeField draft={draft} onChange={change} />
      {chosen !== null && (
        <label className="paper-field">
          <span>{t('form')}</span>
          <Select<GroupForm>
            aria-label={t('form')}
            value={chosen}
            options={FORMS.map((value) => ({ value, label: t(`form${value}`) }))}
            onChange={setChosen}
          />
        </label>
      )}
      {shared !== null && (
        <label className="paper-field">
          <span>{t('stimulus')}</span>
          <Input.TextArea autoSize={{ minRows: 2 }} value={shared} onChange={({ target }) => setShared(target.value)} />
        </label>
      )}
      {(chosen === 'A4' || draft.furtherCase !== '') && (
        <label className="paper-field">
          <span>{t('furtherCase')}</span>
          <Input.TextArea
            autoSize={{ minRows: 1 }}
            maxLength={8_000}
            value={draft.furtherCase}
            onChange={({ target }) => change({ furtherCase: target.value })}
          />
        </label>
      )}
      <label className="paper-field">
        <span>{t('stem')}</span>
        <MarkdownInput
          autoFocus
          autoSize={{ minRows: 2 }}
          maxLength={8_000}
          hasBlanks={draft.type === 'fill_in'}
          organisationId={bank.organisationId}
          value={draft.stem}
          onChange={(stem) => change({ stem })}
        />
      </label>
      <AnswerFields draft={draft} onChange={change} />
      <label className="paper-field">
        <span>{t('rationale')}</span>
        <Input.TextArea
          autoSize={{ minRows: 1 }}
          maxLength={8_000}
          value={draft.rationale}
          onChange={({ target }) => change({ rationale: target.value })}
        />
      </label>
      <PlaceFields bank={bank} draft={draft} onChange={change} />
      {mend.error && <ErrorNotice error={mend.error} />}
      <Space wrap>
        <Button type="primary" loading={mend.isPending} onClick={() => save(onNext)} title="Ctrl+Enter">
          {t('saveNext')}
        </Button>
        <Button disabled={mend.isPending} onClick={() => save(onClose)}>
          {t('save')}
        </Button>
        <Button type="text" onClick={onClose} title="Esc">
          {t('cancel')}
        </Button>
      </Space>
    </div>
  );
}

interface FieldsProps {
  draft: QuestionDraft;
  onChange: (part: Partial<QuestionDraft>) => void;
}

function TypeField({ draft, onChange }: FieldsProps) {
  const t = useDictionary(paperDictionaries);
  const named = useDictionary(questionDictionaries);
  return (
    <label className="paper-field">
      <span>{t('typeField')}</span>
      <Select
        aria-label={t('typeField')}
        value={draft.type}
        options={TYPES.map((value) => ({ value, label: named(value) }))}
        onChange={(type: QuestionType) => onChange({ type })}
      />
    </label>
  );
}

function PlaceFields({ bank, draft, onChange }: FieldsProps & { bank: Schemas['QuestionBankDto'] }) {
  const t = useDictionary(paperDictionaries);
  const known = bank.domains.find(({ code, title }) => code === draft.domain || title === draft.domain);
  return (
    <div className="paper-form-row">
      <label className="paper-field">
        <span>{t('domain')}</span>
        <Select
          aria-label={t('domain')}
          allowClear
          placeholder={t('asChosen')}
          value={known?.code}
          options={bank.domains.map(({ code, title }) => ({ value: code, label: title }))}
          onChange={(code: string | undefined) => onChange({ domain: code ?? null })}
        />
      </label>
      <label className="paper-field">
        <span>{t('knowledgePoint')}</span>
        <Input
          maxLength={100}
          placeholder={t('asChosen')}
          value={draft.knowledgePoint}
          onChange={({ target }) => onChange({ knowledgePoint: target.value })}
        />
      </label>
      <div role="group" className="paper-field" aria-label={t('difficulty')}>
        <span>{t('difficulty')}</span>
        <Radio.Group
          optionType="button"
          value={draft.difficulty}
          options={[1, 2, 3, 4, 5]}
          onChange={({ target }) => onChange({ difficulty: Number(target.value) })}
        />
      </div>
    </div>
  );
}
