import { SearchOutlined } from '@ant-design/icons';
import { Input } from 'antd';
import { useEffect, useState } from 'react';

/** Short enough to feel at once, long enough not to ask for each letter of a word. */
const PAUSE_MS = 250;

interface SearchFieldProps {
  value: string;
  label: string;
  onSearch: (text: string) => void;
}

/** Searches as somebody types; letters that an input method still holds are no text yet. */
export function SearchField({ value, label, onSearch }: SearchFieldProps) {
  const [typed, setTyped] = useState(value);
  const [shown, setShown] = useState(value);
  const [composing, setComposing] = useState(false);
  // Back, or a link, changed the address.
  if (value !== shown) {
    setShown(value);
    if (value !== typed.trim()) setTyped(value);
  }
  useEffect(() => {
    if (composing || typed.trim() === value) return undefined;
    const timer = setTimeout(() => onSearch(typed.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, value, composing, onSearch]);
  return (
    <Input
      type="search"
      className="question-search"
      prefix={<SearchOutlined />}
      value={typed}
      maxLength={100}
      placeholder={label}
      aria-label={label}
      onCompositionStart={() => setComposing(true)}
      onCompositionEnd={() => setComposing(false)}
      onChange={({ target }) => setTyped(target.value)}
    />
  );
}
