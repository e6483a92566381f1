import { answerInThread, type Fault } from '@sunflower/platform/plain';
import { byPath, type BankPicture, type BankPictures } from '../../bank-file/bank-pictures';
import type { ImportedPaper, ImportFormat, ImportNotice } from '../../import/imported-paper';
import type { BankDomain } from '../checking/authored-of-staged';
import { CHECKED_DOMAIN } from '../checking/check-staged';
import { duplicateKey } from '../checking/duplicate-key';
import { NearTexts } from '../../quality/near-texts';
import { paperFileFault } from '../checking/import-fault';
import { recogniseFormat } from '../../import/recognise-format';
import { READERS } from './readers';
import { shownPictureNames, stagePaper, type AskedBefore, type StagedPart } from './stage-paper';

export interface PaperWorkerData {
  name: string;
  bytes: Uint8Array;
  domains: BankDomain[];
}

export type BankStem = Parameters<typeof duplicateKey>[0] & { code: string };

export interface PaperHead {
  format: ImportFormat;
  title: string | null;
  notices: ImportNotice[];
  questions: number;
}

export type PaperWorkerPart =
  | ({ kind: 'head' } & PaperHead)
  | { kind: 'picture'; bytes: Uint8Array }
  /** Requests questions of the bank after this code. */
  | { kind: 'bankStems'; after: string }
  /** Asks which of these pictures are stored. */
  | { kind: 'knownPictures'; sha256s: string[] }
  | ({ kind: 'staged' } & StagedPart);

export type PaperWorkerReply = undefined | string[] | BankStem[] | { sha256: string } | { fault: Fault };

export type PaperWorkerResult = { kind: 'read' } | { kind: 'refused'; fault: Fault };

type Tell = (part: PaperWorkerPart) => Promise<PaperWorkerReply>;

const MAX_QUESTIONS = 100_000;
const MAX_NOTICES_OF_FILE = 50;
const QUESTIONS_A_PART = 200;

/** The thread that reads and checks one file. */
answerInThread<PaperWorkerData, PaperWorkerPart, PaperWorkerReply, PaperWorkerResult>(async ({ data, tell }) => {
  const { name, domains } = data;
  const bytes = Buffer.from(data.bytes);
  const { format, reason } = recogniseFormat({ name, bytes });
  if (format === null) return { kind: 'refused', fault: reason ?? paperFileFault('IMPORT_FILE_UNREADABLE', {}) };
  if (format === 'yaml') return { kind: 'refused', fault: paperFileFault('IMPORT_FILE_IS_BANK', {}) };
  const paper = await READERS[format]({ name, bytes });
  if (paper === null) return { kind: 'refused', fault: paperFileFault('IMPORT_FILE_UNREADABLE', {}) };
  const count = paper.questions.length;
  if (count > MAX_QUESTIONS)
    return { kind: 'refused', fault: paperFileFault('IMPORT_TOO_MANY_QUESTIONS', { count, max: MAX_QUESTIONS }) };
  await tell({
    kind: 'head',
    format: paper.format,
    title: paper.title,
    notices: paper.notices.slice(0, MAX_NOTICES_OF_FILE),
    questions: count,
  });
  const pictures = await keepPictures({ paper, tell });
  const asked: AskedBefore = { codesByKey: new Map(), codes: [], near: new NearTexts() };
  if (count > 0) await readBankStems({ tell, asked });
  /** While one part is stored, the next is checked. The main thread gets one message at a time. */
  let stored: Promise<unknown> = Promise.resolve();
  const findKnownPictures = async (sha256s: readonly string[]): Promise<ReadonlySet<string>> => {
    if (sha256s.length === 0) return new Set();
    await stored;
    return new Set((await tell({ kind: 'knownPictures', sha256s: [...sha256s] })) as string[]);
  };
  let part: StagedPart = { items: [], groups: [] };
  for await (const unit of stagePaper({ paper, domains, pictures, asked, findKnownPictures })) {
    part.items.push(...unit.items);
    part.groups.push(...unit.groups);
    if (part.items.length < QUESTIONS_A_PART) continue;
    await stored;
    stored = tell({ kind: 'staged', ...part });
    part = { items: [], groups: [] };
  }
  await stored;
  if (part.items.length > 0) await tell({ kind: 'staged', ...part });
  return { kind: 'read' };
});

async function keepPictures({ paper, tell }: { paper: ImportedPaper; tell: Tell }): Promise<BankPictures> {
  const shown = shownPictureNames(paper);
  const kept: BankPicture[] = [];
  for (const { name, bytes } of paper.pictures) {
    if (!shown.has(name.normalize('NFC'))) continue;
    const path = `${CHECKED_DOMAIN}/pictures/${name}`.normalize('NFC');
    const reply = (await tell({ kind: 'picture', bytes })) as { sha256: string } | { fault: Fault };
    kept.push({ path, ...reply });
  }
  return byPath(kept);
}

/** Loads the questions that the bank already asks. */
async function readBankStems({ tell, asked }: { tell: Tell; asked: AskedBefore }): Promise<void> {
  for (let after = ''; ;) {
    const stems = (await tell({ kind: 'bankStems', after })) as BankStem[];
    const last = stems.at(-1);
    if (last === undefined) return;
    for (const { code, ...stem } of stems) {
      const key = duplicateKey(stem);
      if (!asked.codesByKey.has(key)) asked.codesByKey.set(key, code);
      asked.near.add({ ...stem, groupId: null });
      asked.codes.push(code);
    }
    after = last.code;
  }
}
