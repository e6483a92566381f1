import { newId, placeholders, Database } from '@sunflower/platform';
import { LockedExams } from '@sunflower/exam';
import { anExam } from '../../../test/fixtures/an-exam';
import { createTestApp } from '../../../test/fixtures/test-app';
import { GradingModule } from './grading.module';
import { GradeClosedSessions } from './grade-closed-sessions';
import { GradingRuns } from './grading-runs';
jest.setTimeout(600000);
const ENGINE = (process.env.ENGINE ?? 'sqlite') as 'sqlite' | 'mysql';
it('x', async () => {
  const app = await createTestApp({ engine: ENGINE, modules: [GradingModule] });
  const N = Number(process.env.N ?? 2000);
  const exam = await anExam({ app, candidates: N });
  const pool = [...(await app.get(LockedExams).get(exam.examId)).pool.values()];
  const regs = (await app.database.select<{ id: string; organisation_path: string }>('SELECT id, organisation_path FROM registration WHERE exam_id = ?', [exam.examId]));
  const plan = { sections: [{ title: 'a', items: Array.from({ length: 100 }, (_, i) => ({ versionId: pool[i % pool.length]!.versionId, optionOrder: [0, 1, 2, 3], pointsMillipoints: 1000 })) }, { title: 'b', items: [] }] };
  const ids: string[] = [];
  const closed = regs.slice(0, Math.floor(regs.length * 0.9));
  for (let f = 0; f < closed.length; f += 100) {
    await app.database.transaction(async () => {
      const chunk = closed.slice(f, f + 100);
      const rows = chunk.flatMap((r) => { const id = newId(); ids.push(id); return [id, r.id, exam.examId, exam.sittingId, r.organisation_path, 'submitted', 0, 1, 'x', 0, 0, 0, 1, 'r', 's', 1, JSON.stringify(plan), 'x', 1]; });
      await app.database.execute('INSERT INTO exam_session (id, registration_id, exam_id, sitting_id, organisation_path, state, locked, seat, seat_holder, started_at, deadline_at, extra_time_ms, closed_at, receipt, seed, generator_version, plan, plan_sha256, grading_needed) VALUES ' + placeholders({ rows: chunk.length, columns: 19 }), rows as never);
      for (const id of ids.slice(-chunk.length)) {
        const resp = Array.from({ length: 100 }, (_, i) => [id, i + 1, 1, JSON.stringify(pool[i % pool.length]!.type === 'multiple_choice' ? ['A', 'C'] : 'B'), 0, null]).flat();
        await app.database.execute('INSERT INTO response (session_id, item_number, revision, response, received_at, made_at) VALUES ' + placeholders({ rows: 100, columns: 6 }), resp as never);
      }
    });
  }
  const db = app.get(Database); const orig = db.transaction.bind(db); const times: number[] = [];
  (db as unknown as { transaction: unknown }).transaction = async (w: () => Promise<unknown>) => { if (db.inTransaction) return orig(w); return orig(async () => { const t = performance.now(); const r = await w(); times.push(performance.now() - t); return r; }); };
  const report = (name: string, ms: number) => { times.sort((a, b) => a - b); console.log(name, Math.round(ms), 'ms; transactions', times.length, 'p50', times[times.length >> 1]?.toFixed(1), 'p99', times[Math.floor(times.length * 0.99)]?.toFixed(1), 'max', times.at(-1)?.toFixed(1)); times.length = 0; };
  let t = performance.now(); let c = process.cpuUsage();
  await app.get(GradeClosedSessions).gradeAllMarked();
  c = process.cpuUsage(c); report(`grade ${ids.length} cpu ${Math.round((c.user + c.system) / 1000)}`, performance.now() - t);
  app.clock.advance(3 * 3600_000);
  t = performance.now();
  const run = (await app.get(GradingRuns).currentRun(exam.examId))!;
  await app.get(GradingRuns).difference({ runId: run.id }); report('difference', performance.now() - t);
  for (const m of ['execute','select'] as const) { const o = (db as any)[m].bind(db); (db as any)[m] = async (sql: string, p: never) => { const t = performance.now(); const r = await o(sql, p); console.log(m, (performance.now() - t).toFixed(0), sql.replace(/\s+/g, ' ').slice(0, 90)); return r; }; }
  t = performance.now();
  await app.get(GradingRuns).release({ runId: run.id, reason: 'x', staff: { staffId: 's' } });
  report('release', performance.now() - t);
  await app.close();
});
