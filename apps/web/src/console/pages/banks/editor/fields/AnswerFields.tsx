import { Button, Input, Radio, Select, Space } from 'antd';
import { useDictionary } from '../../../../use-text';
import { editorDictionaries } from '../editor-text';
import { letterAt, takesSeveral, type WrittenQuestion } from '../editor-state';
import { BlankOrder } from './BlankOrder';
import { FieldNotes, type Note } from '../FieldNotes';
import { OptionList, rightWithout } from './OptionList';

export interface AnswerFieldsProps {
  name: string;
  question: WrittenQuestion;
  /** The options of a B1 group, whose questions have none of their own; null otherwise. */
  sharedOptions: readonly string[] | null;
  onChange: (change: Partial<WrittenQuestion>) => void;
  notesAt: (field: string, place?: number) => readonly Note[];
}

/** Fields for the key, by type. */
export function AnswerFields(props: AnswerFieldsProps) {
  switch (props.question.kind) {
    case 'A1':
    case 'A2':
    case 'single_choice':
    case 'X':
    case 'any_number':
      return props.sharedOptions ? <SharedKey {...props} options={props.sharedOptions} /> : <Choice {...props} />;
    case 'true_false':
      return <Truth {...props} />;
    case 'fill_in':
      return <Blanks {...props} />;
    case 'numeric':
      return <Numeric {...props} />;
    case 'matching':
      return <Matching {...props} />;
    case 'ordering':
      return <Ordering {...props} />;
    case 'essay':
      return null;
  }
}

function Choice({ name, question, onChange, notesAt }: AnswerFieldsProps) {
  const t = useDictionary(editorDictionaries);
  const { kind, options, right } = question;
  return (
    <>
      <OptionList
        name={`${name}-options`}
        label={t('options')}
        texts={options}
        right={right}
        several={takesSeveral(kind)}
        notesOf={(place) => notesAt('options', place ?? undefined)}
        onTexts={({ texts, removed }) => onChange({ options: texts, right: rightWithout(right, removed) })}
        onRight={(next) => onChange({ right: next })}
      />
      <FieldNotes id={`${name}-key`} notes={notesAt('key')} />
    </>
  );
}

function SharedKey({ name, question, options, onChange, notesAt }: AnswerFieldsProps & { options: readonly string[] }) {
  const t = useDictionary(editorDictionaries);
  return (
    <fieldset className="editor-options">
      <legend>{t('key')}</legend>
      <Radio.Group
        value={question.right[0] ?? null}
        onChange={({ target }) => onChange({ right: [target.value as number] })}
        options={options.flatMap((text, place) =>
          text.trim() ? [{ value: place, label: `${letterAt(place)} ${text}` }] : [],
        )}
      />
      <FieldNotes id={`${name}-key`} notes={notesAt('key')} />
    </fieldset>
  );
}

function Truth({ name, question, onChange, notesAt }: AnswerFieldsProps) {
  const t = useDictionary(editorDictionaries);
  return (
    <fieldset className="editor-options">
      <legend>{t('key')}</legend>
      <Radio.Group
        optionType="button"
        value={question.isTrue}
        onChange={({ target }) => onChange({ isTrue: target.value as boolean })}
        options={[
          { value: true, label: t('isTrue') },
          { value: false, label: t('isFalse') },
        ]}
      />
      <FieldNotes id={`${name}-key`} notes={notesAt('key')} />
    </fieldset>
  );
}

function Blanks({ name, question: { blanks, anyOrder }, onChange, notesAt }: AnswerFieldsProps) {
  const t = useDictionary(editorDictionaries);
  return (
    <fieldset className="editor-options">
      <legend>{t('blanks')}</legend>
      <p className="hint">{t('blanksHint')}</p>
      {blanks.map((texts, index) => (
        <label key={index} className="editor-line">
          <span>{t('blank', { number: index + 1 })}</span>
          <Select
            mode="tags"
            open={false}
            suffixIcon={null}
            className="console-wide"
            maxCount={10}
            placeholder={t('variants')}
            value={texts.filter((text) => text !== '')}
            onChange={(next: string[]) =>
              onChange({ blanks: blanks.map((old, at) => (at === index ? (next.length > 0 ? next : ['']) : old)) })
            }
            // Also take text that was not confirmed by Enter.
            onBlur={({ target }) => {
              const typed = (target as HTMLInputElement).value?.trim();
              if (typed && !texts.includes(typed))
                onChange({ blanks: blanks.map((old, at) => (at === index ? [...texts.filter(Boolean), typed] : old)) });
            }}
          />
        </label>
      ))}
      <BlankOrder blankCount={blanks.length} anyOrder={anyOrder} onChange={(next) => onChange({ anyOrder: next })} />
      <FieldNotes id={`${name}-blanks`} notes={[...notesAt('blanks'), ...notesAt('anyOrder')]} />
    </fieldset>
  );
}

