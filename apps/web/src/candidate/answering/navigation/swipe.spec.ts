import { swipeStep } from './swipe';

const step = (from: [number, number], to: [number, number]) =>
  swipeStep({ from: { x: from[0], y: from[1] }, to: { x: to[0], y: to[1] }, widthPx: 360 });

describe('a swipe', () => {
  it('turns the page as in a book', () => {
    expect(step([200, 300], [136, 300])).toBe(1);
    expect(step([136, 300], [200, 300])).toBe(-1);
  });

  it.each([
    ['too short', [200, 300], [137, 300]],
    ['as much down as across', [200, 300], [100, 351]],
    ['from the left edge, where the browser goes back', [23, 300], [200, 300]],
    ['from the right edge', [337, 300], [100, 300]],
  ] as [string, [number, number], [number, number]][])('is none when it is %s', (_, from, to) => {
    expect(step(from, to)).toBeNull();
  });
});
