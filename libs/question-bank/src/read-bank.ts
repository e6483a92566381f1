import { picturesIn } from '@sunflower/training';
import { byPath, placePictures, textsOf, type BankPicture, type BankPictures } from './bank-pictures';
import { checkAgainstSchema } from './check-against-schema';
import { checkQuestionFile } from './check-question-file';
import { letOthersRun } from './let-others-run';
import { parseYaml } from './parse-yaml';
import { InvalidQuestionFiles, type QuestionFault } from './question-bank.errors';
import { placedQuestions, type AuthoredBank, type AuthoredFile } from './question-file';
import { authoredUnits, type AuthoredVersion } from './version-content';

/** A file by its name in the bank's folder, with `/`; the text was not looked at yet. */
export interface BankFile {
  path: string;
  content: string;
}

/** A bank that was checked as a whole. */
export interface BankContent {
  /** Null when no bank.yaml was among the files. */
  bank: AuthoredBank | null;
  /** Questions that stand alone, one by one, and groups whole. */
  units: AuthoredVersion[][];
  /** Where each question stands, to name it in a fault. */
  placeOf: ReadonlyMap<string, Pick<QuestionFault, 'file' | 'line'>>;
  /** The SHA-256 of every picture that a text shows. */
  shownPictures: ReadonlySet<string>;
}

interface FilesToRead {
  files: BankFile[];
  /** Beside the files, for texts that name them by their path. */
  pictures?: readonly BankPicture[];
  /** Which of these pictures are stored; no look-up means that none is. */
  findKnownPictures?: (sha256s: readonly string[]) => Promise<ReadonlySet<string>>;
  /** Of the stored bank, for files without a bank.yaml. */
  knownDomains: string[] | null;
}

interface ReadFile {
  path: string;
  file: AuthoredFile;
  lineOf: (path: (string | number)[]) => number | null;
}

/**
 * Checks every file before anything is used.
 * @throws InvalidQuestionFiles with all faults of all files
 */
export async function readBank({ files, pictures = [], findKnownPictures = async () => new Set(), knownDomains }: FilesToRead): Promise<BankContent> {
  const faults: QuestionFault[] = [];
  const bankFile = files.find(({ path }) => path === 'bank.yaml') ?? null;
  const bank = bankFile ? readBankFile(bankFile, faults) : null;
  const read: ReadFile[] = [];
  const shownPictures = new Set<string>();
  const beside = byPath(pictures);
  for (const source of files) {
    if (source === bankFile) continue;
    for (const placed of parseQuestionFile({ source, pictures: beside, faults })) {
      const shown = picturesIn(textsOf(placed.file));
      const stored = await findKnownPictures(shown);
      const knownPictures = new Set([...stored, ...pictures.flatMap((picture) => ('sha256' in picture ? picture.sha256 : []))]);
      faults.push(...contentFaults({ read: placed, pictures: beside, knownPictures }));
      for (const sha256 of shown) shownPictures.add(sha256);
      read.push(placed);
    }
    await letOthersRun();
  }
  if (!bankFile && knownDomains === null) faults.push(wholeFile('bank.yaml', 'is missing; it names the bank and its domains'));
  const domains = bank?.domains.map(({ code }) => code) ?? knownDomains;
  if (domains) faults.push(...domainFaults({ read, domains: new Set(domains) }));
  const placeOf = takeIds(read, faults);
  if (faults.length > 0) throw new InvalidQuestionFiles(faults);
  return { bank, units: read.flatMap(({ file }) => authoredUnits(file)), placeOf, shownPictures };
}

const wholeFile = (file: string, problem: string): QuestionFault => ({ file, line: null, question: null, problem });

