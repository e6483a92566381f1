import type { FaultDetails } from '@sunflower/platform';
import { picturesIn } from '@sunflower/content';
import { byPath, placePictures, textsOf, type BankPicture, type BankPictures } from './bank-pictures';
import { checkAgainstSchema } from './check-against-schema';
import { checkQuestionFile } from './check-question-file';
import { letOthersRun } from './let-others-run';
import { parseYaml } from './parse-yaml';
import { InvalidQuestionFiles, wholeFile, type QuestionFault } from './question-bank.errors';
import { contentFault, fileFault } from './question-file-fault';
import { placedQuestions, type AuthoredBank, type AuthoredFile } from './question-file';
import { authoredUnits, type AuthoredVersion } from './version-content';

/** A file by its name in the bank's folder, with `/`; the text was not looked at yet. */
export interface BankFile {
  path: string;
  content: string;
}

type Place = Pick<QuestionFault, 'file' | 'line' | 'path'>;

/** A bank that was checked as a whole. */
export interface BankContent {
  /** Null when no bank.yaml was among the files. */
  bank: AuthoredBank | null;
  /** Questions that stand alone, one by one, and groups whole. */
  units: AuthoredVersion[][];
  /** Where each question stands, to name it in a fault. */
  placeOf: ReadonlyMap<string, Place>;
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
  lineOf: (path: readonly (string | number)[]) => number | null;
}

/**
 * Checks every file before anything is used.
 * @throws InvalidQuestionFiles with all faults of all files
 */
export async function readBank({
  files,
  pictures = [],
  findKnownPictures = async () => new Set(),
  knownDomains,
}: FilesToRead): Promise<BankContent> {
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
      const knownPictures = new Set([
        ...stored,
        ...pictures.flatMap((picture) => ('sha256' in picture ? picture.sha256 : [])),
      ]);
      faults.push(...contentFaults({ read: placed, pictures: beside, knownPictures }));
      for (const sha256 of shown) shownPictures.add(sha256);
      read.push(placed);
    }
    await letOthersRun();
  }
  if (!bankFile && knownDomains === null) faults.push(wholeFile('bank.yaml', fileFault('BANK_FILE_MISSING', {})));
  const domains = bank?.domains.map(({ code }) => code) ?? knownDomains;
  if (domains) faults.push(...domainFaults({ read, domains: new Set(domains) }));
  const placeOf = takeIds(read, faults);
  if (faults.length > 0) throw new InvalidQuestionFiles(faults);
  return { bank, units: read.flatMap(({ file }) => authoredUnits(file)), placeOf, shownPictures };
}

function readBankFile(source: BankFile, faults: QuestionFault[]): AuthoredBank | null {
  const parsed = parseYaml({ file: source.path, content: source.content });
  if (parsed.lineOf === null) {
    faults.push(...parsed.faults);
    return null;
  }
  const found = checkAgainstSchema({ kind: 'bank', data: parsed.data });
  faults.push(
    ...found.map((fault) => ({
      ...fault,
      ...placeIn({ file: source.path, ...fault, lineOf: parsed.lineOf }),
      question: null,
    })),
  );
  if (found.length > 0) return null;
  const bank = parsed.data as AuthoredBank;
  const codes = bank.domains.map(({ code }) => code);
  const twice = codes.filter((code, index) => codes.indexOf(code) !== index);
  faults.push(...twice.map((code) => wholeFile(source.path, fileFault('DOMAIN_TWICE', { domain: code }), 'domains')));
  return bank;
}

/** A file that fits the schema, with its pictures in their places; none when it does not fit. */
function parseQuestionFile({
  source,
  pictures,
  faults,
}: {
  source: BankFile;
  pictures: BankPictures;
  faults: QuestionFault[];
}): ReadFile[] {
  const parsed = parseYaml({ file: source.path, content: source.content });
  if (parsed.lineOf === null) {
    faults.push(...parsed.faults);
    return [];
  }
  const { data, lineOf } = parsed;
  const found = checkAgainstSchema({ kind: 'questions', data });
  faults.push(
    ...found.map((fault) => {
      const { question, unnamed } = nameAt(data, fault.path);
      return {
        ...fault,
        ...placeIn({ file: source.path, ...fault, lineOf }),
        question,
        details: { ...fault.details, ...unnamed },
      };
    }),
  );
  if (found.length > 0) return [];
  return [{ path: source.path, file: placePictures({ file: data as AuthoredFile, pictures }), lineOf }];
}

function contentFaults({
  read: { path: file, file: authored, lineOf },
  pictures,
  knownPictures,
}: {
  read: ReadFile;
  pictures: BankPictures;
  knownPictures: ReadonlySet<string>;
}): QuestionFault[] {
  return checkQuestionFile({ file: authored, pictures, knownPictures }).map((fault) => ({
    ...fault,
    ...placeIn({ file, path: fault.path, lineOf }),
  }));
}

const placeIn = ({
  file,
  path,
  lineOf,
}: {
  file: string;
  path: readonly (string | number)[];
  lineOf: ReadFile['lineOf'];
}): Place => ({
  file,
  line: lineOf(path),
  path: path.length > 0 ? path.join('.') : null,
});

interface Name {
  question: string | null;
  /** What stands for the id of a question or group that has none. */
  unnamed: FaultDetails;
}

/** The id of the innermost question or group on the way to a fault; its place in the list when it has none. */
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

/** Ids of questions and of groups are unique in the whole bank. */
function takeIds(read: ReadFile[], faults: QuestionFault[]): Map<string, Place> {
  const places = new Map<string, Place>();
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
        faults.push({
          ...place,
          question: id,
          field: 'id',
          ...contentFault('ID_TAKEN', { otherFile: first.file, otherLine: first.line ?? '-' }),
        });
    }
  }
  return places;
}
