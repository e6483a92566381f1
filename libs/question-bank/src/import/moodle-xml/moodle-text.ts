import { exchangeFault } from '../exchange/exchange-fault';
import { addError, addWarning } from '../exchange/imported-question';
import { isShownPicture, type PictureCollector } from '../exchange/picture-collector';
import { htmlToMarkdown, htmlToPlain, plainToMarkdown } from '../html/html-to-markdown';
import type { ImportedQuestion, ImportField } from '../imported-paper';
import { attribute, childrenNamed, findChild, textIn } from '../xml/xml-tree';
import type { XmlElement } from '../xml/read-xml';

const MOST_PICTURE_CHARACTERS = 20_000_000;
const PLUGIN_FILE = /^@@PLUGINFILE@@\/?/i;

/** The content of a `<text>`, in the format declared beside it. */
export const rawText = (element: XmlElement | null): string =>
  element === null ? '' : textIn(findChild(element, 'text') ?? element).trim();

/** Converts the texts of one question; content that cannot be shown becomes notices of the question. */
export class MoodleTexts {
  constructor(
    private readonly question: ImportedQuestion,
    private readonly pictures: PictureCollector,
  ) {}

  markdown({ element, field, raw }: { element: XmlElement | null; field: ImportField; raw?: string }): string {
    if (element === null) return '';
    const text = raw ?? rawText(element);
    if (text === '') return '';
    const format = attribute(element, 'format') ?? 'html';
    if (format === 'plain_text') return plainToMarkdown(text);
    if (format === 'markdown' && !/<[a-z/!]/i.test(text)) return text;
    const html = format === 'html' ? text : text.replace(/\r?\n/g, '<br>');
    return this.converted({ html, field, files: childrenNamed(element, 'file') });
  }

  /** HTML that is part of another text. */
  piece({ html, field }: { html: string; field: ImportField }): string {
    return this.converted({ html, field, files: [] });
  }

  /** Plain text for a key that is compared literally. */
  plain(text: string): string {
    return htmlToPlain(text);
  }

  private converted({ html, field, files }: { html: string; field: ImportField; files: XmlElement[] }): string {
    const { text, errors, warnings } = htmlToMarkdown({
      html,
      picture: (source) => this.picture({ source, files, field }),
    });
    for (const fault of errors) addError(this.question, fault, field);
    for (const fault of warnings) addWarning(this.question, fault, field);
    return text;
  }

  private picture({
    source,
    files,
    field,
  }: {
    source: string;
    files: XmlElement[];
    field: ImportField;
  }): string | null {
    const found = /^data:/i.test(source) ? embedded(source) : attached({ source, files });
    if (found === null) return null;
    const name = this.pictures.add(found);
    if (!isShownPicture(found.bytes))
      addError(this.question, exchangeFault('EXCHANGE_PICTURE_KIND', { picture: found.name }), field);
    return name;
  }
}

const base64 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64'));

function embedded(source: string): { name: string; bytes: Uint8Array } | null {
  const match = /^data:image\/([a-z0-9.+-]{1,20})[^,]{0,60};base64,/i.exec(source.slice(0, 200));
  if (match === null || source.length > MOST_PICTURE_CHARACTERS) return null;
  const bytes = base64(source.slice(match[0].length));
  const kind = (match[1] ?? '').toLowerCase().replace('jpeg', 'jpg').replace('svg+xml', 'svg');
  return bytes.length === 0 ? null : { name: `picture.${kind}`, bytes };
}

function attached({
  source,
  files,
}: {
  source: string;
  files: XmlElement[];
}): { name: string; bytes: Uint8Array } | null {
  if (!PLUGIN_FILE.test(source)) return null;
  const path = decodedPath(source.replace(PLUGIN_FILE, '').replace(/[?#].*$/, ''));
  const file = files.find(
    (candidate) =>
      `${(attribute(candidate, 'path') ?? '/').replace(/^\/+/, '')}${attribute(candidate, 'name') ?? ''}` === path,
  );
  if (file === undefined) return null;
  const text = textIn(file);
  if (text.length > MOST_PICTURE_CHARACTERS || (attribute(file, 'encoding') ?? 'base64') !== 'base64') return null;
  return { name: attribute(file, 'name') ?? 'picture', bytes: base64(text) };
}

function decodedPath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch (error) {
    if (error instanceof URIError) return path;
    throw error;
  }
}
