import type { Fault } from '@sunflower/platform/plain';
import type { ImportedPaper } from '../imported-paper';
import { errorOf } from '../text/paper-fault';
import { paperOfLines } from '../text/paper-of-lines';
import { titleOf } from '../text/read-text-paper';
import { documentLines, embeddedFault } from './document-lines';
import { Numbering } from './numbering';
import { WordPackage, WordUnreadable } from './open-package';
import { Relations } from './relations';
import { Styles } from './styles';
import { wordFault } from './word-fault';
import { WordPictures } from './word-pictures';

/** Reads the questions of a .docx. An unreadable file yields no questions and the reason. */
export async function readWordPaper({ bytes, name }: { bytes: Uint8Array; name: string }): Promise<ImportedPaper> {
  const other = otherFormat(bytes);
  if (other !== null) return refused(other);
  let opened: WordPackage | null = null;
  try {
    opened = await WordPackage.open(bytes);
    const paper = await readPackage(opened, titleOf(name) ?? '');
    return { ...paper, title: paper.title ?? titleOf(name) };
  } catch (error) {
    if (error instanceof WordUnreadable) return refused(error.fault);
    throw error;
  } finally {
    opened?.close();
  }
}

const refused = (fault: Fault): ImportedPaper => ({
  format: 'word',
  title: null,
  questions: [],
  groups: [],
  pictures: [],
  notices: [errorOf(fault)],
});

/** Recognises files that are sent as a .docx but are none, by their first bytes. */
function otherFormat(bytes: Uint8Array): Fault | null {
  const head = Buffer.from(bytes.subarray(0, 512)).toString('latin1');
  if (head.startsWith('PK')) return null;
  if (head.startsWith('\xd0\xcf\x11\xe0')) {
    // A protected .docx uses the same container as a .doc.
    const isProtected = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 1_000_000)).includes(
      Buffer.from('EncryptedPackage', 'utf16le'),
    );
    return isProtected ? wordFault('WORD_PASSWORD', {}) : wordFault('WORD_OLD_FORMAT', {});
  }
  if (head.startsWith('{\\rtf')) return wordFault('WORD_OTHER_FORMAT', { format: 'RTF' });
  if (head.startsWith('%PDF')) return wordFault('WORD_OTHER_FORMAT', { format: 'PDF' });
  if (/^\s*(?:\xef\xbb\xbf)?\s*<(?:!doctype html|html|\?xml|mime)/i.test(head))
    return wordFault('WORD_OTHER_FORMAT', { format: 'HTML / XML' });
  return wordFault('WORD_DAMAGED', { part: 'zip' });
}

async function readPackage(from: WordPackage, name: string): Promise<ImportedPaper> {
  const root = new Relations(await from.read('_rels/.rels'), '_rels/.rels', '');
  const part = root.partOf('officeDocument') ?? 'word/document.xml';
  const body = await from.read(part);
  if (body === null) {
    const format = from.has('xl/workbook.xml')
      ? 'Excel'
      : from.has('ppt/presentation.xml')
        ? 'PowerPoint'
        : from.has('content.xml')
          ? 'OpenDocument'
          : null;
    throw new WordUnreadable(
      format === null ? wordFault('WORD_DAMAGED', { part }) : wordFault('WORD_OTHER_FORMAT', { format }),
    );
  }
  const relations = await relationsOf(from, part);
  const tools = await toolsOf(from, relations);
  const { lines, notices, embedded } = documentLines(body, part, tools);
  const { pictures, faults } = await tools.pictures.read(from);
  const chunks = embedded.map((id) => embeddedFault(relations.find(id)?.target ?? id));
  const paper = paperOfLines({ format: 'word', name, lines, pictures, notices: [...notices, ...chunks] });
  tellPictures(paper, faults);
  return paper;
}

async function relationsOf(from: WordPackage, part: string): Promise<Relations> {
  const at = part.lastIndexOf('/');
  const folder = at === -1 ? '' : part.slice(0, at);
  const of = `${folder === '' ? '' : `${folder}/`}_rels/${part.slice(at + 1)}.rels`;
  return new Relations(await from.read(of), of, folder);
}

async function toolsOf(from: WordPackage, relations: Relations) {
  const partOf = async (kind: string, usual: string) => {
    const part = relations.partOf(kind) ?? usual;
    return { part, bytes: await from.read(part) };
  };
  const numberingPart = await partOf('numbering', 'word/numbering.xml');
  const stylesPart = await partOf('styles', 'word/styles.xml');
  const numbering = new Numbering(numberingPart.bytes, numberingPart.part);
  const styles = new Styles(stylesPart.bytes, stylesPart.part);
  numbering.styleNumbering = (styleId) => styles.numberingOf(styleId)?.numId ?? null;
  return { numbering, styles, pictures: new WordPictures(relations) };
}

/** Adds the fault of an unreadable picture to each question that shows it. */
function tellPictures(
  { questions, groups }: ImportedPaper,
  faults: ReadonlyMap<string, ReturnType<typeof errorOf>>,
): void {
  if (faults.size === 0) return;
  for (const question of questions) {
    const { stem, options, rationale, group, notices } = question;
    const stimulus = group === null ? null : (groups[group]?.stimulus ?? null);
    const text = [stem, ...options, rationale ?? '', stimulus ?? ''].join('\n');
    for (const [name, notice] of faults) if (text.includes(`(pictures/${name})`)) notices.push(notice);
  }
}
