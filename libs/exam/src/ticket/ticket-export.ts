import { PersonPhones } from '@sunflower/organisations';
import { shanghaiTime } from '@sunflower/platform';
import { Injectable } from '@nestjs/common';
import { writeXlsxStream, type XlsxStreamRow } from 'hucre/xlsx';
import type { ReadableStream } from 'node:stream/web';
import { groupedAccessCode } from '../ticket-code/access-code';
import { formulaSafe } from '../content/formula-safe';
import { roomLabel, seatLabel } from '../site/seat-plan';
import { IssueTickets, type IssuedTicket, type TicketOrder } from './issue-tickets';

const COLUMNS = [
  { header: '序号', key: 'serial', width: 8 },
  { header: '姓名', key: 'name', width: 14 },
  { header: '证件号（末四位）', key: 'maskedIdNumber', width: 16 },
  { header: '手机', key: 'phone', width: 14 },
  { header: '单位', key: 'organisation', width: 20 },
  { header: '准考证号', key: 'ticketNumber', width: 20 },
  { header: '登录码', key: 'accessCode', width: 18 },
  { header: '场次', key: 'sitting', width: 16 },
  { header: '考点', key: 'site', width: 20 },
  { header: '考点地址', key: 'address', width: 24 },
  { header: '考场', key: 'room', width: 8 },
  { header: '座位号', key: 'seat', width: 8 },
  { header: '开始时间', key: 'opensAt', width: 18 },
  { header: '结束时间', key: 'closesAt', width: 18 },
  { header: '最迟入场', key: 'latestEntryAt', width: 18 },
  { header: '登录链接', key: 'link', width: 60 },
];

/** Tickets whose phones are read together. */
const TICKETS_AT_ONCE = 200;

/** The tickets as a sheet of a workbook, for mail merge and text messages. */
@Injectable()
export class TicketExport {
  constructor(
    private readonly issueTickets: IssueTickets,
    private readonly phones: PersonPhones,
  ) {}

  async stream(order: TicketOrder): Promise<ReadableStream<Uint8Array>> {
    return writeXlsxStream(this.rowsOf(await this.issueTickets.issue(order)), {
      name: '准考证',
      columns: COLUMNS,
      freezePane: { rows: 1 },
    });
  }

  private async *rowsOf(tickets: AsyncIterable<IssuedTicket>): AsyncGenerator<XlsxStreamRow> {
    for await (const some of inParts(tickets)) {
      const phones = await this.phones.of(some.map(({ registration }) => registration.personId));
      for (const ticket of some) yield rowOf({ ticket, phone: phones.get(ticket.registration.personId) ?? '' });
    }
  }
}

async function* inParts(tickets: AsyncIterable<IssuedTicket>): AsyncGenerator<IssuedTicket[]> {
  let some: IssuedTicket[] = [];
  for await (const ticket of tickets) {
    some.push(ticket);
    if (some.length < TICKETS_AT_ONCE) continue;
    yield some;
    some = [];
  }
  if (some.length > 0) yield some;
}

const rowOf = ({
  ticket: { serial, registration, sitting, place, accessCode, link },
  phone,
}: {
  ticket: IssuedTicket;
  phone: string;
}): XlsxStreamRow => ({
  serial,
  name: formulaSafe(registration.candidateName),
  maskedIdNumber: registration.maskedIdNumber,
  phone,
  organisation: formulaSafe(registration.organisationName),
  ticketNumber: registration.ticketNumber,
  accessCode: groupedAccessCode(accessCode),
  sitting: formulaSafe(sitting.title),
  site: formulaSafe(place?.site.name ?? sitting.site ?? ''),
  address: formulaSafe(place?.site.address ?? ''),
  room: place ? roomLabel(place.room.roomNumber) : '',
  seat: place ? seatLabel(place.seatNumber) : '',
  opensAt: shanghaiTime(sitting.opensAt),
  closesAt: shanghaiTime(sitting.closesAt),
  latestEntryAt: sitting.latestEntryAt === null ? '' : shanghaiTime(sitting.latestEntryAt),
  link,
});
