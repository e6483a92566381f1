import { picturesIn } from '@sunflower/content';
import type { FaultDetails } from '@sunflower/platform/plain';
import { byPath, placePictures, textsOf, type BankPicture, type BankPictures } from './bank-pictures';
import { checkAgainstSchema } from './check-against-schema';
import { checkQuestionFile } from './check-question-file';
import { parseYaml } from './parse-yaml';
import { InvalidQuestionFiles, QuestionFaults, wholeFile, type QuestionFault } from '../question-bank.errors';
import { contentFault, fileFault } from './question-file-fault';
import { placedQuestions, type AuthoredBank, type AuthoredFile } from '../question/question-file';
import { authoredUnits, type AuthoredVersion } from '../question/version-content';

/** A file by its path in the bank's folder, with `/`; its text is unchecked. */
export interface BankFile {
  path: string;
  content: string;
}

export type PlaceInFiles = Pick<QuestionFault, 'file' | 'line' | 'path'>;

/** A bank checked as a whole. */
export interface BankContent {
  /** Null when the files include no bank.yaml. */
  bank: AuthoredBank | null;
  /** Single questions, and whole groups. */
  units: AuthoredVersion[][];
  /** The place of each question, for use in faults. */
  placeOf: ReadonlyMap<string, PlaceInFiles>;
  /** The SHA-256 of every picture shown in a text. */
  shownPictures: ReadonlySet<string>;
}

interface FilesToRead {
  files: BankFile[];
  /** Pictures beside the files, for texts that refer to them by path. */
  pictures?: readonly BankPicture[];
  /** Looks up which pictures are stored; the default treats none as stored. */
  findKnownPictures?: (sha256s: readonly string[]) => Promise<ReadonlySet<string>>;
  /** Called before each file. */
  onFile?: (path: string) => Promise<unknown>;
  /** Domains of the stored bank, for files without a bank.yaml. */
  knownDomains: string[] | null;
}

interface ReadFile {
  path: string;
  file: AuthoredFile;
  lineOf: (path: readonly (string | number)[]) => number | null;
}

/**
 * Checks every file before anything is used. Runs in a thread: see `bank-reader.ts`.
 * @throws InvalidQuestionFiles with the faults of all files
 */
export async function readBank({
  files,
  pictures = [],
  findKnownPictures = async () => new Set(),
  onFile = async () => undefined,
  knownDomains,
}: FilesToRead): Promise<BankContent> {
  const faults = new QuestionFaults();
  const bankFile = files.find(({ path }) => path === 'bank.yaml') ?? null;
  const bank = bankFile ? readBankFile(bankFile, faults) : null;
  const read: ReadFile[] = [];
  const shownPictures = new Set<string>();
  const beside = byPath(pictures);
  for (const source of files) {
    if (source === bankFile) continue;
    await onFile(source.path);
    for (const placed of parseQuestionFile({ source, pictures: beside, faults })) {
      const shown = picturesIn(textsOf(placed.file));
      const stored = await findKnownPictures(shown);
      const knownPictures = new Set([
        ...stored,
        ...pictures.flatMap((picture) => ('sha256' in picture ? picture.sha256 : [])),
      ]);
      faults.add(checkQuestionFile({ file: placed.file, pictures: beside, knownPictures }), (fault): QuestionFault => ({
        ...fault,
        ...placeIn({ file: placed.path, ...fault, lineOf: placed.lineOf }),
      }));
      for (const sha256 of shown) shownPictures.add(sha256);
      read.push(placed);
    }
  }
  if (!bankFile && knownDomains === null)
    faults.add([fileFault('BANK_FILE_MISSING', {})], (fault) => wholeFile('bank.yaml', fault));
  const domains = bank?.domains.map(({ code }) => code) ?? knownDomains;
  if (domains) faults.add(domainFaults({ read, domains: new Set(domains) }), asItIs);
  const placeOf = takeIds(read, faults);
  if (faults.count > 0) throw new InvalidQuestionFiles(faults.told, faults.count);
  return { bank, units: read.flatMap(({ file }) => authoredUnits(file)), placeOf, shownPictures };
}

const asItIs = (fault: QuestionFault): QuestionFault => fault;

function readBankFile(source: BankFile, faults: QuestionFaults): AuthoredBank | null {
  const parsed = parseYaml({ file: source.path, content: source.content });
  if (parsed.lineOf === null) {
    faults.add(parsed.faults, asItIs);
    return null;
  }
  const found = checkAgainstSchema({ kind: 'bank', data: parsed.data });
  faults.add(found, (fault): QuestionFault => ({
    ...fault,
    ...placeIn({ file: source.path, ...fault, lineOf: parsed.lineOf }),
    question: null,
  }));
  if (found.length > 0) return null;
  const bank = parsed.data as AuthoredBank;
  const codes = bank.domains.map(({ code }) => code);
  const twice = codes.filter((code, index) => codes.indexOf(code) !== index);
  faults.add(twice, (code) => wholeFile(source.path, fileFault('DOMAIN_TWICE', { domain: code }), 'domains'));
  return bank;
}

