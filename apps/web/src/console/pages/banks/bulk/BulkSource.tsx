import { Form, Input } from 'antd';
import { useState } from 'react';
import type { Schemas } from '../../../console-api';
import { useDictionary } from '../../../use-text';
import { editorDictionaries } from '../editor/editor-text';
import { questionDictionaries } from '../questions/question-text';
import { bulkDictionaries } from './bulk-text';

type Source = Schemas['BulkSourceDto'];

/** One document for all selected questions; nothing is changed until it is named completely. */
export function BulkSource({ onChange }: { onChange: (source: Source | undefined) => void }) {
  const t = useDictionary(bulkDictionaries);
  const words = useDictionary(editorDictionaries);
  const named = useDictionary(questionDictionaries);
  const [typed, setTyped] = useState({ issuer: '', title: '', year: '' });
  const settle = () => onChange(sourceIn(typed));
  const field = (name: keyof typeof typed, label: string, maxLength: number) => (
    <Input
      aria-label={label}
      placeholder={label}
      inputMode={name === 'year' ? 'numeric' : undefined}
      maxLength={maxLength}
      value={typed[name]}
      onChange={({ target }) => setTyped({ ...typed, [name]: target.value })}
      onBlur={settle}
      onPressEnter={settle}
    />
  );
  return (
    <Form.Item label={named('source')} extra={t('sourceHint')}>
      <div className="bulk-fields bulk-source">
        {field('issuer', words('issuer'), 200)}
        {field('title', words('sourceTitle'), 300)}
        {field('year', words('year'), 4)}
      </div>
    </Form.Item>
  );
}

function sourceIn({ issuer, title, year }: { issuer: string; title: string; year: string }): Source | undefined {
  const whole = issuer.trim() !== '' && title.trim() !== '' && /^(19|20)\d\d$/.test(year.trim());
  return whole ? { issuer: issuer.trim(), title: title.trim(), year: Number(year) } : undefined;
}
