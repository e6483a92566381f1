import type { IncidentDto } from '@sunflower/exam-session';
import { formulaSafe } from '../pass-list/formula-safe';
import { timeOf, WORD_OF_KIND } from './incident-words';

export const INCIDENT_COLUMNS = [
  { header: '序号', width: 8 },
  { header: '场次', width: 20 },
  { header: '发生时间', width: 18 },
  { header: '类别', width: 12 },
  { header: '考生', width: 16 },
  { header: '准考证号', width: 20 },
  { header: '单位', width: 24 },
  { header: '情况', width: 48 },
  { header: '处理措施', width: 48 },
  { header: '记录人', width: 16 },
  { header: '记录时间', width: 18 },
  { header: '备注', width: 30 },
] as const;

/** Cells in the order of the columns; every text is safe to open in a spreadsheet. */
export function incidentCells({ serial, incident }: { serial: number; incident: IncidentDto }): (string | number)[] {
  return [
    serial,
    ...[
      incident.sittingTitle,
      timeOf(incident.occurredAt),
      WORD_OF_KIND[incident.kind],
      incident.candidateName ?? '',
      incident.ticketNumber ?? '',
      incident.organisationName,
      incident.text,
      incident.actionTaken,
      incident.recordedByName ?? '',
      timeOf(incident.recordedAt),
      struckNote(incident),
    ].map(formulaSafe),
  ];
}

const struckNote = ({ struckAt, struckByName, struckReason }: IncidentDto): string =>
  struckAt === null ? '' : `已划去（${timeOf(struckAt)} ${struckByName ?? ''}）：${struckReason ?? ''}`;
