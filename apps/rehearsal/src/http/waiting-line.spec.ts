import { WaitingLine } from './waiting-line';

describe('WaitingLine', () => {
  it('returns items in the order of arrival, also after thousands', () => {
    const line = new WaitingLine<number>();
    const given: (number | undefined)[] = [];
    for (let item = 0; item < 5000; item += 1) {
      line.push(item);
      if (item % 3 !== 0) given.push(line.shift());
    }
    for (let item = line.shift(); item !== undefined; item = line.shift()) given.push(item);
    expect(given).toEqual(Array.from({ length: 5000 }, (_, item) => item));
    expect(line.shift()).toBeUndefined();
  });
});
