import { shanghaiTime } from '@sunflower/platform';
import { create } from 'qrcode';
import { groupedAccessCode } from '../ticket-code/access-code';
import { roomLabel, seatLabel } from '../site/seat-plan';
import type { IssuedTicket } from './issue-tickets';

const STYLE = `
@page { size: A4; margin: 10mm }
body { margin: 0; font: 10.5pt/1.5 "PingFang SC", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC", sans-serif; color: #000 }
main { display: grid; grid-template-columns: 1fr 1fr; gap: 4mm }
section { break-inside: avoid; display: grid; grid-template-columns: 1fr 32mm; gap: 3mm; padding: 4mm; border: 0.3mm dashed #666 }
h2 { grid-column: 1 / 3; margin: 0; font-size: 12pt }
dl { display: grid; grid-template-columns: auto 1fr; gap: 0 3mm; margin: 0; align-content: start }
dt { white-space: nowrap }
dd { margin: 0; font-weight: 600 }
.code { font-family: ui-monospace, Menlo, Consolas, monospace; white-space: nowrap }
svg { width: 32mm; height: 32mm }
figure { margin: 0 }
figcaption { font-size: 8.5pt; text-align: center }
`;

export const paperStart = (examTitle: string): string =>
  `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${escaped(examTitle)} 准考证</title><style>${STYLE}</style></head><body><main>\n`;

export const PAPER_END = '</main></body></html>\n';

export function ticketOnPaper({ ticket, examTitle }: { ticket: IssuedTicket; examTitle: string }): string {
  const { registration, sitting, place, accessCode, link } = ticket;
  const site = place?.site.name ?? sitting.site;
  const facts: [string, string, string?][] = [
    ['姓名', registration.candidateName],
    ['证件号', registration.maskedIdNumber],
    ['单位', registration.organisationName],
    ['准考证号', registration.ticketNumber.replace(/(.{4})(?=.)/g, '$1 '), 'code'],
    ['登录码', groupedAccessCode(accessCode), 'code'],
    ['时间', `${shanghaiTime(sitting.opensAt)} 至 ${shanghaiTime(sitting.closesAt)}`],
    ...(sitting.latestEntryAt === null ? [] : [['最迟入场', shanghaiTime(sitting.latestEntryAt)] as [string, string]]),
    ...(site ? [['考点', site] as [string, string]] : []),
    ...(place
      ? [
          ['考场座位', `第 ${roomLabel(place.room.roomNumber)} 考场 ${seatLabel(place.seatNumber)} 号`] as [
            string,
            string,
          ],
        ]
      : []),
  ];
  const rows = facts
    .map(([name, value, kind]) => `<dt>${name}</dt><dd${kind ? ` class="${kind}"` : ''}>${escaped(value)}</dd>`)
    .join('');
  return (
    `<section><h2>${escaped(examTitle)} 准考证</h2><dl>${rows}</dl>` +
    `<figure>${qrPicture(link)}<figcaption>扫码登录，请勿转发</figcaption></figure></section>\n`
  );
}

/** The smallest white margin that QR readers require, in modules. Source: ISO/IEC 18004. */
const QUIET_MODULES = 4;

/** An SVG, which is sharp on every printer. */
function qrPicture(text: string): string {
  const { size, data } = create(text, { errorCorrectionLevel: 'M' }).modules;
  let path = '';
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      const from = column;
      while (column < size && data[row * size + column]) column += 1;
      if (column > from)
        path += `M${from + QUIET_MODULES} ${row + QUIET_MODULES}h${column - from}v1h-${column - from}z`;
    }
  }
  const side = size + 2 * QUIET_MODULES;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" role="img" aria-label="登录二维码"><path d="${path}"/></svg>`;
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => ENTITIES[character] as string);
