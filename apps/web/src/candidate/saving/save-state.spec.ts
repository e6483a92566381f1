import type { OutboxView } from './response-outbox';
import { saveState } from './save-state';

const view: OutboxView = {
  answers: new Map(),
  unsavedCount: 0,
  acknowledgedCount: 1,
  refusedItems: new Set(),
  failing: null,
  savedAtMs: 0,
  keptOnDevice: null,
  paused: false,
};

describe('the save state', () => {
  it('is "saved" when the server acknowledged everything', () => {
    expect(saveState({ ...view, mistypedCount: 0 })).toMatchObject({ tone: 'saved', key: 'save.saved' });
  });

  it('is never "saved" while a field holds text that cannot be saved', () => {
    expect(saveState({ ...view, mistypedCount: 2 })).toMatchObject({
      tone: 'trouble',
      key: 'save.mistyped',
      values: { count: 2 },
    });
  });

  it('reports the network first, because it concerns every answer', () => {
    expect(saveState({ ...view, unsavedCount: 3, failing: 'network', mistypedCount: 1 }).key).toBe(
      'save.offlineInPage',
    );
  });
});
