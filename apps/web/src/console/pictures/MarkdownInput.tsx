import { Input } from 'antd';
import { useRef, useState, type ClipboardEvent, type ComponentProps, type ComponentRef } from 'react';
import { MarkdownTools } from '../typing/MarkdownTools';
import { boldAt } from '../typing/typed-markdown';
import { typingDictionaries } from '../typing/typing-text';
import { useDictionary } from '../use-text';
import { InsertPicture, PictureDialog } from './InsertPicture';
import { insertAt } from './markdown-of-picture';

interface MarkdownInputProps extends Omit<ComponentProps<typeof Input.TextArea>, 'value' | 'onChange' | 'ref'> {
  value?: string;
  onChange?: (text: string) => void;
  /** The organisation that will own inserted pictures; undefined until chosen. */
  organisationId: string | undefined;
  /** A text with blanks to fill in. */
  hasBlanks?: boolean;
}

/** A Markdown field. Buttons insert at the cursor; a pasted picture is uploaded. Works in a Form.Item. */
export function MarkdownInput({
  value = '',
  onChange,
  organisationId,
  hasBlanks = false,
  onPaste,
  ...props
}: MarkdownInputProps) {
  const t = useDictionary(typingDictionaries);
  const area = useRef<ComponentRef<typeof Input.TextArea>>(null);
  const [pasted, setPasted] = useState<File | null>(null);
  const paste = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    const picture = [...event.clipboardData.files].find(({ type }) => type.startsWith('image/'));
    if (!picture || organisationId === undefined) return onPaste?.(event);
    event.preventDefault();
    setPasted(picture);
  };
  const selection = () => {
    const { selectionStart: start, selectionEnd: end } = area.current?.resizableTextArea?.textArea ?? {
      selectionStart: value.length,
      selectionEnd: value.length,
    };
    return { text: value, start, end };
  };
  const insert = (inserted: string) => {
    onChange?.(insertAt({ ...selection(), inserted }));
    area.current?.focus();
  };
  const setBold = () => {
    onChange?.(boldAt({ ...selection(), sample: t('boldSample') }));
    area.current?.focus();
  };
  return (
    <div className={props.showCount ? 'console-stack console-counted' : 'console-stack'}>
      <div className="typed-tools">
        <MarkdownTools hasBlanks={hasBlanks} onBold={setBold} onInsert={insert} />
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
