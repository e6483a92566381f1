import { setUp } from './an-outbox.fixture';

describe('the outbox beside another tab of the same browser', () => {
  const madeAt = '2026-11-24T01:00:00.000Z';
  const waiting = (revision: number, response: string, itemNumber = 1) => ({ itemNumber, revision, response, madeAt });
  const answer = ({ outbox }: ReturnType<typeof setUp>) => outbox.view().answers.get(1);

  it('shows answers of the other tab, and those acknowledged there as saved', async () => {
    const tab = setUp({ given: [{ itemNumber: 1, revision: 1, response: 'A' }] });
    tab.outbox.adopt({ waiting: [waiting(2, 'B')], acknowledged: [] });
    expect([answer(tab), tab.says().key]).toEqual(['B', 'save.saving']);
    tab.outbox.adopt({ waiting: [], acknowledged: [{ itemNumber: 1, revision: 2, response: 'B' }] });
    expect([answer(tab), tab.outbox.view().unsavedCount, tab.outbox.view().acknowledgedCount]).toEqual(['B', 0, 1]);
    await tab.time.pass(60_000);
    expect(tab.calls).toEqual([]);
  });

  it('shows its own answer as saved when the other tab sent it', async () => {
    const tab = setUp();
    tab.choose(1, 'D');
    await tab.time.pass(100);
    tab.outbox.adopt({ waiting: [], acknowledged: [{ itemNumber: 1, revision: 1, response: 'D' }] });
    await tab.time.pass(60_000);
    expect([tab.calls.length, tab.says().key]).toEqual([0, 'save.saved']);
  });

  it('counts an answer cleared there as no answer', () => {
    const tab = setUp({ given: [{ itemNumber: 1, revision: 1, response: 'A' }] });
    tab.outbox.adopt({ waiting: [], acknowledged: [{ itemNumber: 1, revision: 2, response: null }] });
    expect([answer(tab), tab.outbox.view().acknowledgedCount]).toEqual([null, 0]);
  });

  it('sends what the other tab, closed by then, has not sent', async () => {
    const tab = setUp();
    tab.outbox.adopt({ waiting: [waiting(2, 'B')], acknowledged: [] });
    await tab.time.pass(2_900);
    expect(tab.calls).toEqual([]);
    await tab.time.pass(200);
    expect(tab.revisions(0)).toEqual([[1, 2]]);
  });

  it('ignores older responses of the other tab', () => {
    const tab = setUp({ given: [{ itemNumber: 1, revision: 5, response: 'A' }] });
    tab.outbox.adopt({ waiting: [waiting(4, 'B')], acknowledged: [{ itemNumber: 1, revision: 5, response: 'C' }] });
    expect([answer(tab), tab.outbox.view().unsavedCount]).toEqual(['A', 0]);
  });

  it('sends its later answer under a revision above the unknown one', async () => {
    const tab = setUp({ under: (revision) => revision + 6 });
    tab.choose(1, 'D');
    await tab.time.pass(300);
    expect(tab.revisions(0)).toEqual([[1, 7]]);
  });

  it('keeps its own latest choice while that is being stored', async () => {
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
