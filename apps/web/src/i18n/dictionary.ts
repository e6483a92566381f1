import type { Language } from './language';

export type Values = Record<string, string | number>;
export type Translate<Key extends string> = (key: Key, values?: Values) => string;
export type Dictionaries<Key extends string> = Record<Language, Record<Key, string>>;

/** Fills `{name}` in a text; a placeholder without a value stays, so that the error is noticed. */
export function fill(text: string, values: Values = {}): string {
  return text.replace(/\{(\w+)\}/g, (placeholder, name: string) => String(values[name] ?? placeholder));
}

export function translator<Key extends string>(texts: Record<Key, string>): Translate<Key> {
  return (key, values) => fill(texts[key], values);
}
