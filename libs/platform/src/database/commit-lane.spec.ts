import { Overloaded } from '../errors/errors';
import { CommitLane } from './commit-lane';

const deadlock = () => Object.assign(new Error('deadlock'), { errno: 1213 });
const connectionLost = () => Object.assign(new Error('gone'), { code: 'PROTOCOL_CONNECTION_LOST' });
const tooLong = () => Object.assign(new Error('data too long'), { errno: 1406, sqlState: '22001' });

/**
 * A lane whose commit fails when `failureOf` returns an error for it, and otherwise tells each request that it is
 * stored.
 */
function aLane(failureOf: (commit: { number: number; requests: string[] }) => Error | null) {
  const commits: string[][] = [];
  const lane = new CommitLane<string, string>({
    commit: (requests) => {
      commits.push(requests);
      const failure = failureOf({ number: commits.length, requests });
      return failure ? Promise.reject(failure) : Promise.resolve(requests.map((request) => `${request} stored`));
    },
    refused: ({ request, error }) => new Error(`${request} refused: ${error.message}`),
  });
  const addAll = async (...requests: string[]) =>
    (await Promise.allSettled(requests.map((request) => lane.add(request)))).map((outcome) =>
      outcome.status === 'fulfilled' ? outcome.value : (outcome.reason as Error),
    );
  return { commits, addAll };
}

describe('a lane of commits', () => {
  it('commits requests that arrive together in one transaction', async () => {
    const { commits, addAll } = aLane(() => null);
    expect(await addAll('a', 'b')).toEqual(['a stored', 'b stored']);
    expect(commits).toEqual([['a', 'b']]);
  });

  it("commits each request alone when one breaks the batch, and refuses that one with the caller's error", async () => {
    const { commits, addAll } = aLane(({ requests }) => (requests.includes('bad') ? tooLong() : null));
    expect(await addAll('a', 'bad', 'c')).toEqual(['a stored', new Error('bad refused: data too long'), 'c stored']);
    expect(commits).toEqual([['a', 'bad', 'c'], ['a'], ['bad'], ['c']]);
  });

  it('retries once after a lost connection', async () => {
    const { commits, addAll } = aLane(({ number }) => (number === 1 ? connectionLost() : null));
    expect(await addAll('a', 'b')).toEqual(['a stored', 'b stored']);
    expect(commits).toEqual([
      ['a', 'b'],
      ['a', 'b'],
    ]);
  });

  it('answers Overloaded to every request when the database stays unreachable', async () => {
    const { commits, addAll } = aLane(connectionLost);
    expect(await addAll('a', 'b')).toEqual([new Overloaded(), new Overloaded()]);
    expect(commits).toHaveLength(2);
  });

  it('does not retry after a deadlock, because Database has already retried', async () => {
    const { commits, addAll } = aLane(deadlock);
    expect(await addAll('a', 'b')).toEqual([new Overloaded(), new Overloaded()]);
    expect(commits).toHaveLength(1);
  });

  it('commits each request alone after a failed retry too', async () => {
    const { addAll } = aLane(({ number, requests }) =>
      number === 1 ? connectionLost() : requests.includes('bad') ? tooLong() : null,
    );
    expect(await addAll('a', 'bad')).toEqual(['a stored', new Error('bad refused: data too long')]);
  });
});
