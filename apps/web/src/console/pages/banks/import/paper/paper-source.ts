import type { Schemas } from '../../../../console-api';

type Source = Schemas['ImportSourceDto'];

/** As typed into the fields. */
export type TypedSource = Record<'issuer' | 'title' | 'year' | 'documentNumber' | 'link' | 'checkedOn', string>;

export const typedOf = (source: Source | null): TypedSource => ({
  issuer: source?.issuer ?? '',
  title: source?.title ?? '',
  year: source === null ? '' : String(source.year),
  documentNumber: source?.documentNumber ?? '',
  link: source?.link ?? '',
  checkedOn: source?.checkedOn ?? '',
});

/** Null when nothing is typed. A link that is no web address and a wrong year are incomplete too. */
export function sourceTyped(typed: TypedSource): Source | null | 'incomplete' {
  const [issuer, title, year, documentNumber, link, checkedOn] = (
    ['issuer', 'title', 'year', 'documentNumber', 'link', 'checkedOn'] as const
  ).map((name) => typed[name].trim()) as [string, string, string, string, string, string];
  if ([issuer, title, year, documentNumber, link, checkedOn].every((text) => text === '')) return null;
  const isWhole = issuer !== '' && title !== '' && /^(19\d\d|20\d\d|2100)$/.test(year);
  if (!isWhole || (link !== '' && !/^https?:\/\/[^\s<>"]+$/.test(link))) return 'incomplete';
  return {
    issuer,
    title,
    year: Number(year),
    ...(documentNumber && { documentNumber }),
    ...(link && { link }),
    ...(checkedOn && { checkedOn }),
  };
}