function Numeric({ name, question: { value, tolerance }, onChange, notesAt }: AnswerFieldsProps) {
  const t = useDictionary(editorDictionaries);
  return (
    <fieldset className="editor-options">
      <legend>{t('key')}</legend>
      <Space wrap>
        <label>
          {t('value')}{' '}
          <Input
            className="editor-number"
            inputMode="decimal"
            value={value}
            maxLength={30}
            onChange={({ target }) => onChange({ value: target.value })}
          />
        </label>
        <label>
          ± {t('tolerance')}{' '}
          <Input
            className="editor-number"
            inputMode="decimal"
            value={tolerance}
            placeholder="0"
            maxLength={30}
            onChange={({ target }) => onChange({ tolerance: target.value })}
          />
        </label>
      </Space>
      <p className="hint">{t('unitHint')}</p>
      <FieldNotes id={`${name}-value`} notes={[...notesAt('value'), ...notesAt('tolerance')]} />
    </fieldset>
  );
}

function Matching({ name, question, onChange, notesAt }: AnswerFieldsProps) {
  const t = useDictionary(editorDictionaries);
  const { prompts, options, pairs } = question;
  const choices = options.map((text, place) => ({ value: place, label: `${letterAt(place)} ${text}` }));
  const pairsWithout = (removed: number | null) =>
    removed === null ? pairs : pairs.filter((_, index) => index !== removed);
  return (
    <>
      <OptionList
        name={`${name}-options`}
        label={t('options')}
        texts={options}
        right={null}
        max={15}
        notesOf={(place) => notesAt('options', place ?? undefined)}
        onTexts={({ texts, removed }) =>
          onChange({
            options: texts,
            pairs: pairs.map((place) => (place === null ? null : (rightWithout([place], removed)[0] ?? null))),
          })
        }
      />
      <OptionList
        name={`${name}-prompts`}
        label={t('prompts')}
        texts={prompts}
        right={null}
        numbered
        notesOf={(place) => notesAt('prompts', place ?? undefined)}
        onTexts={({ texts, removed }) => {
          const kept = pairsWithout(removed);
          onChange({ prompts: texts, pairs: texts.map((_, index) => kept[index] ?? null) });
        }}
      >
        {(index) => (
          <Select
            className="editor-pair"
            aria-label={t('optionOf', { number: index + 1 })}
            placeholder={t('choose')}
            value={pairs[index] ?? undefined}
            options={choices.filter(({ value }) => options[value]?.trim())}
            onChange={(place: number) =>
              onChange({ pairs: prompts.map((_, at) => (at === index ? place : (pairs[at] ?? null))) })
            }
          />
        )}
      </OptionList>
      <FieldNotes id={`${name}-key`} notes={notesAt('key')} />
    </>
  );
}

function Ordering({ name, question: { steps }, onChange, notesAt }: AnswerFieldsProps) {
  const t = useDictionary(editorDictionaries);
  const up = (place: number) => {
    const next = [...steps];
    next.splice(place - 1, 2, steps[place] ?? '', steps[place - 1] ?? '');
    onChange({ steps: next });
  };
  return (
    <>
      <p className="hint">{t('stepsHint')}</p>
      <OptionList
        name={`${name}-options`}
        label={t('steps')}
        texts={steps}
        right={null}
        numbered
        notesOf={(place) => notesAt('options', place ?? undefined)}
        onTexts={({ texts }) => onChange({ steps: texts })}
      >
        {(place) => (
          <Button
            type="text"
            disabled={place === 0}
            aria-label={t('moveUp', { number: place + 1 })}
            onClick={() => up(place)}
          >
            ↑
          </Button>
        )}
      </OptionList>
    </>
  );
}
