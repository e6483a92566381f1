import { byteRange } from './byte-range';

describe('a range of bytes', () => {
  it.each([
    ['bytes=0-', { from: 0, to: 99 }],
    ['bytes=40-', { from: 40, to: 99 }],
    ['bytes=40-49', { from: 40, to: 49 }],
    ['bytes=40-1000', { from: 40, to: 99 }],
    ['bytes=99-99', { from: 99, to: 99 }],
    ['bytes=100-', 'unsatisfiable'],
    ['bytes=50-40', null],
    ['bytes=-5', null],
    ['bytes=0-1,5-6', null],
    ['lines=0-1', null],
    ['', null],
    [undefined, null],
  ])('%s of 100 is %j', (header, range) => {
    expect(byteRange({ header, length: 100 })).toEqual(range);
  });
});
