import { faultOf, frozenVersion, toOverride, type OverrideDraft, type QuestionVersion } from './override-draft';

const version = (changes: Partial<QuestionVersion>) =>
  ({
    id: 'v1',
    versionNumber: 1,
    createdAt: '2026-01-01T00:00:00.000Z',
    key: { kind: 'choice', right: [1] },
    ...changes,
  }) as QuestionVersion;
const draft = (changes: Partial<OverrideDraft>): OverrideDraft => ({
  rowId: 1,
  kind: 'drop',
  questionVersionId: 'v1',
  question: { code: '测试-001', version: version({}) },
  right: [],
  keptKey: undefined,
  ...changes,
});

describe('the version frozen by an exam', () => {
  const versions = [
    version({ versionNumber: 2, createdAt: '2026-03-01T00:00:00.000Z' }),
    version({ versionNumber: 1 }),
  ];

  it('is the newest that existed at the lock', () => {
    expect(frozenVersion({ versions, lockedAt: '2026-02-01T00:00:00.000Z' })?.versionNumber).toBe(1);
    expect(frozenVersion({ versions, lockedAt: '2026-04-01T00:00:00.000Z' })?.versionNumber).toBe(2);
  });

  it('is none for a question created later', () => {
    expect(frozenVersion({ versions, lockedAt: '2025-01-01T00:00:00.000Z' })).toBeNull();
  });
});

describe('a change to a question', () => {
  const check = (one: OverrideDraft, ...others: OverrideDraft[]) => faultOf({ draft: one, all: [one, ...others] });

  it('needs a second key that differs from the first', () => {
    expect(check(draft({ kind: 'accept_key' }))).toBe('keyMissing');
    expect(check(draft({ kind: 'accept_key', right: [1] }))).toBe('sameKey');
    expect(check(draft({ kind: 'accept_key', right: [2] }))).toBeNull();
  });

  it('is allowed once per question, unless both accept a key', () => {
    expect(check(draft({}), draft({ rowId: 2, kind: 'award_all' }))).toBe('contradiction');
    expect(
      check(draft({ kind: 'accept_key', right: [2] }), draft({ rowId: 2, kind: 'accept_key', right: [3] })),
    ).toBeNull();
  });

  it('is sent with the positions of the key in order, and without a key if none is needed', () => {
    expect(toOverride(draft({ kind: 'accept_key', right: [3, 0] }))).toEqual({
      kind: 'accept_key',
      questionVersionId: 'v1',
      key: { kind: 'choice', right: [0, 3] },
    });
    expect(toOverride(draft({ right: [3] }))).toEqual({ kind: 'drop', questionVersionId: 'v1' });
  });

  it('keeps a key copied from an earlier run', () => {
    const keptKey = { kind: 'numeric', value: '12', tolerance: '0' };
    expect(toOverride(draft({ kind: 'accept_key', keptKey }))).toEqual({
      kind: 'accept_key',
      questionVersionId: 'v1',
      key: keptKey,
    });
  });
});
