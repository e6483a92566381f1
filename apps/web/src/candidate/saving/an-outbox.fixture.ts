import type { GivenResponse, SaveReply, SentResponse } from '../../api/candidate-contract';
import { NetworkError } from '../../api/http';
import { ResponseOutbox } from './response-outbox';
import type { Halt } from './save-failure';
import { saveState } from './save-state';
import { SimulatedTime } from './simulated-time.fixture';

const deadlineAt = '2026-11-24T02:00:00.000Z';

interface Call {
  responses: SentResponse[];
  reply(saved?: { itemNumber: number; revision: number }[]): void;
  fail(error: unknown): void;
}

/** An outbox with a server that answers only when told to. */
export function setUp({
  given = [],
  stored = [],
  carried = [],
  keeps = true,
  under = (revision) => revision,
}: {
  given?: GivenResponse[];
  stored?: SentResponse[];
  carried?: SentResponse[];
  keeps?: boolean;
  /** The revision under which the device stores a response. */
  under?: (revision: number) => number | Promise<number>;
} = {}) {
  const time = new SimulatedTime();
  const calls: Call[] = [];
  const kept = new Map<number, SentResponse>();
  const halts: Halt[] = [];
  const outbox = new ResponseOutbox({
    given,
    givenAtMs: time.nowMs,
    stored,
    carried,
    ports: {
      save: (responses, signal) =>
        new Promise<SaveReply>((resolve, reject) => {
          signal.addEventListener('abort', () => reject(new NetworkError('aborted')));
          const reply: Call['reply'] = (saved = responses) =>
            resolve({ saved, serverTime: new Date(time.nowMs).toISOString(), deadlineAt });
          calls.push({ responses, reply, fail: reject });
        }),
      keep: async (response) => {
        if (keeps) kept.set(response.itemNumber, response);
        return keeps ? under(response.revision) : null;
      },
      release: async ({ itemNumber, revision }) => {
        if ((kept.get(itemNumber)?.revision ?? Infinity) <= revision) kept.delete(itemNumber);
      },
      nowMs: () => time.nowMs,
      after: time.after,
      random: () => 0.5,
      onSaved: () => undefined,
      onHalt: (halt) => halts.push(halt),
    },
  });
  const choose = (itemNumber: number, response: string | null) => outbox.answer({ itemNumber, response, by: 'choice' });
  const type = (itemNumber: number, response: string) => outbox.answer({ itemNumber, response, by: 'typed' });
  const says = () => saveState({ ...outbox.view(), mistypedCount: 0 });
  const call = (index: number) => calls[index] as Call;
  const revisions = (index: number) => call(index).responses.map(({ itemNumber, revision }) => [itemNumber, revision]);
  return { time, calls, call, revisions, kept, halts, outbox, choose, type, says };
}
