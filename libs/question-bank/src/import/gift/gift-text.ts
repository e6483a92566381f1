import { exchangeFault } from '../exchange/exchange-fault';
import { addError, addWarning } from '../exchange/imported-question';
import { isShownPicture, type PictureCollector } from '../exchange/picture-collector';
import { htmlToMarkdown, htmlToPlain, plainToMarkdown } from '../html/html-to-markdown';
import type { ImportedQuestion, ImportField } from '../imported-paper';
import { showFreed } from './gift-signs';

export type GiftTextFormat = 'html' | 'markdown' | 'plain' | 'moodle';

const OWN_FORMAT = /^\s*\[(html|markdown|plain|moodle)\]/i;

/** Converts the texts of one question; each text may name its own format. */
export class GiftTexts {
  private readonly question: ImportedQuestion;
  private readonly pictures: PictureCollector;
  private readonly format: GiftTextFormat;

  constructor({
    question,
    pictures,
    format,
  }: {
    question: ImportedQuestion;
    pictures: PictureCollector;
    format: GiftTextFormat;
  }) {
    this.question = question;
    this.pictures = pictures;
    this.format = format;
  }

  markdown(raw: string, field: ImportField): string {
    const { format, text } = this.opened(raw);
    const isHtml = format === 'html' || (format === 'moodle' && looksLikeHtml(text));
    if (format === 'markdown' && !looksLikeHtml(text)) return text;
    if (!isHtml) return plainToMarkdown(text);
    const html = format === 'html' ? text : text.replace(/\n/g, '<br>');
    const converted = htmlToMarkdown({ html, picture: (source) => this.embedded(source, field) });
    for (const fault of converted.errors) addError(this.question, fault, field);
    for (const fault of converted.warnings) addWarning(this.question, fault, field);
    return converted.text;
  }

  /** Plain text for a key that is compared literally. */
  plain(raw: string): string {
    const { format, text } = this.opened(raw);
    return format === 'plain' || !looksLikeHtml(text) ? text.replace(/\s+/g, ' ') : htmlToPlain(text);
  }

  private opened(raw: string): { format: GiftTextFormat; text: string } {
    const [head, own] = OWN_FORMAT.exec(raw) ?? [''];
    const format = (own?.toLowerCase() as GiftTextFormat | undefined) ?? this.format;
    const text = showFreed(raw.slice(head.length));
    // Text inside <pre> keeps its indentation.
    const lines = format === 'html' ? text : text.replace(/[^\S\n]*\n[^\S\n]*/g, '\n');
    return { format, text: lines.trim() };
  }

  private embedded(source: string, field: ImportField): string | null {
    const match = /^data:image\/([a-z0-9.+-]{1,20});base64,/i.exec(source.slice(0, 100));
    if (match === null) return null;
    const bytes = new Uint8Array(Buffer.from(source.slice(match[0].length), 'base64'));
    if (!isShownPicture(bytes))
      addError(this.question, exchangeFault('EXCHANGE_PICTURE_KIND', { picture: 'data:' }), field);
    return this.pictures.add({ name: `picture.${match[1] ?? 'png'}`, bytes });
  }
}

/** An HTML tag or a character reference; `体重<P3` is neither. */
const looksLikeHtml = (text: string): boolean =>
  /<\/?(?:p|br|b|i|u|em|strong|sub|sup|span|div|img|a|ul|ol|li|table|tr|td|th|tbody|h[1-6]|pre|code|font|hr|blockquote|s|del|center|math|small|video|audio|iframe|object)(?:\s[^<>]{0,2000})?\/?>|&(?:[a-z]{2,8}|#\d{1,7}|#x[0-9a-f]{1,6});/i.test(
    text,
  );
