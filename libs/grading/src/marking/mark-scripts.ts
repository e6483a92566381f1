import { Injectable } from '@nestjs/common';
import { Audit, Clock, Database, type StaffActor } from '@sunflower/platform';
import { InvalidMark, MarkChanged, ScriptNotFound, ScriptSettled, ScriptTaken } from './marking.errors';
import { MarkingPlans } from './marking-plans';
import { MarkingRepository } from './marking.repository';
import type { MarkingAllotment } from './marking-plan.entity';
import type { MarkingMark, MarkingScript } from './marking-script.entity';
import { NextScriptRepository } from './next-script.repository';
import { rubricMillipoints, type Rubric } from './rubric';
import { standingOf, type MarkingRule } from './script-standing';

/** How long a marker keeps a claimed script. */
const CLAIM_MS = 30 * 60_000;
const CLAIMS_ENDED_AT_ONCE = 20;
const CANDIDATES = 20;

interface ByMarker {
  scriptId: string;
  staff: Pick<StaffActor, 'staffId'>;
}

export interface GivenMark extends ByMarker {
  /** The revision that the marker has seen; 0 before the first mark. */
  revision: number;
  /** Millipoints by criterion. */
  points: number[];
  remark: string;
}

export interface ScriptAtHand {
  script: MarkingScript;
  own: MarkingMark | null;
}

/**
 * A marker claims a script, marks it, and may change the mark until marking is closed. Each act locks the script's row. Unique keys on
 * script and marker, and on script and place, prevent doubled marks. Sending the same mark again changes nothing.
 */
