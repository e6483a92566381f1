import { BoldOutlined, FunctionOutlined, TableOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useDictionary } from '../use-text';
import { FormulaDialog } from './FormulaDialog';
import { TableDialog } from './TableDialog';
import { typingDictionaries } from './typing-text';
import './typing.css';

interface MarkdownToolsProps {
  /** Offered for texts with blanks alone. */
  hasBlanks: boolean;
  onBold: () => void;
  onInsert: (markdown: string) => void;
}

const BLANK = '____';

/** Buttons for what would otherwise be typed as signs. */
export function MarkdownTools({ hasBlanks, onBold, onInsert }: MarkdownToolsProps) {
  const t = useDictionary(typingDictionaries);
  const [open, setOpen] = useState<'formula' | 'table' | null>(null);
  const close = () => setOpen(null);
  return (
    <>
      {hasBlanks && (
        <Button size="small" onClick={() => onInsert(BLANK)}>
          {t('blank')}
        </Button>
      )}
      <Button size="small" icon={<BoldOutlined />} onClick={onBold}>
        {t('bold')}
      </Button>
      <Button size="small" icon={<FunctionOutlined />} onClick={() => setOpen('formula')}>
        {t('formula')}
      </Button>
      <Button size="small" icon={<TableOutlined />} onClick={() => setOpen('table')}>
        {t('table')}
      </Button>
      {open === 'formula' && <FormulaDialog onInsert={onInsert} onClose={close} />}
      {open === 'table' && <TableDialog onInsert={onInsert} onClose={close} />}
    </>
  );
}
