import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Checkbox, Input, Radio, Select } from 'antd';
import type { ReactNode } from 'react';
import { useDictionary } from '../../../../use-text';
import { letterOf } from '../../questions/question-letters';
import type { QuestionDraft } from './mended-question';
import { BlankOrder } from '../../editor/fields/BlankOrder';
import { paperDictionaries } from './paper-text';

interface FieldsProps {
  draft: QuestionDraft;
  onChange: (part: Partial<QuestionDraft>) => void;
}

const without = <T,>(list: readonly T[], index: number): T[] => list.filter((_, place) => place !== index);
const withChange = <T,>(list: readonly T[], index: number, value: T): T[] =>
  list.map((old, place) => (place === index ? value : old));

/** Fields for the key, by question type. */
export function AnswerFields({ draft, onChange }: FieldsProps) {
  switch (draft.type) {
    case 'single_choice':
    case 'multiple_choice':
      return <Options draft={draft} onChange={onChange} keyed />;
    case 'true_false':
      return <Judgement draft={draft} onChange={onChange} />;
    case 'fill_in':
      return <Blanks draft={draft} onChange={onChange} />;
    case 'numeric':
      return <Numeric draft={draft} onChange={onChange} />;
    case 'matching':
      return (
        <>
          <Options draft={draft} onChange={onChange} />
          <Prompts draft={draft} onChange={onChange} />
        </>
      );
    case 'ordering':
      return (
        <>
          <Options draft={draft} onChange={onChange} />
          <Order draft={draft} onChange={onChange} />
        </>
      );
    case 'essay':
      return null;
  }
}

function Options({ draft, onChange, keyed = false }: FieldsProps & { keyed?: boolean }) {
  const t = useDictionary(paperDictionaries);
  const { options, right, type } = draft;
  const isSingle = type === 'single_choice';
  const tick = (place: number, checked: boolean) =>
    onChange({ right: isSingle ? [place] : checked ? [...right, place] : right.filter((one) => one !== place) });
  const remove = (place: number) =>
    onChange({
      options: without(options, place),
      right: right.filter((one) => one !== place).map((one) => (one > place ? one - 1 : one)),
    });
  return (
    <Lines label={t('options')} add={t('addOption')} onAdd={() => onChange({ options: [...options, ''] })}>
      {options.map((option, place) => {
        const letter = letterOf(place);
        const Tick = isSingle ? Radio : Checkbox;
        return (
          <div key={place} className="paper-form-line">
            {keyed && (
              <Tick
                checked={right.includes(place)}
                aria-label={t('right', { letter })}
                onChange={({ target }) => tick(place, target.checked)}
              />
            )}
            <strong>{letter}</strong>
            <Input
              value={option}
              aria-label={t('optionOf', { letter })}
              maxLength={2_000}
              onChange={({ target }) => onChange({ options: withChange(options, place, target.value) })}
              onPressEnter={({ ctrlKey, metaKey }) =>
                !ctrlKey && !metaKey && place === options.length - 1 && onChange({ options: [...options, ''] })
              }
            />
            <Remove label={t('removeOption', { letter })} onRemove={() => remove(place)} />
          </div>
        );
      })}
    </Lines>
  );
}

function Judgement({ draft: { isTrue }, onChange }: FieldsProps) {
  const t = useDictionary(paperDictionaries);
  return (
    <div role="group" className="paper-field" aria-label={t('key')}>
      <span>{t('key')}</span>
      <Radio.Group
        optionType="button"
        value={isTrue}
        options={[
          { value: true, label: t('true') },
          { value: false, label: t('false') },
        ]}
        onChange={({ target }) => onChange({ isTrue: target.value === true })}
      />
    </div>
  );
}

function Blanks({ draft: { blanks, anyOrder }, onChange }: FieldsProps) {
  const t = useDictionary(paperDictionaries);
  return (
    <Lines
      label={t('blanks')}
      hint={t('blanksHint')}
      add={t('addBlank')}
      onAdd={() => onChange({ blanks: [...blanks, ''] })}
    >
      {blanks.map((blank, index) => (
        <div key={index} className="paper-form-line">
          <strong>{index + 1}</strong>
          <Input
            value={blank}
            maxLength={1_000}
            aria-label={t('blankOf', { number: index + 1 })}
            onChange={({ target }) => onChange({ blanks: withChange(blanks, index, target.value) })}
          />
          <Remove
            label={t('removeBlank', { number: index + 1 })}
            onRemove={() => onChange({ blanks: without(blanks, index) })}
          />
        </div>
      ))}
      <BlankOrder blankCount={blanks.length} anyOrder={anyOrder} onChange={(next) => onChange({ anyOrder: next })} />
    </Lines>
  );
}

function Numeric({ draft: { value, tolerance }, onChange }: FieldsProps) {
  const t = useDictionary(paperDictionaries);
  return (
    <div className="paper-form-row">
      <label className="paper-field">
        <span>{t('value')}</span>
        <Input value={value} maxLength={40} onChange={({ target }) => onChange({ value: target.value })} />
      </label>
      <label className="paper-field">
        <span>{t('tolerance')}</span>
        <Input value={tolerance} maxLength={40} onChange={({ target }) => onChange({ tolerance: target.value })} />
      </label>
    </div>
  );
}

function Prompts({ draft: { prompts, pairs, options }, onChange }: FieldsProps) {
  const t = useDictionary(paperDictionaries);
  return (
    <Lines
      label={t('prompts')}
      add={t('addPrompt')}
      onAdd={() => onChange({ prompts: [...prompts, ''], pairs: [...pairs, null] })}
    >
      {prompts.map((prompt, index) => (
        <div key={index} className="paper-form-line">
          <strong>{index + 1}</strong>
          <Input
            value={prompt}
            maxLength={2_000}
            aria-label={t('promptOf', { number: index + 1 })}
            onChange={({ target }) => onChange({ prompts: withChange(prompts, index, target.value) })}
          />
          <Select
            aria-label={t('matchOf', { number: index + 1 })}
            value={pairs[index] ?? undefined}
            options={options.map((_, place) => ({ value: place, label: letterOf(place) }))}
            onChange={(place: number) =>
              onChange({ pairs: prompts.map((_, at) => (at === index ? place : (pairs[at] ?? null))) })
            }
          />
          <Remove
            label={t('removePrompt', { number: index + 1 })}
            onRemove={() => onChange({ prompts: without(prompts, index), pairs: without(pairs, index) })}
          />
        </div>
      ))}
    </Lines>
  );
}

function Order({ draft: { order }, onChange }: FieldsProps) {
  const t = useDictionary(paperDictionaries);
  return (
    <label className="paper-field">
      <span>{t('order')}</span>
      <Input
        value={order}
        maxLength={40}
        placeholder="BAC"
        onChange={({ target }) => onChange({ order: target.value })}
      />
    </label>
  );
}

function Lines({
  label,
  hint,
  add,
  onAdd,
  children,
}: {
  label: string;
  hint?: string;
  add: string;
  onAdd: () => void;
  children: ReactNode;
}) {
  return (
    <div role="group" className="paper-field" aria-label={label}>
      <span>{label}</span>
      {hint !== undefined && <p className="paper-form-hint">{hint}</p>}
      {children}
      <Button type="dashed" size="small" icon={<PlusOutlined />} onClick={onAdd}>
        {add}
      </Button>
    </div>
  );
}

const Remove = ({ label, onRemove }: { label: string; onRemove: () => void }) => (
  <Button type="text" size="small" icon={<DeleteOutlined />} aria-label={label} title={label} onClick={onRemove} />
);
