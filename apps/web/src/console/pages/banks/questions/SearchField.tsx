import { SearchOutlined } from '@ant-design/icons';
import { Input } from 'antd';
import { useEffect, useState } from 'react';

/** Short enough to feel immediate, long enough not to search for every letter. */
const PAUSE_MS = 250;

interface SearchFieldProps {
  value: string;
  label: string;
  onSearch: (text: string) => void;
}

/** Searches while typing, but not during input method composition. */
export function SearchField({ value, label, onSearch }: SearchFieldProps) {
  const [typed, setTyped] = useState(value);
  const [shown, setShown] = useState(value);
  const [composing, setComposing] = useState(false);
  // The address changed by navigation.
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
