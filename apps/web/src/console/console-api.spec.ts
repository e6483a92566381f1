import { api } from './console-api';

describe('the client of the console', () => {
  it('checks the keys of a query', () => {
    const path = { examId: 'e-1' };
    const calls = () => [
      api.GET('/api/v1/exams/{examId}/sessions', { params: { path, query: { lockedOnly: true } } }),
      // @ts-expect-error -- no such key
      api.GET('/api/v1/exams/{examId}/sessions', { params: { path, query: { lockedOnly: true, lockdOnly: true } } }),
    ];
    expect(calls).toBeDefined();
  });
});
