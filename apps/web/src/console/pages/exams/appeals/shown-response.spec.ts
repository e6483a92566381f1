import { shownResponse } from './shown-response';

describe('a response on the screen', () => {
  it.each([
    ['B', 'B'],
    [['A', 'C'], 'A / C'],
    [{ 1: 'C', 2: 'A' }, '1–C, 2–A'],
    [null, ''],
    [undefined, ''],
  ])('%j is %p', (response, shown) => {
    expect(shownResponse(response)).toBe(shown);
  });
});
