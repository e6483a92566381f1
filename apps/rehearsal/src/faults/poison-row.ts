import type { Connection, RowDataPacket } from 'mysql2/promise';
import type { Answer } from '../candidates/call';
import type { Candidate } from '../candidates/candidate';
import { send } from '../candidates/save';
import { nowMs, pause } from '../monotonic-clock';
import type { Fault, Scene } from './fault';
import { withConnection } from './straight-connection';

const POISON = 'REHEARSAL-POISON';
const REQUESTS = 5;
const MOST_ATTEMPTS = 5;
/** Statuses of a proxy or a starting api. */
const PASSING = [502, 503, 504];
/** Long enough for other saves to queue behind the closed door, and far below the longest wait of a save. */
const GATHERING_MS = 300;
const REST_MS = 300;
/** The errno of a statement that waited too long for a lock. */
const LOCK_WAIT_TIMEOUT = 1205;
const MOST_LOCK_WAITS = 30;
/** Minimum time left for a candidate who sends the poisoned response. */
const LEAST_TIME_LEFT_MS = 10_000;

/** Codes that the sender may also meet, because the same candidate may move to another device or hand in meanwhile. */
const OTHER_REFUSALS = ['SESSION_CLOSED', 'SEAT_TAKEN_OVER'];

/** A response that the database refuses, in one commit with others, affects only its own request. */
export const poisonRow = (scene: Scene): Fault => ({
  name: 'mariadb: refuses one response among others',
  refusesCandidates: false,
  strike: () =>
    withConnection(scene.parts.databaseUrl, async (connection) => {
      await refusePoison(connection);
      try {
        for (let request = 1; request <= REQUESTS; request += 1) {
          await sendUntilAnswered(scene);
          await pause(REST_MS);
        }
        return `${await countRefusals(connection)} refusals of ${REQUESTS} requests`;
      } finally {
        await takePoison(connection);
      }
    }),
});

/**
 * Creates the trigger. Refusals are counted in a table without transactions, because the refused statement is rolled
 * back and the count must stay.
 */
export async function refusePoison(connection: Connection): Promise<void> {
  // All saves would queue behind this statement while another transaction holds the table.
  await connection.query('SET lock_wait_timeout = 1');
  await connection.query('CREATE TABLE rehearsal_refusal (number INT AUTO_INCREMENT PRIMARY KEY) ENGINE = MyISAM');
  await change(
    connection,
    `CREATE TRIGGER rehearsal_refusal BEFORE INSERT ON response FOR EACH ROW
     IF NEW.response LIKE '%${POISON}%' THEN
       INSERT INTO rehearsal_refusal () VALUES ();
       SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'refused by the rehearsal';
     END IF`,
  );
}

export async function takePoison(connection: Connection): Promise<void> {
  await change(connection, 'DROP TRIGGER IF EXISTS rehearsal_refusal');
  await connection.query('DROP TABLE IF EXISTS rehearsal_refusal');
}

/** A statement that needs the table for itself. It gives way to transactions that hold the table, and comes again. */
async function change(connection: Connection, sql: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await connection.query(sql);
      return;
    } catch (error) {
      if ((error as { errno?: number }).errno !== LOCK_WAIT_TIMEOUT || attempt === MOST_LOCK_WAITS) throw error;
      await pause(REST_MS);
    }
  }
}

/** A request refused together with others is retried alone and refused once more. */
export async function countRefusals(connection: Connection): Promise<number> {
  const [rows] = await connection.query<RowDataPacket[]>('SELECT COUNT(*) AS refusals FROM rehearsal_refusal');
  return Number(rows[0].refusals);
}

/** Sends until a request is answered; earlier faults may still swallow some. */
async function sendUntilAnswered(scene: Scene): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const able = scene.candidates.filter(canSend);
    if (able.length === 0) return;
    const candidate = scene.random.pick(able);
    const answer = await sendPoison({ ...scene, candidate });
    if (isRefusedClearly(answer)) return;
    if (attempt < MOST_ATTEMPTS && (answer === null || PASSING.includes(answer.status))) continue;
    scene.world.complaints.add(
      'wrong',
      `candidate ${candidate.number}: a response that the database refuses was answered ${answer ? `${answer.status} ${answer.code}` : 'by nothing'}`,
    );
    return;
  }
}

/** While the door is held, other saves queue with this one, so that they are committed together. */
async function sendPoison({ parts, world, candidate }: Scene & { candidate: Candidate }): Promise<Answer | null> {
  parts.databaseDoor?.hold();
  await pause(GATHERING_MS / 2);
  const sending = send({
    candidate,
    world,
    responses: poisonedResponses(candidate),
    provokes: ['INVALID_RESPONSE', ...OTHER_REFUSALS],
    mustBeRefused: true,
  });
  await pause(GATHERING_MS / 2);
  parts.databaseDoor?.release();
  return sending;
}

const canSend = ({ session, closing }: Candidate): boolean =>
  session !== null && closing === null && session.earliestDeadlineMs - nowMs() > LEAST_TIME_LEFT_MS;

const isRefusedClearly = (answer: Answer | null): boolean =>
  answer?.code === 'INVALID_RESPONSE' || OTHER_REFUSALS.includes(answer?.code ?? '');

/** With a good response beside it: nothing of a refused request may be stored. */
function poisonedResponses(
  candidate: Candidate,
): { itemNumber: number; revision: number; response: string; madeAtMs: number; isUncertain: boolean }[] {
  const { items, sheet } = candidate.getSession();
  const poisoned = items.findIndex(({ question }) => question.type === 'numeric') + 1;
  const beside = items.findIndex(({ question }) => question.type === 'true_false') + 1;
  const responseTo = (itemNumber: number, response: string) => ({
    itemNumber,
    revision: sheet.nextRevision(itemNumber),
    response,
    madeAtMs: nowMs(),
    isUncertain: false,
  });
  return [responseTo(beside, '"A"'), responseTo(poisoned, `"${POISON}"`)];
}
