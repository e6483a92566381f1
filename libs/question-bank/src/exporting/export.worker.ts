import { pictureTargetsIn, sha256InAddress } from '@sunflower/content';
import { answerInThread } from '@sunflower/platform/plain';
import { EXPORT_FORMATS, type ExportedQuestion, type ExportFormat } from '../export/exported-question';
import { exportQuestions, type ExportedFile } from '../export/export-questions';
import { lossesOf, type ExportLoss } from '../export/losses-of';
import { writeZip } from '../export/qti/write-zip';
import { questionTemplate } from '../export/question-template';
import type { SheetLanguage } from '../import/sheet/type-name';
import type { AuthoredBank } from '../question/question-file';

export type ExportWork =
  | { kind: 'losses' }
  | { kind: 'file'; format: ExportFormat; bank: AuthoredBank }
  | { kind: 'template'; language: SheetLanguage };

/** Requests the next questions, or a picture that they show. */
export type ExportWorkerPart = { kind: 'questions' } | { kind: 'picture'; sha256: string };
export type ExportWorkerReply = ExportedQuestion[] | Uint8Array | null;

export type ExportWorkerResult =
  | { kind: 'losses'; questionCount: number; formats: { format: ExportFormat; losses: ExportLoss[] }[] }
  | { kind: 'file'; questionCount: number; file: ExportedFile }
  | { kind: 'tooLarge' };

/** Receiving a file of this size takes the main thread about 30 ms. */
const MAX_BYTES = 64 * 1024 * 1024;
const MAX_PICTURE_BYTES = 32 * 1024 * 1024;
const MAX_CODES = 20;

type Tell = (part: ExportWorkerPart) => Promise<ExportWorkerReply>;

/** The thread that weighs and writes questions. It requests them page by page. */
answerInThread<{ work: ExportWork }, ExportWorkerPart, ExportWorkerReply, ExportWorkerResult>(
  async ({ data: { work }, tell }) => {
    if (work.kind === 'template') {
      const bytes = await questionTemplate({ language: work.language });
      return { kind: 'file', questionCount: 0, file: { name: 'template.xlsx', mediaType: '', bytes } };
    }
    const questions = await questionsFrom(tell);
    return work.kind === 'losses' ? weighed(questions) : fileOf({ ...work, questions, tell });
  },
);

async function questionsFrom(tell: Tell): Promise<ExportedQuestion[]> {
  const questions: ExportedQuestion[] = [];
  for (;;) {
    const page = (await tell({ kind: 'questions' })) as ExportedQuestion[];
    if (page.length === 0) return questions;
    questions.push(...page);
  }
}

const weighed = (questions: ExportedQuestion[]): ExportWorkerResult => ({
  kind: 'losses',
  questionCount: questions.length,
  formats: EXPORT_FORMATS.map((format) => ({
    format,
    losses: lossesOf({ format, questions }).map((loss) => ({ ...loss, questions: loss.questions.slice(0, MAX_CODES) })),
  })),
});

async function fileOf({
  format,
  bank,
  questions,
  tell,
}: {
  format: ExportFormat;
  bank: AuthoredBank;
  questions: ExportedQuestion[];
  tell: Tell;
}): Promise<ExportWorkerResult> {
  const pictures = format === 'qti' ? await picturesOf({ questions, tell }) : undefined;
  if (pictures === null) return { kind: 'tooLarge' };
  const files = await exportQuestions({ format, title: bank.title, bank, questions, pictures });
  const file = oneFile({ files, title: bank.title });
  return file.bytes.byteLength > MAX_BYTES
    ? { kind: 'tooLarge' }
    : { kind: 'file', questionCount: questions.length, file };
}

/** A YAML bank has several files, which are sent as one zip. */
function oneFile({ files, title }: { files: ExportedFile[]; title: string }): ExportedFile {
  const [only, ...others] = files as [ExportedFile, ...ExportedFile[]];
  if (others.length === 0 && !only.name.endsWith('.yaml')) return only;
  return {
    name: `${title}.zip`,
    mediaType: 'application/zip',
    bytes: writeZip(files.map(({ name, bytes }) => ({ path: name, bytes }))),
  };
}

/** Null when the pictures are too large together. */
async function picturesOf({
  questions,
  tell,
}: {
  questions: ExportedQuestion[];
  tell: Tell;
}): Promise<Map<string, Uint8Array> | null> {
  const texts = questions.flatMap(({ stimulus, content: { stem, furtherCase, rationale, options, prompts } }) => [
    stimulus?.text ?? '',
    furtherCase ?? '',
    stem,
    rationale ?? '',
    ...options,
    ...prompts,
  ]);
  const shown = new Set(pictureTargetsIn(texts).flatMap((target) => sha256InAddress(target) ?? []));
  const pictures = new Map<string, Uint8Array>();
  let bytes = 0;
  for (const sha256 of shown) {
    const picture = (await tell({ kind: 'picture', sha256 })) as Uint8Array | null;
    if (picture === null) continue;
    bytes += picture.byteLength;
    if (bytes > MAX_PICTURE_BYTES) return null;
    pictures.set(sha256, picture);
  }
  return pictures;
}
