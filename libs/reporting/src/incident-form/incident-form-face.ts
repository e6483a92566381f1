import type { IncidentReport } from '@sunflower/exam-session';
import { shanghaiTime } from '@sunflower/platform';
import type { IncidentFormFace } from './draw-incident-form';
import { timeOf, whomOf, WORD_OF_KIND } from './incident-words';

/** What stands on the form. Records that were struck out are left out; the sheet has them. */
export function incidentFormFace({
  report: { exam, sitting, attendance, incidents },
  nowMs,
}: {
  report: IncidentReport;
  nowMs: number;
}): IncidentFormFace {
  const { expected, started, deferred } = attendance;
  const away = expected - started - deferred;
  // Before the close, whoever has not started may still come.
  const isOver = sitting !== null && nowMs >= sitting.closesAt;
  return {
    examTitle: exam.title,
    facts: [
      ['场次', sitting?.title ?? '全部场次'],
      ['考点', sitting?.site ?? ''],
      ['时间', sitting ? `${shanghaiTime(sitting.opensAt)} 至 ${shanghaiTime(sitting.closesAt)}` : ''],
      [
        '人数',
        [`应考 ${expected}`, `实考 ${started}`, `缓考 ${deferred}`, `${isOver ? '缺考' : '未到'} ${away}`].join('　'),
      ],
    ],
    rows: incidents
      .filter(({ struckAt }) => struckAt === null)
      .map((incident) => ({
        time: timeOf(incident.occurredAt),
        whom: whomOf(incident),
        kind: WORD_OF_KIND[incident.kind],
        text: inOneParagraph(incident.text),
        actionTaken: inOneParagraph(incident.actionTaken),
        by: incident.recordedByName ?? '',
      })),
    printedAt: shanghaiTime(nowMs),
    printedAtMs: nowMs,
  };
}

/** A text of many short lines would be higher than the page. */
const inOneParagraph = (text: string): string => text.replace(/\n+/g, ' ');