/** Parses a file and places its pictures; empty when it does not fit the schema. */
function parseQuestionFile({
  source,
  pictures,
  faults,
}: {
  source: BankFile;
  pictures: BankPictures;
  faults: QuestionFaults;
}): ReadFile[] {
  const parsed = parseYaml({ file: source.path, content: source.content });
  if (parsed.lineOf === null) {
    faults.add(parsed.faults, asItIs);
    return [];
  }
  const { data, lineOf } = parsed;
  const found = checkAgainstSchema({ kind: 'questions', data });
  faults.add(found, (fault): QuestionFault => {
    const { question, unnamed } = nameAt(data, fault.path);
    return {
      ...fault,
      ...placeIn({ file: source.path, ...fault, lineOf }),
      question,
      details: { ...fault.details, ...unnamed },
    };
  });
  if (found.length > 0) return [];
  return [{ path: source.path, file: placePictures({ file: data as AuthoredFile, pictures }), lineOf }];
}

const placeIn = ({
  file,
  path,
  lineOf,
}: {
  file: string;
  path: readonly (string | number)[];
  lineOf: ReadFile['lineOf'];
}): PlaceInFiles => ({
  file,
  line: lineOf(path),
  path: path.length > 0 ? path.join('.') : null,
});

interface Name {
  question: string | null;
  /** Details that replace a missing id of a question or group. */
  unnamed: FaultDetails;
}

/** The id of the innermost question or group on the path to a fault, or its list position when it has no id. */
function nameAt(data: unknown, path: (string | number)[]): Name {
  let name: Name = { question: null, unnamed: {} };
  let node: unknown = data;
  path.forEach((part, index) => {
    node = (node as Record<string | number, unknown> | null | undefined)?.[part];
    const listName = path[index - 1];
    if (typeof part === 'number' && (listName === 'questions' || listName === 'groups'))
      name = nameOf({ node, kind: listName, number: part + 1, around: name });
  });
  return name;
}

function nameOf({
  node,
  kind,
  number,
  around: { question, unnamed },
}: {
  node: unknown;
  kind: 'questions' | 'groups';
  number: number;
  around: Name;
}): Name {
  const id = (node as { id?: unknown } | null | undefined)?.id;
  if (typeof id === 'string' && id !== '') return { question: id, unnamed: {} };
  if (kind === 'groups') return { question: `group ${number}`, unnamed: { groupNumber: number } };
  const group: FaultDetails = question === null || 'groupNumber' in unnamed ? unnamed : { group: question };
  return {
    question: [question, `question ${number}`].filter(Boolean).join(', '),
    unnamed: { ...group, questionNumber: number },
  };
}

function domainFaults({ read, domains }: { read: ReadFile[]; domains: ReadonlySet<string> }): QuestionFault[] {
  return read.flatMap(({ path, file: { domain }, lineOf }) => {
    const folder = path.split('/').at(-2);
    const place = { ...placeIn({ file: path, path: ['domain'], lineOf }), question: null, field: 'domain' };
    if (!domains.has(domain)) return [{ ...place, ...fileFault('DOMAIN_NOT_IN_BANK', { domain }) }];
    return folder !== undefined && folder !== domain
      ? [{ ...place, ...fileFault('DOMAIN_NOT_AS_FOLDER', { domain, folder }) }]
      : [];
  });
}

/** Records the places of all ids; ids of questions and groups are unique in the whole bank. */
function takeIds(read: ReadFile[], faults: QuestionFaults): Map<string, PlaceInFiles> {
  const places = new Map<string, PlaceInFiles>();
  for (const { path: file, file: authored, lineOf } of read) {
    const groups = (authored.groups ?? []).map(({ id }, index) => ({
      id,
      path: ['groups', index] as (string | number)[],
    }));
    const questions = placedQuestions(authored).map(({ question, path }) => ({ id: question.id, path }));
    for (const { id, path } of [...questions, ...groups]) {
      const place = placeIn({ file, path, lineOf });
      const first = places.get(id);
      if (!first) places.set(id, place);
      else
        faults.add([contentFault('ID_TAKEN', { otherFile: first.file, otherLine: first.line ?? '-' })], (fault) => ({
          ...fault,
          ...place,
          question: id,
          field: 'id',
        }));
    }
  }
  return places;
}
