import { Overloaded } from '../errors/errors';
import { CommitLane } from './commit-lane';

const deadlock = () => Object.assign(new Error('deadlock'), { errno: 1213 });
const connectionLost = () => Object.assign(new Error('gone'), { code: 'PROTOCOL_CONNECTION_LOST' });
const tooLong = () => Object.assign(new Error('data too long'), { errno: 1406, sqlState: '22001' });

/** A lane whose commit fails as the test says, by the number of the commit; otherwise it tells each request that it is stored. */
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
  it('commits together what arrives together', async () => {
    const { commits, addAll } = aLane(() => null);
    expect(await addAll('a', 'b')).toEqual(['a stored', 'b stored']);
    expect(commits).toEqual([['a', 'b']]);
  });

  it('commits each alone when one spoils the batch, and refuses that one in the words of its caller', async () => {
    const { commits, addAll } = aLane(({ requests }) => (requests.includes('bad') ? tooLong() : null));
    expect(await addAll('a', 'bad', 'c')).toEqual(['a stored', new Error('bad refused: data too long'), 'c stored']);
    expect(commits).toEqual([['a', 'bad', 'c'], ['a'], ['bad'], ['c']]);
  });

  it('tries once more when the database went away', async () => {
    const { commits, addAll } = aLane(({ number }) => (number === 1 ? connectionLost() : null));
    expect(await addAll('a', 'b')).toEqual(['a stored', 'b stored']);
    expect(commits).toEqual([
      ['a', 'b'],
      ['a', 'b'],
    ]);
  });

  it('sends everybody away when it stays away, none refused for what they sent', async () => {
    const { commits, addAll } = aLane(connectionLost);
    expect(await addAll('a', 'b')).toEqual([new Overloaded(), new Overloaded()]);
    expect(commits).toHaveLength(2);
  });

  it('leaves deadlocks to the database, which has run the transaction again already', async () => {
    const { commits, addAll } = aLane(deadlock);
    expect(await addAll('a', 'b')).toEqual([new Overloaded(), new Overloaded()]);
    expect(commits).toHaveLength(1);
  });

  it('isolates after a second try too', async () => {
    const { addAll } = aLane(({ number, requests }) =>
      number === 1 ? connectionLost() : requests.includes('bad') ? tooLong() : null,
    );
    expect(await addAll('a', 'bad')).toEqual(['a stored', new Error('bad refused: data too long')]);
  });
});
