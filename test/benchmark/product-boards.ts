import { createRequire } from 'node:module';
import type { BoardReading, RunningBoard } from '../../libs/exam-session/src/board/running-board';
import type { BoardPerson } from '../../libs/exam-session/src/board/board-model';
import type { packActivity } from '../../libs/exam-session/src/activity/pack-activity';
import type { Batch } from './batch';

const PEOPLE = 100_000;
const BOARDS = 50;
const ITEMS = 50;
/** Each page reports once in 20 s. */
const HEARD_A_SECOND = 5_000;
const COUNTIES = 80;
const TICK_MS = 1_000;
const BEGIN_MS = Date.parse('2026-06-01T00:00:00Z');

/** Seconds of an exam of 100,000 with 50 open boards, each with its own filter; without the database. */
export const watchBoards: Batch = async ({ argument }) => {
  const require = createRequire(__filename);
  require('reflect-metadata');
  const { RunningBoard: Running } = require('../../dist/libs/exam-session/src/board/running-board.js') as {
    RunningBoard: new (reading: BoardReading) => RunningBoard;
  };
  const pack = (
    require('../../dist/libs/exam-session/src/activity/pack-activity.js') as { packActivity: typeof packActivity }
  ).packActivity;
  const people = Array.from({ length: PEOPLE }, (_, index) => aPerson(index));
  let chunks: string[] = [];
  let turn = 0;
  const board = new Running({
    examId: 'exam',
    itemCount: ITEMS,
    repository: {
      latestChangeMs: async () => 0,
      changedSince: async () => [],
      answered: async () => new Map(),
      people: async ({ afterId, limit }: { afterId: string; limit: number }) => {
        const from = afterId === '' ? 0 : Number(afterId.slice(1)) + 1;
        return people.slice(from, from + limit);
      },
    } as unknown as BoardReading['repository'],
    activity: {
      writtenSince: async () =>
        chunks.map((_, index) => ({ id: `${chunks[0]?.length} ${index} ${turn}`, writtenAtMs: 0 })),
      read: async (ids: readonly string[]) => ids.map((id) => chunks[Number(id.split(' ')[1])] as string),
    } as unknown as BoardReading['activity'],
    closesAtOf: async () => new Map([['sitting', BEGIN_MS + 7_200_000]]),
  });
  let sent = 0;
  for (let index = 0; index < BOARDS; index += 1)
    board
      .view({
        filter: {
          sittingId: null,
          siteId: null,
          sittingRoomId: null,
          organisationPath: null,
          search: null,
          paths: index % 2 === 0 ? null : [`/35/${index % COUNTIES}/`],
          statuses: index % 3 === 0 ? ['locked', 'silent'] : null,
        },
        limit: 100 + index,
        nowMs: BEGIN_MS,
      })
      .join({ send: (_event, data) => (sent += data.length) });
  for (turn = 1; turn <= Number(argument); turn += 1) {
    const nowMs = BEGIN_MS + turn * TICK_MS;
    chunks = pack(
      Array.from({ length: HEARD_A_SECOND }, (_, index) => ({
        sessionId: `s${(turn * HEARD_A_SECOND + index) % PEOPLE}`,
        seenAtMs: nowMs,
        items: new Map([[1 + (turn % ITEMS), true]]),
        clockAheadSeconds: null,
      })),
    );
    await board.tick(nowMs);
  }
  if (sent === 0) throw new Error('No board was told anything');
};

const aPerson = (index: number): BoardPerson => ({
  registrationId: `r${index}`,
  sittingId: 'sitting',
  candidateName: `测试考生${index}`,
  maskedIdNumber: '…0001',
  organisationName: '测试单位',
  organisationPath: `/35/${index % COUNTIES}/`,
  ticketNumber: String(1_000_000 + index),
  siteId: null,
  siteName: null,
  sittingRoomId: null,
  roomNumber: null,
  seatNumber: null,
  deferred: false,
  session: {
    id: `s${index}`,
    state: 'in_progress',
    locked: index % 1000 === 0,
    // Spread over the previous 20 s.
    startedAt: BEGIN_MS + (Math.floor(index / HEARD_A_SECOND) - PEOPLE / HEARD_A_SECOND) * TICK_MS,
    deadlineAt: BEGIN_MS + 3_600_000,
    closedAt: null,
    integrityCount: 0,
  },
});
