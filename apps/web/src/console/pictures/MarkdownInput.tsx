import { Input } from 'antd';
import { useRef, type ComponentProps, type ComponentRef } from 'react';
import { InsertPicture } from './InsertPicture';
import { insertAt } from './markdown-of-picture';

interface MarkdownInputProps extends Omit<ComponentProps<typeof Input.TextArea>, 'value' | 'onChange' | 'ref'> {
  value?: string;
  onChange?: (text: string) => void;
  /** To which the pictures belong that are inserted; undefined until one is chosen. */
  organisationId: string | undefined;
}

/** A text in Markdown, with a button that puts a picture where the cursor is; fits into a Form.Item. */
export function MarkdownInput({ value = '', onChange, organisationId, ...props }: MarkdownInputProps) {
  const area = useRef<ComponentRef<typeof Input.TextArea>>(null);
  const insert = (inserted: string) => {
    const { selectionStart: start, selectionEnd: end } = area.current?.resizableTextArea?.textArea ?? {
      selectionStart: value.length,
      selectionEnd: value.length,
    };
    onChange?.(insertAt({ text: value, inserted, start, end }));
    area.current?.focus();
  };
  return (
    <div className={props.showCount ? 'console-stack console-counted' : 'console-stack'}>
      <div>
        <InsertPicture organisationId={organisationId} onInsert={insert} />
      </div>
      <Input.TextArea {...props} ref={area} value={value} onChange={({ target }) => onChange?.(target.value)} />
    </div>
  );
}