@Injectable()
export class MarkScripts {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly plans: MarkingPlans,
    private readonly repository: MarkingRepository,
    private readonly queue: NextScriptRepository,
  ) {}

  /** Returns the script that the marker has claimed, or claims the next one; null when none is left. @throws ScriptNotFound without an assignment */
  async next({
    examId,
    questionVersionId,
    staff: { staffId },
  }: {
    examId: string;
    questionVersionId: string | null;
    staff: Pick<StaffActor, 'staffId'>;
  }): Promise<ScriptAtHand | null> {
    const allotted = (await this.plans.allottedTo({ examId, staffId })).filter(
      (one) => questionVersionId === null || one.questionVersionId === questionVersionId,
    );
    if (allotted.length === 0) throw new ScriptNotFound();
    const plan = await this.plans.planOf(examId);
    await this.endClaims({ examId, plan });
    const begun = await this.queue.begunBy({ examId, staffId, questionVersionId });
    const ids =
      begun.length > 0 ? begun : await this.queue.candidates({ examId, staffId, allotted, plan, limit: CANDIDATES });
    for (const scriptId of ids) {
      const taken = await this.database.transaction(() => this.take({ scriptId, staff: { staffId }, plan }));
      if (taken) return taken;
    }
    return null;
  }

  /** Returns a script that the marker has claimed or marked. @throws ScriptNotFound */
  async atHand({ scriptId, staff: { staffId } }: ByMarker): Promise<ScriptAtHand> {
    const script = await this.repository.findScript(scriptId);
    const own = script && (await this.repository.marksOf(scriptId)).find(({ markerId }) => markerId === staffId);
    if (!script || !own) throw new ScriptNotFound();
    return { script, own };
  }

  /** @throws ScriptNotFound, ScriptSettled, ScriptTaken, MarkChanged, InvalidMark */
  async give(mark: GivenMark): Promise<ScriptAtHand> {
    const { scriptId, staff } = mark;
    const script = await this.repository.findScript(scriptId);
    if (!script) throw new ScriptNotFound();
    const { examId, questionVersionId } = script;
    const plan = await this.plans.planOf(examId);
    const allotted = await this.plans.allottedTo({ examId, staffId: staff.staffId });
    const begun = (await this.repository.marksOf(scriptId)).some(({ markerId }) => markerId === staff.staffId);
    // Checked before the mark, so that others do not learn that the script exists.
    if (!begun && !isAllotted({ script, allotted, lots: plan.lots })) throw new ScriptNotFound();
    const rubric = await this.plans.rubricOf({ examId, questionVersionId });
    requireFitting({ points: mark.points, rubric });
    return this.database.transaction(() => this.giveLocked({ mark, plan, rubric }));
  }

  private async giveLocked({
    mark: { scriptId, staff, revision, points, remark },
    plan,
    rubric,
  }: {
    mark: GivenMark;
    plan: MarkingRule;
    rubric: Rubric;
  }): Promise<ScriptAtHand> {
    const script = (await this.repository.lockScript(scriptId)) as MarkingScript;
    const marks = await this.repository.marksOf(scriptId);
    const known = marks.find(({ markerId }) => markerId === staff.staffId);
    if (known?.markedAt && known.remark === remark && isSame(known.points, points)) return { script, own: known };
    if (script.state === 'settled') throw new ScriptSettled();
    if (known && known.revision !== revision)
      throw new MarkChanged({ revision: known.revision, points: known.points ?? [], remark: known.remark });
    const own = known ?? this.newPlace({ script, marks, staffId: staff.staffId, plan });
    if (!own) throw new ScriptTaken();
    const given: MarkingMark = {
      ...own,
      points,
      totalMillipoints: points.reduce((sum, one) => sum + one, 0),
      remark,
      revision: own.revision + 1,
      claimedUntil: null,
      markedAt: this.clock.now(),
    };
    if (known) await this.repository.updateMark(given);
    else await this.repository.insertMark(given);
    const changed = await this.settleState({
      script,
      marks: [...marks.filter((one) => one !== known), given],
      plan,
      rubric,
    });
    await this.audit.record({
      staffId: staff.staffId,
      action: given.revision === 1 ? 'essay.marked' : 'essay-mark.changed',
      subjectType: 'marking-script',
      subjectId: scriptId,
      reason: null,
      details: {
        examId: script.examId,
        questionVersionId: script.questionVersionId,
        revision: given.revision,
        totalMillipoints: given.totalMillipoints,
      },
    });
    return { script: changed, own: given };
  }

  private async take({
    scriptId,
    staff: { staffId },
    plan,
  }: ByMarker & { plan: MarkingRule }): Promise<ScriptAtHand | null> {
    const script = await this.repository.lockScript(scriptId);
    if (!script || script.withdrawn || script.state !== 'open') return null;
    const marks = await this.repository.marksOf(scriptId);
    const known = marks.find(({ markerId }) => markerId === staffId);
    const claimedUntil = this.clock.now() + CLAIM_MS;
    if (known) {
      if (known.markedAt !== null) return null;
      await this.repository.updateMark({ ...known, claimedUntil });
      return { script, own: { ...known, claimedUntil } };
    }
    const own = this.newPlace({ script, marks, staffId, plan });
    if (!own) return null;
    await this.repository.insertMark(own);
    await this.repository.updateScript({ ...script, filled: marks.length + 1 });
    return { script, own };
  }

  private newPlace({
    script,
    marks,
    staffId,
    plan: { markers },
  }: {
    script: MarkingScript;
    marks: readonly MarkingMark[];
    staffId: string;
    plan: MarkingRule;
  }): MarkingMark | null {
    const places = markers + Number(script.third);
    const free = [1, 2, 3].slice(0, places).find((place) => marks.every((mark) => mark.place !== place));
    if (free === undefined) return null;
    return {
      scriptId: script.id,
      markerId: staffId,
      place: free,
      points: null,
      totalMillipoints: null,
      remark: '',
      revision: 0,
      claimedUntil: this.clock.now() + CLAIM_MS,
      markedAt: null,
    };
  }

  private async settleState({
    script,
    marks,
    plan,
    rubric,
  }: {
    script: MarkingScript;
    marks: readonly MarkingMark[];
    plan: MarkingRule;
    rubric: Rubric;
  }): Promise<MarkingScript> {
    const { state, third } = standingOf({
      totals: totalsOf(marks),
      maxMillipoints: rubricMillipoints(rubric),
      rule: plan,
    });
    const changed = { ...script, state, third, filled: marks.length };
    await this.repository.updateScript(changed);
    return changed;
  }

  /** Frees expired claims. */
  private async endClaims({ examId, plan }: { examId: string; plan: MarkingRule }): Promise<void> {
    const nowMs = this.clock.now();
    for (const claim of await this.repository.expiredClaims({ examId, nowMs, limit: CLAIMS_ENDED_AT_ONCE }))
      await this.database.transaction(async () => {
        const script = await this.repository.lockScript(claim.scriptId);
        const marks = await this.repository.marksOf(claim.scriptId);
        const held = marks.find(({ markerId }) => markerId === claim.markerId);
        if (!script || !held || held.claimedUntil === null || held.claimedUntil >= nowMs) return;
        await this.repository.deleteMark(held);
        const { questionVersionId } = script;
        const rubric = await this.plans.rubricOf({ examId, questionVersionId });
        await this.settleState({ script, marks: marks.filter((mark) => mark !== held), plan, rubric });
      });
  }
}

/** Returns the totals of given marks in the order of places. */
const totalsOf = (marks: readonly MarkingMark[]): number[] =>
  [...marks]
    .sort((one, other) => one.place - other.place)
    .flatMap(({ totalMillipoints }) => (totalMillipoints === null ? [] : [totalMillipoints]));

const isSame = (one: readonly number[] | null, other: readonly number[]): boolean =>
  one !== null && one.length === other.length && one.every((value, index) => value === other[index]);

export const lotOf = ({ shuffle }: Pick<MarkingScript, 'shuffle'>, lots: number): number => (shuffle % lots) + 1;

const isAllotted = ({
  script,
  allotted,
  lots,
}: {
  script: MarkingScript;
  allotted: readonly MarkingAllotment[];
  lots: number;
}): boolean =>
  allotted.some(
    ({ questionVersionId, lot }) =>
      questionVersionId === script.questionVersionId && (lot === 0 || lot === lotOf(script, lots)),
  );

/** @throws InvalidMark */
export function requireFitting({ points, rubric: { criteria } }: { points: readonly number[]; rubric: Rubric }): void {
  if (points.length !== criteria.length)
    throw new InvalidMark({ criteria: criteria.length, criterion: null, maxPoints: null });
  points.forEach((given, index) => {
    const { millipoints } = criteria[index] as Rubric['criteria'][number];
    if (!Number.isInteger(given) || given < 0 || given > millipoints)
      throw new InvalidMark({ criteria: criteria.length, criterion: index + 1, maxPoints: millipoints / 1000 });
  });
}
