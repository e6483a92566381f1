import { createTestApp, type TestApp } from '../../../../../test/fixtures/test-app';
import { describeOnBothEngines } from '../../../../../test/fixtures/test-database';
import { Audit } from '../audit';
import { AuditChainRepository } from './audit-chain.repository';
import { SealAudit } from './seal-audit';
import { VerifyAudit } from './verify-audit';

describeOnBothEngines('the audit chain', (engine) => {
  let test: TestApp;
  beforeEach(async () => {
    test = await createTestApp({ engine });
    await act('s1', 's2', 's3', 's4', 's5');
    await test.get(SealAudit).seal();
  });
  afterEach(() => test.close());

  const anAct = (subjectId: string) => ({
    staffId: 'staff-1',
    action: 'session.extended',
    subjectType: 'exam-session',
    subjectId,
    // A lone surrogate, as a broken client may send it.
    reason: '停电 \ud83d',
    details: { extraMinutes: 5, note: '测试', none: undefined },
  });
  const act = (...subjectIds: string[]) =>
    test.database.transaction(() => test.get(Audit).recordAll(subjectIds.map(anAct)));
  const change = (sql: string) => test.database.execute(sql);
  const verify = () => test.get(VerifyAudit).verify();
  const idAt = async (place: number) => {
    const [row] = await test.database.select<{ id: string }>('SELECT id FROM audit_entry WHERE place = ?', [place]);
    return row!.id;
  };
  /** Copies a row, as an attacker who knows all columns would. */
  const copy = async ({ place, as, columns }: { place: number; as: string; columns: string }) =>
    change(
      `INSERT INTO audit_entry (id, at, actor_type, actor_id, action, subject_type, subject_id, reason, details, signature, place, link)
        SELECT '${as}', at, actor_type, actor_id, action, subject_type, subject_id, reason, details, ${columns} FROM audit_entry WHERE place = ${place}`,
    );

  it('verifies without a fault when no row was changed', async () => {
    expect(await verify()).toMatchObject({ sealed: 5, unsealed: 0, unknown: 0, fault: null, head: { place: 5 } });
  });

  it('counts the unsealed rows, and seals them behind the others', async () => {
    await act('s6', 's7');
    expect(await verify()).toMatchObject({ sealed: 5, unsealed: 2, fault: null });
    await test.get(SealAudit).seal();
    expect(await verify()).toMatchObject({ sealed: 7, unsealed: 0, fault: null });
  });

  it.each([
    ['reason', `reason = 'another'`],
    ['time', 'at = at + 1'],
    ['person', `actor_id = 'staff-2'`],
    ['details', `details = '{"extraMinutes":50}'`],
    ['signature', `signature = '${'0'.repeat(64)}'`],
  ])('names the first row whose %s was changed', async (_, assignment) => {
    const entryId = await idAt(3);
    await change(`UPDATE audit_entry SET ${assignment} WHERE place >= 3`);
    expect((await verify()).fault).toEqual({ kind: 'changed', place: 3, entryId });
  });

  it('names the place of a removed row, even when later rows moved up', async () => {
    await change('DELETE FROM audit_entry WHERE place = 2');
    expect((await verify()).fault).toEqual({ kind: 'removed', place: 2, entryId: null });
    await change('UPDATE audit_entry SET place = place - 1 WHERE place > 2');
    expect((await verify()).fault).toMatchObject({ kind: 'moved', place: 2 });
  });

  it('names an inserted row, with or without a copied signature, sealed or unsealed', async () => {
    await copy({ place: 3, as: 'x-forged', columns: 'signature, place, link' });
    expect((await verify()).fault).toEqual({ kind: 'inserted', place: 3, entryId: 'x-forged' });
    await change(`UPDATE audit_entry SET place = NULL, link = NULL WHERE id = 'x-forged'`);
    expect((await verify()).fault).toEqual({ kind: 'changed', place: null, entryId: 'x-forged' });
    await change(`UPDATE audit_entry SET signature = NULL WHERE id = 'x-forged'`);
    expect((await verify()).fault).toEqual({ kind: 'inserted', place: null, entryId: 'x-forged' });
    await test.get(SealAudit).seal();
    expect(await verify()).toMatchObject({ sealed: 5, unsealed: 1, fault: { kind: 'inserted', entryId: 'x-forged' } });
  });

  it('names the first of two swapped rows', async () => {
    const [second, fourth] = [await idAt(2), await idAt(4)];
    await change(`UPDATE audit_entry SET place = 2 WHERE id = '${fourth}'`);
    await change(`UPDATE audit_entry SET place = 4 WHERE id = '${second}'`);
    expect((await verify()).fault).toEqual({ kind: 'moved', place: 2, entryId: fourth });
  });

  it('notices that the last rows were removed, even when the head was moved back', async () => {
    await change('DELETE FROM audit_entry WHERE place > 3');
    expect((await verify()).fault).toEqual({ kind: 'removed', place: 4, entryId: null });
    await change('UPDATE audit_head SET place = 3, link = (SELECT link FROM audit_entry WHERE place = 3)');
    expect((await verify()).fault).toEqual({ kind: 'head', place: 3, entryId: null });
  });

  it('does not seal further rows onto a head that is not genuine', async () => {
    await change('DELETE FROM audit_entry WHERE place > 3');
    await change('UPDATE audit_head SET place = 3, link = (SELECT link FROM audit_entry WHERE place = 3)');
    await act('s6');
    await test.get(SealAudit).seal();
    expect(await verify()).toMatchObject({ sealed: 3, unsealed: 1, fault: { kind: 'head' } });
  });

  it('reports a missing head', async () => {
    await change('DELETE FROM audit_head');
    expect((await verify()).fault).toMatchObject({ kind: 'head' });
  });

  it('reports a chain that was started anew, given an anchor noted earlier', async () => {
    const { head: anchor } = await verify();
    await act('s6');
    await test.get(SealAudit).seal();
    expect((await test.get(VerifyAudit).verify({ anchor })).fault).toBeNull();
    await change('DELETE FROM audit_entry WHERE place = 2');
    await change('UPDATE audit_entry SET place = NULL, link = NULL');
    await change(`UPDATE audit_head SET place = 0, link = '', signature = NULL`);
    await test.get(SealAudit).seal();
    expect((await test.get(VerifyAudit).verify({ anchor })).fault).toEqual({ kind: 'anchor', place: 5, entryId: null });
  });

  it('begins with the rows from before rows were signed, and accepts no more unsigned rows', async () => {
    await act('s6', 's7', 's8');
    await change(`UPDATE audit_entry SET place = NULL, link = NULL`);
    await change(`UPDATE audit_entry SET signature = NULL WHERE subject_id IN ('s6', 's7')`);
    await change(`UPDATE audit_head SET place = 0, link = '', unsigned_rows = 2, signature = NULL`);
    expect((await verify()).fault).toBeNull();
    await test.get(SealAudit).seal();
    expect(await verify()).toMatchObject({ sealed: 8, fault: null });
    const entryId = await idAt(2);
    await change('UPDATE audit_entry SET at = at + 1 WHERE place = 2');
    expect((await verify()).fault).toEqual({ kind: 'changed', place: 2, entryId });
  });

  it('places a row that commits late behind the sealed rows, although its id is smaller', async () => {
    if (engine === 'sqlite') return; // SQLite runs write transactions one at a time.
    let commit!: () => void;
    const late = test.database.transaction(async () => {
      await test.get(Audit).record(anAct('late'));
      await new Promise<void>((resolve) => {
        commit = resolve;
      });
    });
    await act('early');
    await test.get(SealAudit).seal();
    expect(await verify()).toMatchObject({ sealed: 6, fault: null });
    commit();
    await late;
    await test.get(SealAudit).seal();
    expect(await verify()).toMatchObject({ sealed: 7, unsealed: 0, fault: null });
    const [row] = await test.database.select<{ place: number }>(
      `SELECT place FROM audit_entry WHERE subject_id = 'late'`,
    );
    expect(row!.place).toBe(7);
  });

  it('has no gap or fork when several processes seal at once', async () => {
    const second = await createTestApp({ engine, config: test.config });
    try {
      await act(...Array.from({ length: 450 }, (_, index) => `m${index}`));
      await Promise.all([
        test.get(SealAudit).seal(),
        second.get(SealAudit).seal(),
        act('late-1', 'late-2'),
        test.get(SealAudit).seal(),
      ]);
      await test.get(SealAudit).seal();
      expect(await verify()).toMatchObject({ sealed: 457, unsealed: 0, fault: null });
    } finally {
      await second.close();
    }
  });

  it('does not block writers of audit rows during sealing', async () => {
    if (engine === 'sqlite') return; // SQLite runs write transactions one at a time, for a few milliseconds.
    await act('s6');
    const other = await createTestApp({ engine, config: test.config });
    try {
      await test.database.transaction(async () => {
        // Does everything a sealer does, without committing yet.
        const chain = test.get(AuditChainRepository);
        const head = await chain.lockHead();
        const [entry] = await chain.listUnsealed({ signed: true, limit: 1 });
        await chain.seal({ rows: [{ id: entry!.id, place: 6, link: 'link' }], head });
        await other.database.transactionByHandle((queries) => other.get(Audit).record(anAct('beside'), queries));
      });
    } finally {
      await other.close();
    }
  });
});
