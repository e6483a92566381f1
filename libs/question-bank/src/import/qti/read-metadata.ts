import type { ImportedQuestion } from '../imported-paper';
import type { XmlElement } from '../xml/read-xml';
import { findAll, textIn } from '../xml/xml-tree';

export type ItemMetadata = Pick<ImportedQuestion, 'difficulty' | 'knowledgePoint' | 'domain' | 'source'>;

/** The vocabulary of IEEE LOM. */
export const LOM_DIFFICULTIES = ['very easy', 'easy', 'medium', 'difficult', 'very difficult'];

/** Reads the IEEE LOM metadata of an item from a manifest. */
export function readMetadata(resource: XmlElement): ItemMetadata {
  const named = (name: string): XmlElement[] => findAll(resource, (element) => element.name === name);
  const words = (element: XmlElement | undefined): string =>
    element === undefined ? '' : textIn(element).replace(/\s+/g, ' ').trim();
  // In LOM a word is in <value>, beside the <source> of the vocabulary.
  const [stated] = named('difficulty');
  const [value] = stated === undefined ? [] : findAll(stated, ({ name }) => name === 'value');
  const difficulty = words(value ?? stated).toLowerCase();
  const place = LOM_DIFFICULTIES.indexOf(difficulty);
  const taxon = named('taxon')[0];
  const entry = taxon === undefined ? undefined : findAll(taxon, ({ name }) => name === 'entry')[0];
  return {
    difficulty: place < 0 ? null : place + 1,
    knowledgePoint: words(named('keyword')[0]) || null,
    domain: words(entry) || null,
    source: sourceOf(
      named('relation')
        .flatMap((relation) => findAll(relation, ({ name }) => name === 'description'))
        .map(words),
    ),
  };
}

/** Parses a source as the export writes it: issuer, title in 《》, year. */
function sourceOf(descriptions: readonly string[]): ImportedQuestion['source'] {
  for (const description of descriptions) {
    const [, issuer, title, year] = /^([^《]{1,200})《([^]{1,300})》[（(](\d{4})[）)]$/.exec(description) ?? [];
    if (issuer !== undefined && title !== undefined) return { issuer: issuer.trim(), title, year: Number(year) };
  }
  return null;
}
