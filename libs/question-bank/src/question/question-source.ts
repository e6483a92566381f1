import type { QuestionSource } from './question-content';

/** A document as a file lists it; the place in it is said by each question. */
export type AuthoredSource = Omit<QuestionSource, 'place'>;

/** Field by field, trimmed: neither the order in a file nor an empty text changes the hash. */
export const sourceOf = ({ issuer, title, year, ...more }: QuestionSource): QuestionSource => ({
  issuer: issuer.trim(),
  title: title.trim(),
  year,
  ...said({ documentNumber: more.documentNumber, link: more.link, checkedOn: more.checkedOn, place: more.place }),
});

/** The document without the place in it. */
export const documentOf = (source: QuestionSource): AuthoredSource => {
  const { place: _, ...document } = sourceOf(source);
  return document;
};

function said<T extends Record<string, string | undefined>>(texts: T): Partial<T> {
  const given = Object.entries(texts).flatMap(([name, text]) => (text?.trim() ? [[name, text.trim()]] : []));
  return Object.fromEntries(given) as Partial<T>;
}

/** Names documents for a list of sources: questions that rest on one document name it once. */
export class SourceNames {
  readonly sources: Record<string, AuthoredSource> = {};
  private readonly names = new Map<string, string>();

  nameOf(source: QuestionSource): string {
    const document = documentOf(source);
    const identity = JSON.stringify(document);
    const name = this.names.get(identity) ?? `source-${this.names.size + 1}`;
    this.names.set(identity, name);
    this.sources[name] = document;
    return name;
  }
}
