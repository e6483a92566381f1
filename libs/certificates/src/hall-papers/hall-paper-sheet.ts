import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { Injectable } from '@nestjs/common';
import { formulaSafe, roomLabel, seatLabel } from '@sunflower/exam';
import { yieldTurn } from '@sunflower/platform';
import { writeXlsxStream, type XlsxStreamRow } from 'hucre/xlsx';
import { HallPaperSource, noteOf, sittingFace, type HallPaperOrder } from './hall-paper-source';
import type { HallPaper } from './hall-paper-data';

export type SheetPaper = Exclude<HallPaper, 'tickets'>;

const ROWS_A_TURN = 250;

const PLACE = [
  { header: '场次', key: 'sitting', width: 16 },
  { header: '考试时间', key: 'time', width: 26 },
  { header: '考点代码', key: 'siteCode', width: 10 },
  { header: '考点', key: 'site', width: 24 },
  { header: '考场', key: 'room', width: 8 },
  { header: '位置', key: 'roomName', width: 16 },
];
const PERSON = [
  { header: '座位号', key: 'seat', width: 8 },
  { header: '准考证号', key: 'ticketNumber', width: 20 },
  { header: '姓名', key: 'name', width: 14 },
  { header: '证件号（末四位）', key: 'maskedIdNumber', width: 18 },
  { header: '单位', key: 'organisation', width: 22 },
];
const ROOM_RECORD = [
  { header: '应到', key: 'expected', width: 8 },
  { header: '实到', key: 'present', width: 8 },
  { header: '缺考', key: 'absent', width: 8 },
  { header: '违纪', key: 'violations', width: 8 },
  { header: '情况记录', key: 'record', width: 40 },
];
const OVERVIEW = [
  { header: '地址', key: 'address', width: 30 },
  { header: '考点电话', key: 'phone', width: 16 },
  { header: '座位数', key: 'places', width: 8 },
  { header: '人数', key: 'seated', width: 8 },
  { header: '监考员', key: 'invigilators', width: 24 },
];
const REMARKS = [
  { header: '签到', key: 'signIn', width: 14 },
  { header: '签退', key: 'signOut', width: 14 },
  { header: '备注', key: 'note', width: 14 },
];

const SHEETS: Record<SheetPaper, { name: string; columns: { header: string; key: string; width: number }[] }> = {
  overview: { name: '考场安排一览表', columns: [...PLACE, ...OVERVIEW] },
  'door-sheets': { name: '门贴', columns: [...PLACE, ...PERSON.filter(({ key }) => key !== 'organisation')] },
  'desk-labels': { name: '桌贴', columns: [...PLACE, ...PERSON] },
  'sign-in-sheets': { name: '签到表', columns: [...PLACE, ...PERSON, ...REMARKS] },
  'room-records': { name: '考场情况记录表', columns: [...PLACE, ...ROOM_RECORD] },
};

/** The same lists as sheets of a workbook, for other programs and for mail merge. */
@Injectable()
export class HallPaperSheet {
  constructor(private readonly source: HallPaperSource) {}

  stream({ kind, ...order }: HallPaperOrder & { kind: SheetPaper }): Readable {
    const { name, columns } = SHEETS[kind];
    const rows = kind === 'overview' || kind === 'room-records' ? this.rooms(order) : this.people(order);
    return Readable.fromWeb(
      writeXlsxStream(rows, { name, columns, freezePane: { rows: 1 } }) as ReadableStream<Uint8Array>,
    );
  }

  private async *rooms(order: HallPaperOrder): AsyncGenerator<XlsxStreamRow> {
    for (const row of await this.source.overviewRows(order))
      yield {
        sitting: formulaSafe(row.sittingTitle),
        time: row.time,
        siteCode: row.siteCode,
        site: formulaSafe(row.siteName),
        room: roomLabel(row.roomNumber),
        roomName: formulaSafe(row.roomName),
        address: formulaSafe(row.address),
        phone: formulaSafe(row.phone),
        places: row.places,
        seated: row.seated,
        expected: row.seated,
        invigilators: formulaSafe(row.invigilators),
      };
  }

  private async *people(order: HallPaperOrder): AsyncGenerator<XlsxStreamRow> {
    let count = 0;
    for await (const { sitting, place, person } of this.source.people(order)) {
      count += 1;
      if (count % ROWS_A_TURN === 0) await yieldTurn();
      yield {
        sitting: formulaSafe(sitting.title),
        time: sittingFace(sitting).time,
        siteCode: place.site.code,
        site: formulaSafe(place.site.name),
        room: roomLabel(place.room.roomNumber),
        roomName: formulaSafe(place.room.roomName),
        seat: seatLabel(person.seatNumber ?? 0),
        ticketNumber: person.ticketNumber,
        name: formulaSafe(person.candidateName),
        maskedIdNumber: person.maskedIdNumber,
        organisation: formulaSafe(person.organisationName),
        signIn: '',
        signOut: '',
        note: noteOf(person),
      };
    }
  }
}
