import type { AuthoredBank } from '../question/question-file';
import { unitsOf, withPartInStem, type ExportedQuestion, type ExportFormat } from './exported-question';
import { giftOf } from './gift-export';
import { moodleXmlOf } from './moodle-xml-export';
import { writeQtiPackage } from './qti/write-qti-package';
import { wordOf } from './word-export';
import { workbookOf } from './workbook-export';
import { yamlFilesOf } from './yaml-export';

export interface ExportedFile {
  /** With `/` for a file in a folder. */
  name: string;
  mediaType: string;
  bytes: Uint8Array;
}

interface QuestionsToExport {
  format: ExportFormat;
  /** Title of the bank or paper. */
  title: string;
  /** For YAML, which writes the bank with its domains. */
  bank: AuthoredBank;
  questions: readonly ExportedQuestion[];
  /** By SHA-256; for QTI, whose package contains them. */
  pictures?: ReadonlyMap<string, Uint8Array>;
}

const OFFICE = 'application/vnd.openxmlformats-officedocument';

/**
 * Writes an export: one file or, for YAML, `bank.yaml` and the files of each domain. `lossesOf` tells beforehand what
 * the format cannot express.
 */
export async function exportQuestions({
  format,
  title,
  bank,
  questions,
  pictures,
}: QuestionsToExport): Promise<ExportedFile[]> {
  const name = fileName(title);
  switch (format) {
    case 'workbook':
      return [
        { name: `${name}.xlsx`, mediaType: `${OFFICE}.spreadsheetml.sheet`, bytes: await workbookOf({ questions }) },
      ];
    case 'word':
      return [
        {
          name: `${name}.docx`,
          mediaType: `${OFFICE}.wordprocessingml.document`,
          bytes: await wordOf({ title, questions }),
        },
      ];
    case 'yaml':
      return yamlFilesOf({ bank, questions });
    case 'gift':
      return [
        { name: `${name}.gift.txt`, mediaType: 'text/plain; charset=utf-8', bytes: Buffer.from(giftOf({ questions })) },
      ];
    case 'moodle_xml':
      return [
        { name: `${name}.xml`, mediaType: 'application/xml', bytes: Buffer.from(moodleXmlOf({ title, questions })) },
      ];
    case 'qti':
      return [
        {
          name: `${name}.zip`,
          mediaType: 'application/zip',
          bytes: writeQtiPackage({
            title,
            pictures,
            questions: unitsOf(questions).flatMap((unit) =>
              unit.questions
                .map(withPartInStem)
                .map(({ domainTitle, ...question }) => ({ ...question, domain: domainTitle })),
            ),
          }),
        },
      ];
  }
}

/** A title as a file name that is valid on any system. */
const fileName = (title: string): string =>
  title
    .replace(/[\\/:*?"<>|\p{Cc}]/gu, '-')
    .trim()
    .slice(0, 80) || 'questions';
