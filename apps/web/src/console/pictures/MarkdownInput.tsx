import { Input } from 'antd';
import { useRef, useState, type ClipboardEvent, type ComponentProps, type ComponentRef } from 'react';
import { InsertPicture, PictureDialog } from './InsertPicture';
import { insertAt } from './markdown-of-picture';

interface MarkdownInputProps extends Omit<ComponentProps<typeof Input.TextArea>, 'value' | 'onChange' | 'ref'> {
  value?: string;
  onChange?: (text: string) => void;
  /** The organisation that will own inserted pictures; undefined until chosen. */
  organisationId: string | undefined;
}

/** A Markdown field. Pictures are inserted at the cursor by a button or by pasting. Works in a Form.Item. */
export function MarkdownInput({ value = '', onChange, organisationId, onPaste, ...props }: MarkdownInputProps) {
  const area = useRef<ComponentRef<typeof Input.TextArea>>(null);
  const [pasted, setPasted] = useState<File | null>(null);
  const paste = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    const picture = [...event.clipboardData.files].find(({ type }) => type.startsWith('image/'));
    if (!picture || organisationId === undefined) return onPaste?.(event);
    event.preventDefault();
    setPasted(picture);
  };
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
      <Input.TextArea
        {...props}
        ref={area}
        value={value}
        onPaste={paste}
        onChange={({ target }) => onChange?.(target.value)}
      />
      {pasted && organisationId !== undefined && (
        <PictureDialog
          organisationId={organisationId}
          file={pasted}
          onInsert={insert}
          onClose={() => setPasted(null)}
        />
      )}
    </div>
  );
}
