import { createRequire } from 'node:module';
import type { HallPaperThread } from '../../libs/certificates/src/hall-papers/hall-paper-thread';
import type { TicketFace } from '../../libs/certificates/src/hall-papers/hall-paper-data';
import type { seatByRule } from '../../libs/exam/src/seating/seat-by-rule';
import type { seededRandom } from '../../libs/platform/src/random';
import type { Batch } from './batch';

const ORGANISATIONS = 300;
const PLACES = 30;
const TICKETS_A_STEP = 80;

/** Seats people in rooms of 30 with neighbours of different organisations, without the database. */
export const seatPeople: Batch = async ({ argument }) => {
  const require = createRequire(__filename);
  require('reflect-metadata');
  const rule = require('../../dist/libs/exam/src/seating/seat-by-rule.js') as { seatByRule: typeof seatByRule };
  const { seededRandom: random } = require('../../dist/libs/platform/src/random.js') as {
    seededRandom: typeof seededRandom;
  };
  const people = Array.from({ length: Number(argument) }, (_, index) => ({
    registrationId: `r${index}`,
    organisation: `/35/${(index * index) % ORGANISATIONS}/`,
  }));
  const shape = { places: PLACES, rows: 8, columns: 4, firstCorner: 'front_left', seatOrder: 'columns' } as const;
  const rooms = Array.from({ length: Math.ceil(people.length / PLACES) }, (_, index) => ({
    id: `room${index}`,
    shape,
    taken: new Map<number, string>(),
  }));
  let seated = 0;
  for (const { seats } of rule.seatByRule({ people, rooms, rule: 'apart', random: random('bench') }))
    seated += seats.length;
  if (seated !== people.length) throw new Error(`${seated} of ${people.length} people were seated`);
};

/** Draws admission tickets, four on a page, in the thread of the built product. */
export const drawTickets: Batch = async ({ argument, tell }) => {
  const require = createRequire(__filename);
  require('reflect-metadata');
  const { HallPaperThread: Thread } = require('../../dist/libs/certificates/src/hall-papers/hall-paper-thread.js') as {
    HallPaperThread: typeof HallPaperThread;
  };
  const face = { examTitle: '测试考试', issuer: '测试单位', rehearsal: false };
  const thread = new Thread({ extraFontFolder: '', title: '准考证', face });
  const count = Number(argument);
  for (let from = 0; from < count; from += TICKETS_A_STEP) {
    const tickets = Array.from({ length: Math.min(TICKETS_A_STEP, count - from) }, (_, index) =>
      ticketOf(from + index),
    );
    await thread.draw({ kind: 'tickets', perPage: 4, tickets, pictures: {} });
    tell(from);
  }
  await thread.endDocument();
  await thread.close();
};

const SURNAMES = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜'];
const GIVEN_NAMES = [...'测试一二三四五六七八九十甲乙丙丁戊己庚辛壬癸'];

function ticketOf(index: number): TicketFace {
  const ticketNumber = String(2_635_010_200_000_000 + index * 7_919);
  const given = GIVEN_NAMES[index % GIVEN_NAMES.length] as string;
  return {
    sitting: { title: '第一场', time: '2026-12-05 09:00 至 10:30', latestEntry: '2026-12-05 09:30' },
    name: `${SURNAMES[index % SURNAMES.length]}${given}${GIVEN_NAMES[(index >> 5) % GIVEN_NAMES.length]}`,
    maskedIdNumber: `**************${1000 + (index % 9000)}`,
    organisationName: `测试单位${index % ORGANISATIONS}`,
    ticketNumber,
    accessCode: `ABCD${String(index).padStart(8, 'K')}`,
    link: `https://exam.example.org/#ticket=${ticketNumber}&code=ABCD${String(index).padStart(8, 'K')}`,
    siteText: null,
    place: {
      siteCode: 'T01',
      siteName: '测试第一中学',
      address: '测试路 1 号',
      phone: '0591-00000000',
      directions: '',
      roomNumber: 1 + Math.floor(index / PLACES),
      roomName: '教学楼',
      seatNumber: 1 + (index % PLACES),
      mapSha256: null,
    },
  };
}
