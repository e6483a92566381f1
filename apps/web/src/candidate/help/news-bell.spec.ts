import { NewsBell } from './news-bell';

describe('the bell for news', () => {
  it('rings when a reply tells more than before, and not for a reply that tells less or nothing', () => {
    const bell = new NewsBell();
    const heard: number[] = [];
    const stop = bell.subscribe(() => heard.push(bell.count()));
    for (const count of [undefined, 1, 1, undefined, 3, 2]) bell.hear(count);
    expect(heard).toEqual([1, 3]);
    stop();
    bell.hear(4);
    expect(heard).toEqual([1, 3]);
    expect(bell.count()).toBe(4);
  });

  it('begins anew for another candidate', () => {
    const bell = new NewsBell();
    bell.hear(5);
    bell.reset();
    bell.hear(1);
    expect(bell.count()).toBe(1);
  });
});
