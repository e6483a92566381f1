import type { Candidate } from '../candidates/candidate';
import type { StoredItem } from '../candidates/candidate-contract';
import type { ConnectionPool } from '../http/connection-pool';
import type { Complaints } from './complaints';
import { concurrently } from './concurrently';
import { scoreItem, type MultipleChoicePolicy } from './score-item';
import { millipointsOfUnits } from './score-units';

/** The expected result of a session. */
export interface Expected {
  scoreMillipoints: number;
  passed: boolean;
}

interface StoredCheck {
  candidates: readonly Candidate[];
  pool: ConnectionPool;
  staffCookie: string;
  complaints: Complaints;
  policy: MultipleChoicePolicy;
  passMarkMillipoints: number;
}

/** A session as staff see it. */
interface SessionDetail {
  state: string;
  receipt: string | null;
  responses: StoredItem[];
}

const LANES = 16;

/**
 * Every acknowledged response must be the stored one, and every session closed as its candidate saw it.
 * Returns the expected results by candidate number.
 */
export async function checkStored(check: StoredCheck): Promise<Map<number, Expected>> {
  const expected = new Map<number, Expected>();
  const started = check.candidates.filter(({ session }) => session !== null);
  await concurrently({
    items: started,
    limit: LANES,
    work: async (candidate) => {
      const detail = await readDetail({ check, candidate });
      judgeClosing({ candidate, detail, complaints: check.complaints });
      const scoreMillipoints = judgeResponses({ check, candidate, detail });
      expected.set(candidate.number, { scoreMillipoints, passed: scoreMillipoints >= check.passMarkMillipoints });
    },
  });
  return expected;
}

async function readDetail({ check, candidate }: { check: StoredCheck; candidate: Candidate }): Promise<SessionDetail> {
  const path = `/api/v1/sessions/${candidate.getSession().id}`;
  const reply = await check.pool.request({ method: 'GET', path, cookie: check.staffCookie });
  if (reply.status !== 200) throw new Error(`GET ${path} was answered ${reply.status}: ${reply.body}`);
  return JSON.parse(reply.body) as SessionDetail;
}

function judgeClosing({
  candidate,
  detail,
  complaints,
}: {
  candidate: Candidate;
  detail: SessionDetail;
  complaints: Complaints;
}): void {
  const { closing, number } = candidate;
  if (closing && closing.state !== detail.state)
    complaints.add('wrong', `candidate ${number} was told ${closing.state}, the session is ${detail.state}`);
  if (closing?.receipt && closing.receipt !== detail.receipt)
    complaints.add('wrong', `candidate ${number} holds another receipt than the session`);
  if (detail.receipt === null) complaints.add('wrong', `candidate ${number}: the closed session has no receipt`);
}

/** The score of the stored responses, which equal the acknowledged ones except where a complaint was added. */
function judgeResponses({
  check,
  candidate,
  detail,
}: {
  check: StoredCheck;
  candidate: Candidate;
  detail: SessionDetail;
}): number {
  const { sheet, items } = candidate.getSession();
  const stored = new Map(detail.responses.map((response) => [response.itemNumber, response]));
  const units = items.reduce((sum, item, index) => {
    const itemNumber = index + 1;
    const found = stored.get(itemNumber);
    const verdict = sheet.judge({
      itemNumber,
      stored: found ? { revision: found.revision, response: JSON.stringify(found.response) } : null,
    });
    if (verdict !== 'right')
      check.complaints.add(
        verdict,
        `candidate ${candidate.number}, item ${itemNumber}: stored is ${JSON.stringify(found)}`,
      );
    return sum + scoreItem({ item, response: found?.response ?? null, policy: check.policy });
  }, 0n);
  // Negative marks reduce the score of the paper to 0 at most.
  return Math.max(0, millipointsOfUnits(units));
}
