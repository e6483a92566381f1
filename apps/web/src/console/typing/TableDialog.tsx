import { Flex, Input, InputNumber, Modal } from 'antd';
import { useState } from 'react';
import { useDictionary } from '../use-text';
import { tableText } from './typed-markdown';
import { typingDictionaries } from './typing-text';

const MAX_ROWS = 12;
const MAX_COLUMNS = 6;

interface TableDialogProps {
  onInsert: (markdown: string) => void;
  onClose: () => void;
}

/** A table typed cell by cell. */
export function TableDialog({ onInsert, onClose }: TableDialogProps) {
  const t = useDictionary(typingDictionaries);
  const [size, setSize] = useState({ rows: 3, columns: 2 });
  const [typed, setTyped] = useState<Record<string, string>>({});
  const cells = Array.from({ length: size.rows }, (_, row) =>
    Array.from({ length: size.columns }, (__, column) => typed[`${row} ${column}`] ?? ''),
  );
  return (
    <Modal
      open
      title={t('tableTitle')}
      okText={t('insert')}
      cancelText={t('cancel')}
      onCancel={onClose}
      onOk={() => {
        onInsert(tableText(cells));
        onClose();
      }}
    >
      <Flex gap="middle" wrap className="console-card">
        <label>
          {t('rows')}{' '}
          <InputNumber
            min={2}
            max={MAX_ROWS}
            value={size.rows}
            onChange={(rows) => setSize({ ...size, rows: rows ?? size.rows })}
          />
        </label>
        <label>
          {t('columns')}{' '}
          <InputNumber
            min={2}
            max={MAX_COLUMNS}
            value={size.columns}
            onChange={(columns) => setSize({ ...size, columns: columns ?? size.columns })}
          />
        </label>
      </Flex>
      <p>{t('tableHint')}</p>
      <div className="typed-table" style={{ gridTemplateColumns: `repeat(${size.columns}, minmax(4rem, 1fr))` }}>
        {cells.map((line, row) =>
          line.map((cell, column) => (
            <Input
              key={`${row} ${column}`}
              aria-label={t('cell', { row: row + 1, column: column + 1 })}
              maxLength={200}
              value={cell}
              onChange={({ target }) => setTyped({ ...typed, [`${row} ${column}`]: target.value })}
            />
          )),
        )}
      </div>
    </Modal>
  );
}
