import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Checkbox, Input, Radio } from 'antd';
import { useRef, type KeyboardEvent } from 'react';
import { flushSync } from 'react-dom';
import { useDictionary } from '../../../../use-text';
import { editorDictionaries } from '../editor-text';
import { letterAt } from '../editor-state';
import { FieldNotes, type Note } from '../FieldNotes';
import type { PlacedFault } from '../placed-faults';

interface OptionListProps {
  name: string;
  label: string;
  texts: readonly string[];
  /** Positions of the right options; null if they are not marked in this list. */
  right: readonly number[] | null;
  several?: boolean;
  min?: number;
  max?: number;
  /** Numbers (for steps) instead of letters. */
  numbered?: boolean;
  maxLength?: number;
  notesOf: (place: number | null) => readonly Note[];
  onTexts: (change: { texts: string[]; removed: number | null }) => void;
  onRight?: (right: number[]) => void;
  children?: (place: number) => React.ReactNode;
}

const TYPED_LETTER = /^\s*[(（]?[A-Ja-jＡ-Ｊ][)）.．、:：]\s*/u;

/**
 * A list of text fields: Enter goes to the next or adds one, Alt+Enter marks the key, Backspace removes an empty one.
 */
export function OptionList(props: OptionListProps) {
  const { name, label, texts, right, several = false, min = 2, max = 10, numbered = false, onTexts, onRight } = props;
  const t = useDictionary(editorDictionaries);
  const list = useRef<HTMLDivElement>(null);
  const focus = (place: number) =>
    list.current?.querySelectorAll<HTMLInputElement>('input.editor-option-text')[place]?.focus();
  /** Renders synchronously, so that the focus can move before the next key. */
  const setTexts = (change: { texts: string[]; removed: number | null }) => flushSync(() => onTexts(change));
  const change = (place: number, text: string) =>
    onTexts({ texts: texts.map((old, index) => (index === place ? text : old)), removed: null });
  const add = () => {
    if (texts.length >= max) return;
    setTexts({ texts: [...texts, ''], removed: null });
    focus(texts.length);
  };
  const remove = (place: number) => {
    if (texts.length <= min) return;
    setTexts({ texts: texts.filter((_, index) => index !== place), removed: place });
    focus(Math.max(0, place - 1));
  };
  const mark = (place: number) => {
    if (!right) return;
    if (!several) onRight?.([place]);
    else onRight?.(right.includes(place) ? right.filter((one) => one !== place) : [...right, place]);
  };
  const press = (event: KeyboardEvent, place: number) => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      if (event.altKey) mark(place);
      else if (place + 1 < texts.length) focus(place + 1);
      else add();
    }
    if (event.key === 'Backspace' && texts[place] === '' && texts.length > min) {
      event.preventDefault();
      remove(place);
    }
  };
  const mend = (place: number) => (fault: PlacedFault) =>
    fault.code === 'OPTION_BEGINS_WITH_LETTER'
      ? { label: t('strip'), run: () => change(place, (texts[place] ?? '').replace(TYPED_LETTER, '')) }
      : null;
  return (
    <fieldset className="editor-options">
      <legend>{label}</legend>
      <div ref={list}>
        {texts.map((text, place) => {
          const sign = numbered ? String(place + 1) : letterAt(place);
          const Mark = several ? Checkbox : Radio;
          const isRight = right?.includes(place) ?? false;
          return (
            <div key={place} className={isRight ? 'editor-option right' : 'editor-option'}>
              {right && (
                <Mark
                  checked={isRight}
                  onChange={() => mark(place)}
                  aria-label={t('markAsKey', { letter: sign })}
                  title={t('markAsKey', { letter: sign })}
                />
              )}
              <strong aria-hidden="true">{sign}</strong>
              <Input
                className="editor-option-text"
                value={text}
                maxLength={props.maxLength ?? 500}
                aria-label={`${label} ${sign}`}
                aria-describedby={`${name}-${place}`}
                onChange={({ target }) => change(place, target.value)}
                onKeyDown={(event) => press(event, place)}
              />
              {props.children?.(place)}
              <Button
                type="text"
                icon={<DeleteOutlined />}
                disabled={texts.length <= min}
                aria-label={t('removeOption', { letter: sign })}
                onClick={() => remove(place)}
              />
              <FieldNotes id={`${name}-${place}`} notes={props.notesOf(place)} mend={mend(place)} />
            </div>
          );
        })}
      </div>
      <FieldNotes id={`${name}-all`} notes={props.notesOf(null)} />
      <Button type="dashed" size="small" icon={<PlusOutlined />} disabled={texts.length >= max} onClick={add}>
        {t('add')}
      </Button>
    </fieldset>
  );
}

/** The positions of the right options after one option was removed. */
export const rightWithout = (right: readonly number[], removed: number | null): number[] =>
  removed === null
    ? [...right]
    : right.filter((place) => place !== removed).map((place) => (place > removed ? place - 1 : place));