function readBankFile(source: BankFile, faults: QuestionFault[]): AuthoredBank | null {
  const parsed = parseYaml({ file: source.path, content: source.content });
  if (parsed.lineOf === null) {
    faults.push(...parsed.faults);
    return null;
  }
  const found = checkAgainstSchema({ kind: 'bank', data: parsed.data });
  faults.push(...found.map(({ path, problem }) => ({ file: source.path, line: parsed.lineOf(path), question: null, problem })));
  if (found.length > 0) return null;
  const bank = parsed.data as AuthoredBank;
  const codes = bank.domains.map(({ code }) => code);
  const twice = codes.filter((code, index) => codes.indexOf(code) !== index);
  faults.push(...twice.map((code) => wholeFile(source.path, `domains: ${code} is listed twice`)));
  return bank;
}

/** A file that fits the schema, with its pictures in their places; none when it does not fit. */
function parseQuestionFile({ source, pictures, faults }: { source: BankFile; pictures: BankPictures; faults: QuestionFault[] }): ReadFile[] {
  const parsed = parseYaml({ file: source.path, content: source.content });
  if (parsed.lineOf === null) {
    faults.push(...parsed.faults);
    return [];
  }
  const { data, lineOf } = parsed;
  const found = checkAgainstSchema({ kind: 'questions', data });
  faults.push(...found.map(({ path, problem }) => ({ file: source.path, line: lineOf(path), question: nameAt(data, path), problem })));
  if (found.length > 0) return [];
  return [{ path: source.path, file: placePictures({ file: data as AuthoredFile, pictures }), lineOf }];
}

function contentFaults({ read: { path: file, file: authored, lineOf }, pictures, knownPictures }: {
  read: ReadFile; pictures: BankPictures; knownPictures: ReadonlySet<string>;
}): QuestionFault[] {
  return checkQuestionFile({ file: authored, pictures, knownPictures }).map(({ path, question, problem }) => ({ file, line: lineOf(path), question, problem }));
}

/** The id of the innermost question or group on the way to a fault; its place in the list when it has none. */
function nameAt(data: unknown, path: (string | number)[]): string | null {
  let name: string | null = null;
  let node: unknown = data;
  path.forEach((part, index) => {
    node = (node as Record<string | number, unknown> | null | undefined)?.[part];
    const listName = path[index - 1];
    if (typeof part !== 'number' || (listName !== 'questions' && listName !== 'groups')) return;
    const id = (node as { id?: unknown } | null | undefined)?.id;
    const place = `${listName === 'groups' ? 'group' : 'question'} ${part + 1}`;
    name = typeof id === 'string' && id !== '' ? id : [name, place].filter(Boolean).join(', ');
  });
  return name;
}

function domainFaults({ read, domains }: { read: ReadFile[]; domains: ReadonlySet<string> }): QuestionFault[] {
  return read.flatMap(({ path, file, lineOf }) => {
    const folder = path.split('/').at(-2);
    const line = lineOf(['domain']);
    if (!domains.has(file.domain)) return [{ file: path, line, question: null, problem: `domain: bank.yaml has no domain "${file.domain}"` }];
    if (folder !== undefined && folder !== file.domain) {
      return [{ file: path, line, question: null, problem: `domain: is "${file.domain}", but the folder is called "${folder}"` }];
    }
    return [];
  });
}

/** Ids of questions and of groups are unique in the whole bank. */
function takeIds(read: ReadFile[], faults: QuestionFault[]): Map<string, Pick<QuestionFault, 'file' | 'line'>> {
  const places = new Map<string, Pick<QuestionFault, 'file' | 'line'>>();
  for (const { path: file, file: authored, lineOf } of read) {
    const groups = (authored.groups ?? []).map(({ id }, index) => ({ id, path: ['groups', index] as (string | number)[] }));
    const questions = placedQuestions(authored).map(({ question, path }) => ({ id: question.id, path }));
    for (const { id, path } of [...questions, ...groups]) {
      const line = lineOf(path);
      const first = places.get(id);
      if (first) faults.push({ file, line, question: id, problem: `this id is used already in ${first.file}:${first.line}; give it another` });
      else places.set(id, { file, line });
    }
  }
  return places;
}
