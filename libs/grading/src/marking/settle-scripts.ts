import { Injectable } from '@nestjs/common';
import { ExamSessions } from '@sunflower/exam-session';
import { Audit, Clock, Database, type StaffActor } from '@sunflower/platform';
import { requireFitting } from './mark-scripts';
import type { MarkingSettlement } from './marking-script.entity';
import { MarkingIncomplete, ScriptNotDisputed, ScriptNotFound } from './marking.errors';
import { MarkingPlans } from './marking-plans';
import { MarkingRepository } from './marking.repository';
import { rubricMillipoints } from './rubric';
import { standingOf, type MarkingRule } from './script-standing';

const SCRIPTS_A_TRANSACTION = 50;

interface Closing {
  examId: string;
  reason: string;
  staff: Pick<StaffActor, 'staffId'>;
}

/** Makes marks final: all of an exam when marking is closed, or one by an administrator's decision. */
@Injectable()
export class SettleScripts {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly repository: MarkingRepository,
    private readonly plans: MarkingPlans,
    private readonly sessions: ExamSessions,
  ) {}

  /**
   * Settles every script of the exam and marks its session for grading. An interrupted closing continues when it is called again.
   * Scripts that arrive later need another closing.
   * @throws MarkingIncomplete
   */
  async close({ examId, reason, staff }: Closing): Promise<{ settled: number }> {
    await this.requireComplete(examId);
    const plan = await this.plans.planOf(examId);
    let settled = 0;
    for (;;) {
      const ids = await this.repository.completeIds({ examId, limit: SCRIPTS_A_TRANSACTION });
      if (ids.length === 0) break;
      const some = await this.database.transaction(() => this.settle({ ids, plan, staff }));
      if (some === 0) break;
      settled += some;
    }
    await this.database.transaction(() =>
      this.audit.record({
        staffId: staff.staffId,
        action: 'marking.closed',
        subjectType: 'exam',
        subjectId: examId,
        reason,
        details: { settled },
      }),
    );
    return { settled };
  }

  /**
   * Decides a disputed script, or changes the mark of a settled one for runs made from now on.
   * @throws ScriptNotFound, ScriptNotDisputed, InvalidMark
   */
  async decide({
    scriptId,
    points,
    reason,
    staff: { staffId },
  }: {
    scriptId: string;
    points: number[];
    reason: string;
    staff: Pick<StaffActor, 'staffId'>;
  }): Promise<void> {
    const known = await this.repository.findScript(scriptId);
    if (!known) throw new ScriptNotFound();
    const rubric = await this.plans.rubricOf(known);
    requireFitting({ points, rubric });
    await this.database.transaction(async () => {
      const script = await this.repository.lockScript(scriptId);
      if (!script) throw new ScriptNotFound();
      if (script.state !== 'disputed' && script.state !== 'settled') throw new ScriptNotDisputed();
      const [before] = await this.repository.settlementsOf(scriptId);
      const revision = (before?.revision ?? 0) + 1;
      const part = points.reduce((sum, one) => sum + one, 0);
      const parts = rubricMillipoints(rubric);
      const settlement = {
        scriptId,
        revision,
        part,
        parts,
        reason,
        settledBy: staffId,
        // Always later than the previous settlement, even if the clocks of two processes differ.
        settledAt: Math.max(this.clock.now(), (before?.settledAt ?? 0) + 1),
      };
      await this.repository.insertSettlements([settlement]);
      await this.repository.updateScript({ ...script, state: 'settled' });
      if (!before) await this.sessions.wantGrading([script.sessionId]);
      await this.audit.record({
        staffId,
        action: 'essay-mark.decided',
        subjectType: 'marking-script',
        subjectId: scriptId,
        reason,
        details: { examId: script.examId, revision, part, parts, partBefore: before?.part ?? null },
      });
    });
  }

  private async requireComplete(examId: string): Promise<void> {
    const unfinished = (await this.repository.countByState({ examId, lots: 1 })).filter(
      ({ state }) => state === 'open' || state === 'disputed',
    );
    if (unfinished.length === 0) return;
    const codes = await this.plans.questionCodes(examId);
    const count = (state: string): number =>
      unfinished.reduce((sum, one) => sum + (one.state === state ? one.scripts : 0), 0);
    throw new MarkingIncomplete({
      open: count('open'),
      disputed: count('disputed'),
      questions: unfinished.map(({ questionVersionId, scripts }) => ({
        questionCode: codes.get(questionVersionId) ?? '',
        scripts,
      })),
    });
  }

  private async settle({
    ids,
    plan,
    staff: { staffId },
  }: {
    ids: readonly string[];
    plan: MarkingRule;
    staff: Pick<StaffActor, 'staffId'>;
  }): Promise<number> {
    await this.repository.lockScripts(ids);
    const scripts = await this.repository.completeScripts(ids);
    const totals = await this.repository.totalsOf(scripts.map(({ id }) => id));
    const maxima = new Map<string, number>();
    for (const script of scripts)
      if (!maxima.has(script.questionVersionId))
        maxima.set(script.questionVersionId, rubricMillipoints(await this.plans.rubricOf(script)));
    const settlements: MarkingSettlement[] = [];
    for (const script of scripts) {
      const maxMillipoints = maxima.get(script.questionVersionId) as number;
      const { share } = standingOf({ totals: totals.get(script.id) ?? [], maxMillipoints, rule: plan });
      if (!share) continue;
      settlements.push({
        scriptId: script.id,
        revision: 1,
        ...share,
        reason: null,
        settledBy: staffId,
        settledAt: this.clock.now(),
      });
    }
    await this.repository.insertSettlements(settlements);
    const settledIds = new Set(settlements.map(({ scriptId }) => scriptId));
    await this.repository.setSettled([...settledIds]);
    const sessionIds = scripts.filter(({ id }) => settledIds.has(id)).map(({ sessionId }) => sessionId);
    await this.sessions.wantGrading([...new Set(sessionIds)].sort());
    return settlements.length;
  }
}
