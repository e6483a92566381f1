import { Input } from 'antd';
import { useState } from 'react';
import type { Schemas } from '../../../../console-api';
import { useDictionary } from '../../../../use-text';
import { editorDictionaries } from '../../editor/editor-text';
import { sourceTyped, typedOf } from './paper-source';
import { paperDictionaries } from './paper-text';

interface PaperSourceProps {
  source: Schemas['PaperImportDto']['source'];
  onChange: (source: Schemas['ImportSourceDto'] | null) => void;
}

/** The document that all questions without a source of their own rest on. It is kept once it is named completely. */
export function PaperSource({ source, onChange }: PaperSourceProps) {
  const t = useDictionary(paperDictionaries);
  const words = useDictionary(editorDictionaries);
  const [typed, setTyped] = useState(typedOf(source));
  const said = sourceTyped(typed);
  const keep = () => {
    if (said !== 'incomplete' && JSON.stringify(said) !== JSON.stringify(source)) onChange(said);
  };
  const field = (name: keyof typeof typed, label: string, maxLength: number, type = 'text') => (
    <label>
      <span>{label}</span>
      <Input
        type={type}
        inputMode={name === 'year' ? 'numeric' : name === 'link' ? 'url' : undefined}
        maxLength={maxLength}
        value={typed[name]}
        onChange={({ target }) => setTyped({ ...typed, [name]: target.value })}
        onBlur={keep}
        onPressEnter={keep}
      />
    </label>
  );
  return (
    <fieldset className="paper-settings">
      <legend>{t('sourceOfAll')}</legend>
      {field('issuer', words('issuer'), 200)}
      {field('title', words('sourceTitle'), 300)}
      {field('year', words('year'), 4)}
      {field('documentNumber', words('documentNumber'), 60)}
      {field('link', words('link'), 500)}
      {field('checkedOn', words('checkedOn'), 10, 'date')}
      {said === 'incomplete' && <p className="hint paper-settings-hint">{t('sourceIncomplete')}</p>}
    </fieldset>
  );
}
