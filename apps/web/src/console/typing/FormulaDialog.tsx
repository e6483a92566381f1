import { Button, Input, Modal, Space } from 'antd';
import { useState } from 'react';
import { RichText } from '../../ui/markdown/RichText';
import { useDictionary } from '../use-text';
import { formulaText } from './typed-markdown';
import { typingDictionaries } from './typing-text';

const STRUCTURES = [
  ['fraction', '\\frac{a}{b}'],
  ['power', 'x^{2}'],
  ['index', 'x_{1}'],
  ['root', '\\sqrt{x}'],
] as const;
const SIGNS = [
  ['×', '\\times '],
  ['÷', '\\div '],
  ['±', '\\pm '],
  ['≤', '\\le '],
  ['≥', '\\ge '],
  ['≈', '\\approx '],
  ['℃', '^{\\circ}\\text{C}'],
  ['→', '\\to '],
] as const;

interface FormulaDialogProps {
  onInsert: (markdown: string) => void;
  onClose: () => void;
}

/** A formula put together from buttons, shown as candidates see it. */
export function FormulaDialog({ onInsert, onClose }: FormulaDialogProps) {
  const t = useDictionary(typingDictionaries);
  const [tex, setTex] = useState('');
  const add = (part: string) => setTex((before) => before + part);
  return (
    <Modal
      open
      title={t('formulaTitle')}
      okText={t('insert')}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: tex.trim() === '' }}
      onCancel={onClose}
      onOk={() => {
        onInsert(formulaText(tex));
        onClose();
      }}
    >
      <p>{t('formulaHint')}</p>
      <Space wrap size="small" className="console-card">
        {STRUCTURES.map(([name, part]) => (
          <Button key={name} onClick={() => add(part)}>
            {t(name)}
          </Button>
        ))}
        {SIGNS.map(([sign, part]) => (
          <Button key={sign} onClick={() => add(part)}>
            {sign}
          </Button>
        ))}
      </Space>
      <Input
        autoFocus
        aria-label={t('formulaText')}
        maxLength={500}
        value={tex}
        onChange={({ target }) => setTex(target.value.replace(/\$/g, ''))}
      />
      <div role="status" aria-label={t('preview')} className="typed-preview">
        {tex.trim() !== '' && <RichText source={formulaText(tex)} />}
      </div>
    </Modal>
  );
}
