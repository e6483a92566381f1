import type { Language } from './language';

export type Values = Record<string, string | number>;
export type Translate<Key extends string> = (key: Key, values?: Values) => string;
export type Dictionaries<Key extends string> = Record<Language, Record<Key, string>>;

/** `{count}` is a value; `{count|question|questions}` is the first word when the value is 1, otherwise the second. */
const PLACEHOLDER = /\{(\w+)(?:\|([^|{}]*)\|([^|{}]*))?\}/g;

/** Fills a text with values; a placeholder without a value stays, so that the error is noticed. */
export function fill(text: string, values: Values = {}): string {
  return text.replace(PLACEHOLDER, (placeholder, name: string, one?: string, other?: string) => {
    const value = values[name] ?? null;
    if (value === null) return placeholder;
    return one === undefined || other === undefined ? String(value) : Number(value) === 1 ? one : other;
  });
}

export function translator<Key extends string>(texts: Record<Key, string>): Translate<Key> {
  return (key, values) => fill(texts[key], values);
}
