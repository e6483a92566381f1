import { parseSentinelAddress } from './redis-address';

const address = {
  sentinels: [{ host: 's1', port: 26379 }],
  name: 'mymaster',
  username: undefined,
  password: undefined,
  db: 0,
};

describe("the address of Redis' sentinels", () => {
  it.each([
    ['redis+sentinel://s1:26379/mymaster', address],
    ['redis+sentinel://s1/mymaster', address],
    [
      'redis+sentinel://s1:1,10.0.0.2:2,[fd00::3]:3/mymaster',
      {
        ...address,
        sentinels: [
          { host: 's1', port: 1 },
          { host: '10.0.0.2', port: 2 },
          { host: 'fd00::3', port: 3 },
        ],
      },
    ],
    ['redis+sentinel://:secret@s1/mymaster/4', { ...address, password: 'secret', db: 4 }],
    [
      'redis+sentinel://user:p%40ss%2F@s1/my-master',
      { ...address, name: 'my-master', username: 'user', password: 'p@ss/' },
    ],
  ])('is read from %s', (url, expected) => expect(parseSentinelAddress(url)).toEqual(expected));

  it.each([
    'redis+sentinel://s1:26379',
    'redis+sentinel://s1:26379/',
    'redis+sentinel:///mymaster',
    'redis+sentinel://s1,/mymaster',
    'redis+sentinel://s1:70000/mymaster',
    'redis+sentinel://s1:0/mymaster',
    'redis+sentinel://s1:port/mymaster',
    'redis+sentinel://s1/mymaster/first',
    'redis+sentinel://:%@s1/mymaster',
    'redis+sentinel://password@s1/mymaster',
  ])('is not read from %s', (url) => expect(parseSentinelAddress(url)).toBeNull());
});
