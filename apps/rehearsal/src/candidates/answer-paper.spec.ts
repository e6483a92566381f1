import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BankQuestion } from '../bank/bank-question';
import { ConnectionPool } from '../http/connection-pool';
import { Measurements } from '../measure/measurements';
import { Outages } from '../measure/outages';
import { nowMs } from '../monotonic-clock';
import { Complaints } from '../oracle/complaints';
import type { ShownItem } from '../oracle/shown-item';
import { SeededRandom } from '../seeded-random';
import { AnswerSheet } from './answer-sheet';
import { answerPaper } from './answer-paper';
import { Candidate } from './candidate';
import { drawHabits, type Habits } from './habits';
import { PaperReader } from './paper-reader';
import { Timetable } from './timetable';
import type { World } from './world';

const ITEMS = 100;
const LASTS_MS = 1_000;

describe('answerPaper', () => {
  let server: Server;
  let world: World;
  let deadlineMs: number;

  /** A server that saves until the deadline and then reports the session closed. */
  beforeEach(async () => {
    server = createServer((request, reply) => {
      let body = '';
      request.setEncoding('utf8').on('data', (piece: string) => (body += piece));
      request.on('end', () => {
        const isOpen = nowMs() <= deadlineMs;
        reply.statusCode = isOpen ? 200 : 409;
        const saved = isOpen ? (JSON.parse(body) as { responses: unknown[] }).responses : [];
        reply.end(
          JSON.stringify(
            isOpen ? { saved } : { code: 'SESSION_CLOSED', details: { state: 'timed_out', receipt: null, kept: 0 } },
          ),
        );
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const origin = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    deadlineMs = nowMs() + LASTS_MS;
    world = {
      pool: new ConnectionPool({ origins: [origin], maxConnections: 2, timeoutMs: 5_000 }),
      measurements: new Measurements(),
      outages: new Outages(),
      complaints: new Complaints(),
      timetable: new Timetable(),
      papers: new PaperReader([], ITEMS),
      opensMs: deadlineMs - LASTS_MS,
      waitingMs: 0,
      burstMs: 0,
      itemCount: ITEMS,
      partOfPaper: 1,
      anySessionId: null,
    };
  });

  afterEach(async () => {
    world.timetable.close();
    world.pool.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  const aCandidate = (habits: Partial<Habits>): Candidate => {
    const random = new SeededRandom(1);
    const own = {
      ...drawHabits({ number: 1, itemCount: ITEMS, partOfPaper: 1, random }),
      finishesAt: 0.9,
      changes: 0,
      doubles: 0,
      overtakes: 0,
      cuts: 0,
      ...habits,
    };
    const candidate = new Candidate(1, { ticketNumber: '1', accessCode: 'A' }, own, random);
    const device = { cookie: 'a=b', seat: 1 };
    candidate.session = {
      id: 'one',
      device,
      items: Array.from({ length: ITEMS }, anItem),
      sheet: new AnswerSheet(),
      startedMs: deadlineMs - LASTS_MS,
      earliestDeadlineMs: deadlineMs,
      deadlineMs,
    };
    return candidate;
  };

  it('reaches the end of the paper before the deadline', async () => {
    const candidate = aCandidate({ finishesAt: 0.5 });
    await answerPaper(candidate, world);
    expect(candidate.closing).toBeNull();
    expect(candidate.getSession().sheet.acknowledgedCount).toBe(ITEMS);
  });

  it('keeps the pace of a longer exam that is cut off, and writes until told of the end', async () => {
    world.partOfPaper = 0.2;
    const candidate = aCandidate({});
    await answerPaper(candidate, world);
    expect(candidate.closing).toMatchObject({ state: 'timed_out' });
    // A fifth of the time at nine tenths of the pace.
    expect(candidate.getSession().sheet.acknowledgedCount).toBeLessThanOrEqual(23);
    expect(candidate.getSession().sheet.acknowledgedCount).toBeGreaterThan(5);
    expect([world.measurements.errorCount, world.complaints.total]).toEqual([0, 0]);
  });

  it('leaves the rest blank when handing in early', async () => {
    const candidate = aCandidate({ handsInBeforeItem: 7 });
    await answerPaper(candidate, world);
    expect(candidate.closing).toBeNull();
    // Responses that were not yet saved go with the submit.
    expect(candidate.getSession().sheet.acknowledgedCount + candidate.outbox.size).toBe(7);
  });
});

function anItem(): ShownItem {
  const question: BankQuestion = {
    id: 'T',
    type: 'true_false',
    format: null,
    stem: '对还是错？',
    options: ['对', '错'],
    prompts: [],
    key: { kind: 'choice', right: [0] },
  };
  return { question, options: [0, 1], prompts: [], pointsMillipoints: 1000 };
}
