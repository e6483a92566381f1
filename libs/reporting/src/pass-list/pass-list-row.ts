import type { Outcome, PassListRow } from '@sunflower/grading';
import { formulaSafe } from './formula-safe';

export type PassListEntry = PassListRow & { certificateNumber: string | null };

export const PASS_LIST_COLUMNS = [
  { header: '序号', width: 8 },
  { header: '姓名', width: 16 },
  { header: '证件号码', width: 16 },
  { header: '单位', width: 24 },
  { header: '准考证号', width: 20 },
  { header: '第几次', width: 8 },
  { header: '成绩', width: 10 },
  { header: '结论', width: 10 },
  { header: '证书编号', width: 22 },
] as const;

// A candidate who was not graded has neither passed nor failed.
const WORD_OF_OUTCOME: Record<Exclude<Outcome, 'graded'>, string> = {
  absent: '缺考',
  deferred: '缓考',
  violation: '违纪',
  annulled: '取消成绩',
};

/** Cells in the order of the columns; every text is safe to open in a spreadsheet. */
export function passListCells({ serial, entry }: { serial: number; entry: PassListEntry }): (string | number)[] {
  const { candidateName, maskedIdNumber, organisationName, ticketNumber, attemptNumber, certificateNumber } = entry;
  return [
    serial,
    ...[candidateName, maskedIdNumber, organisationName, ticketNumber].map(formulaSafe),
    attemptNumber,
    scoreOf(entry),
    conclusionOf(entry),
    certificateNumber ?? '',
  ];
}

function scoreOf({ outcome, scoreMillipoints }: PassListEntry): string | number {
  return outcome !== 'graded' || scoreMillipoints === null ? '' : scoreMillipoints / 1000;
}

function conclusionOf({ outcome, passed }: PassListEntry): string {
  if (outcome !== 'graded') return WORD_OF_OUTCOME[outcome];
  return passed ? '合格' : '不合格';
}
