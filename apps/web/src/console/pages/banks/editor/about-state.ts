import type { Schemas } from '../../../console-api';

type AuthoredQuestion = Schemas['AuthoredQuestionDto'];
type Sources = NonNullable<Schemas['AuthoredFileDto']['sources']>;
type CognitiveLevel = NonNullable<AuthoredQuestion['cognitiveLevel']>;

export const COGNITIVE_LEVELS = ['recall', 'application', 'judgement'] as const satisfies readonly CognitiveLevel[];

/** As typed; empty where nothing is. */
export interface WrittenSource {
  issuer: string;
  title: string;
  year: string;
  documentNumber: string;
  /** Page or section. */
  place: string;
  link: string;
  /** `2026-11-30` */
  checkedOn: string;
}

/** What a question is about beside its knowledge point. */
export interface WrittenAbout {
  competency: string;
  cognitiveLevel: CognitiveLevel | null;
  tags: string[];
  language: string;
  /** `2028-06-30` */
  reviewDate: string;
}

export const NO_SOURCE: WrittenSource = {
  issuer: '',
  title: '',
  year: '',
  documentNumber: '',
  place: '',
  link: '',
  checkedOn: '',
};
export const NO_ABOUT: WrittenAbout = { competency: '', cognitiveLevel: null, tags: [], language: '', reviewDate: '' };

export const isSaid = (text: string): boolean => text.trim() !== '';

/** Empty fields are left out, so that what is missing is told as missing. */
const said = <T extends Record<string, string>>(texts: T): Partial<T> =>
  Object.fromEntries(Object.entries(texts).filter(([, text]) => isSaid(text))) as Partial<T>;

export function authoredAbout({
  competency,
  cognitiveLevel,
  tags,
  language,
  reviewDate,
}: WrittenAbout): AuthoredQuestion {
  return {
    ...said({ competency, language, reviewDate }),
    ...(cognitiveLevel === null ? {} : { cognitiveLevel }),
    ...(tags.length > 0 ? { tags } : {}),
  };
}

export const writtenAbout = ({
  competency = '',
  cognitiveLevel,
  tags = [],
  language = '',
  reviewDate = '',
}: AuthoredQuestion): WrittenAbout => ({
  competency,
  cognitiveLevel: cognitiveLevel ?? null,
  tags,
  language,
  reviewDate,
});

/** Questions that rest on one document name it once; each names its own page. */
export function authoredSource({ source, sources }: { source: WrittenSource; sources: Sources }): AuthoredQuestion {
  const { year, place, ...texts } = source;
  if (!Object.values(source).some(isSaid)) return {};
  const entry = { ...said(texts), ...(isSaid(year) ? { year: Number(year) } : {}) };
  const same = Object.entries(sources).find(([, other]) => JSON.stringify(other) === JSON.stringify(entry));
  const name = same?.[0] ?? `source-${Object.keys(sources).length + 1}`;
  sources[name] = entry;
  return { source: name, ...(isSaid(place) ? { sourcePlace: place } : {}) };
}

export function writtenSource({ source, sourcePlace }: AuthoredQuestion, sources: Sources): WrittenSource {
  const { issuer, title, year, documentNumber, link, checkedOn } = sources[source ?? ''] ?? {};
  return {
    issuer: issuer ?? '',
    title: title ?? '',
    year: year === undefined ? '' : String(year),
    documentNumber: documentNumber ?? '',
    place: sourcePlace ?? '',
    link: link ?? '',
    checkedOn: checkedOn ?? '',
  };
}
