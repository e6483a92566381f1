import type { Outcome } from '@sunflower/grading';
import { formulaSafe } from './formula-safe';

export interface PassListEntry {
  candidateName: string;
  maskedIdNumber: string;
  organisationName: string;
  ticketNumber: string;
  outcome: Outcome;
  scoreMillipoints: number | null;
  passed: boolean;
  certificateNumber: string | null;
}

export const PASS_LIST_COLUMNS = [
  { header: '序号', width: 8 },
  { header: '姓名', width: 16 },
  { header: '证件号码', width: 16 },
  { header: '单位', width: 24 },
  { header: '准考证号', width: 20 },
  { header: '成绩', width: 10 },
  { header: '是否合格', width: 10 },
  { header: '证书编号', width: 22 },
] as const;

// Who was not graded has no score; the sheet says why in its place.
const WORD_OF_OUTCOME: Record<Exclude<Outcome, 'graded'>, string> = {
  absent: '缺考',
  deferred: '缓考',
  violation: '违纪',
  annulled: '取消成绩',
};

/** In the order of the columns; every text safe to open in a spreadsheet. */
export function passListRow({ serial, entry }: { serial: number; entry: PassListEntry }): (string | number)[] {
  const { candidateName, maskedIdNumber, organisationName, ticketNumber, passed, certificateNumber } = entry;
  return [
    serial,
    ...[candidateName, maskedIdNumber, organisationName, ticketNumber].map(formulaSafe),
    scoreOf(entry),
    passed ? '合格' : '不合格',
    certificateNumber ?? '',
  ];
}

function scoreOf({ outcome, scoreMillipoints }: PassListEntry): string | number {
  if (outcome !== 'graded') return WORD_OF_OUTCOME[outcome];
  return scoreMillipoints === null ? '' : scoreMillipoints / 1000;
}
