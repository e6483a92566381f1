import { exchangeFault } from '../exchange/exchange-fault';
import { addError, addWarning } from '../exchange/imported-question';
import { isShownPicture, type PictureCollector } from '../exchange/picture-collector';
import { htmlToMarkdown } from '../html/html-to-markdown';
import type { ImportedQuestion, ImportField } from '../imported-paper';
import type { XmlElement, XmlNode } from '../xml/read-xml';
import { escapeXml, htmlOf } from '../xml/xml-tree';
import { qtiAttribute, qtiName } from './qti-names';
import type { PackageFiles } from './unpack-package';

export const isInteraction = (element: XmlElement): boolean => qtiName(element).endsWith('Interaction');

const INLINE = new Set(['textEntryInteraction', 'inlineChoiceInteraction']);
const NOT_SHOWN = new Set(['stylesheet', 'assessmentStimulusRef', 'catalogInfo', 'companionMaterialsInfo', 'prompt']);
const OPENED = new Set(['contentBody', 'simpleAssociableChoice', 'infoControl', 'stimulusBody']);

/** The placeholder of an interaction while its text is HTML. */
export const placeOf = (index: number): string => `\u2996${index}\u2995`;
export const PLACES = /\u2996(\d+)\u2995/g;

/** Converts the texts of one item; content that cannot be shown becomes notices of the question. */
export class ItemTexts {
  /** Texts shown only after an answer, in order. */
  readonly comments: string[] = [];
  private readonly question: ImportedQuestion;
  private readonly pictures: PictureCollector;
  private readonly files: PackageFiles;
  private readonly path: string;

  constructor(source: { question: ImportedQuestion; pictures: PictureCollector; files: PackageFiles; path: string }) {
    this.question = source.question;
    this.pictures = source.pictures;
    this.files = source.files;
    this.path = source.path;
  }

  /** Interactions in the body become placeholders; an interaction's prompt is kept before its placeholder. */
  markdown({
    nodes,
    field,
    interactions = [],
  }: {
    nodes: readonly XmlNode[];
    field: ImportField;
    interactions?: XmlElement[];
  }): string {
    const html = htmlOf(nodes, (element) => this.replaced({ element, interactions, field }));
    const { text, errors, warnings } = htmlToMarkdown({ html, picture: (source) => this.picture({ source, field }) });
    for (const fault of errors) addError(this.question, fault, field);
    for (const fault of warnings) addWarning(this.question, fault, field);
    return text;
  }

  private replaced({
    element,
    interactions,
    field,
  }: {
    element: XmlElement;
    interactions: XmlElement[];
    field: ImportField;
  }): string | null {
    const name = qtiName(element);
    if (isInteraction(element)) {
      const index = interactions.indexOf(element);
      const prompt = element.children.filter((child) => typeof child !== 'string' && qtiName(child) === 'prompt');
      const asked = prompt
        .map((child) => (typeof child === 'string' ? '' : `<div>${this.inner(child, interactions, field)}</div>`))
        .join('');
      if (INLINE.has(name)) return placeOf(index);
      return interactions.length > 1 ? `<div>${placeOf(index)}</div>` : asked;
    }
    if (NOT_SHOWN.has(name)) return '';
    if (OPENED.has(name)) return this.inner(element, interactions, field);
    if (name === 'feedbackBlock' || name === 'feedbackInline') {
      this.comments.push(this.markdown({ nodes: element.children, field: 'rationale' }));
      return '';
    }
    if (name === 'rubricBlock') {
      const isForCandidates = (qtiAttribute(element, 'view') ?? 'candidate').split(/\s+/).includes('candidate');
      if (isForCandidates) return `<div>${this.inner(element, interactions, field)}</div>`;
      this.comments.push(this.markdown({ nodes: element.children, field: 'rationale' }));
      return '';
    }
    if (['printedVariable', 'templateBlock', 'templateInline', 'include'].includes(name)) {
      addError(this.question, exchangeFault('QTI_RANDOMISED', { element: name }), field);
      return name === 'printedVariable' ? escapeXml(`{${qtiAttribute(element, 'identifier') ?? ''}}`) : '';
    }
    return null;
  }

  private inner(element: XmlElement, interactions: XmlElement[], field: ImportField): string {
    return htmlOf(element.children, (child) => this.replaced({ element: child, interactions, field }));
  }

  private picture({ source, field }: { source: string; field: ImportField }): string | null {
    const path = resolvedPath({ from: this.path, to: source });
    const bytes = path === null ? undefined : this.files.get(path);
    if (bytes === undefined) return null;
    const name = this.pictures.add({ name: path ?? '', bytes });
    if (!isShownPicture(bytes))
      addError(this.question, exchangeFault('EXCHANGE_PICTURE_KIND', { picture: source }), field);
    return name;
  }
}

/** The path in the package of an address used in a file; null for an address outside the package. */
export function resolvedPath({ from, to }: { from: string; to: string }): string | null {
  if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(to)) return null;
  const way = to.startsWith('/') ? [] : from.split('/').slice(0, -1);
  for (const step of decodedAddress(to.replace(/[?#].*$/, '')).split('/')) {
    if (step === '..') {
      if (way.length === 0) return null;
      way.pop();
    } else if (step !== '' && step !== '.') way.push(step);
  }
  return way.join('/').normalize('NFC');
}

function decodedAddress(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch (error) {
    if (error instanceof URIError) return address;
    throw error;
  }
}
