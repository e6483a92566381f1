import { setUp } from './an-outbox.fixture';

describe('the outbox beside another tab of the same browser', () => {
  const madeAt = '2026-11-24T01:00:00.000Z';
  const waiting = (revision: number, response: string, itemNumber = 1) => ({ itemNumber, revision, response, madeAt });
  const answer = ({ outbox }: ReturnType<typeof setUp>) => outbox.view().answers.get(1);

  it('shows what was answered there, and what was acknowledged there as saved', async () => {
    const tab = setUp({ given: [{ itemNumber: 1, revision: 1, response: 'A' }] });
    tab.outbox.adopt({ waiting: [waiting(2, 'B')], acknowledged: [] });
    expect([answer(tab), tab.says().key]).toEqual(['B', 'save.saving']);
    tab.outbox.adopt({ waiting: [], acknowledged: [{ itemNumber: 1, revision: 2, response: 'B' }] });
    expect([answer(tab), tab.outbox.view().unsavedCount, tab.outbox.view().acknowledgedCount]).toEqual(['B', 0, 1]);
    await tab.time.pass(60_000);
    expect(tab.calls).toEqual([]);
  });

  it('says that its own answer is saved when the other one has brought it to the server', async () => {
    const tab = setUp();
    tab.choose(1, 'D');
    await tab.time.pass(100);
    tab.outbox.adopt({ waiting: [], acknowledged: [{ itemNumber: 1, revision: 1, response: 'D' }] });
    await tab.time.pass(60_000);
    expect([tab.calls.length, tab.says().key]).toEqual([0, 'save.saved']);
  });

  it('counts what was cleared there as no answer', () => {
    const tab = setUp({ given: [{ itemNumber: 1, revision: 1, response: 'A' }] });
    tab.outbox.adopt({ waiting: [], acknowledged: [{ itemNumber: 1, revision: 2, response: null }] });
    expect([answer(tab), tab.outbox.view().acknowledgedCount]).toEqual([null, 0]);
  });

  it('sends what the other one, gone by then, has not sent', async () => {
    const tab = setUp();
    tab.outbox.adopt({ waiting: [waiting(2, 'B')], acknowledged: [] });
    await tab.time.pass(2_900);
    expect(tab.calls).toEqual([]);
    await tab.time.pass(200);
    expect(tab.revisions(0)).toEqual([[1, 2]]);
  });

  it('takes no older one for news', () => {
    const tab = setUp({ given: [{ itemNumber: 1, revision: 5, response: 'A' }] });
    tab.outbox.adopt({ waiting: [waiting(4, 'B')], acknowledged: [{ itemNumber: 1, revision: 5, response: 'C' }] });
    expect([answer(tab), tab.outbox.view().unsavedCount]).toEqual(['A', 0]);
  });

  it('sends its later answer above the one that it did not know of', async () => {
    const tab = setUp({ under: (revision) => revision + 6 });
    tab.choose(1, 'D');
    await tab.time.pass(300);
    expect(tab.revisions(0)).toEqual([[1, 7]]);
  });

  it('keeps its own choice of this moment, whatever was there before it', async () => {
    let keep: (revision: number) => void = () => undefined;
    const tab = setUp({ under: () => new Promise((kept) => (keep = kept)) });
    tab.choose(1, 'D');
    tab.outbox.adopt({ waiting: [waiting(3, 'B')], acknowledged: [] });
    expect(answer(tab)).toBe('D');
    keep(4);
    await tab.time.pass(300);
    expect(tab.revisions(0)).toEqual([[1, 4]]);
  });
});
