import { Injectable } from '@nestjs/common';
import { ExamAccess } from '@sunflower/exam';
import type { StaffActor } from '@sunflower/platform';
import { lotOf } from '../marking/mark-scripts';
import { ScriptNotFound } from '../marking/marking.errors';
import { MarkingPlans } from '../marking/marking-plans';
import { MarkingRepository } from '../marking/marking.repository';
import type { MarkingScript } from '../marking/marking-script.entity';
import { SettleScripts } from '../marking/settle-scripts';
import { JudgedScripts } from './judged-scripts';
import { MarkingListRepository, type ListedScript } from './marking-list.repository';
import type { DecisionDto, JudgedScriptDto, ScriptListDto, ScriptListQueryDto } from './marking.dto';
import { labelOf, toMillipoints } from './script-views';

const SCRIPTS_A_PAGE = 100;

interface ActOnExam {
  examId: string;
  staff: StaffActor;
}

interface ActOnScript {
  scriptId: string;
  staff: StaffActor;
}

/** Single scripts with all their marks, for administrators who decide. */
@Injectable()
export class JudgingDesk {
  constructor(
    private readonly access: ExamAccess,
    private readonly plans: MarkingPlans,
    private readonly settling: SettleScripts,
    private readonly scriptRows: MarkingRepository,
    private readonly lists: MarkingListRepository,
    private readonly views: JudgedScripts,
  ) {}

  async scripts({
    query: { state, after = '' },
    ...act
  }: ActOnExam & { query: ScriptListQueryDto }): Promise<ScriptListDto> {
    const { examId, staff } = act;
    await this.access.exam({ staff, examId, act: 'marking.arrange' });
    const { lots } = await this.plans.planOf(examId);
    const scripts = await this.lists.scriptsIn({ examId, state, afterId: after, limit: SCRIPTS_A_PAGE });
    return {
      items: scripts.map((script) => ({
        id: script.id,
        label: labelOf(script.id),
        lot: lotOf(script, lots),
        questionVersionId: script.questionVersionId,
      })),
      nextAfter: scripts.length === SCRIPTS_A_PAGE ? (scripts.at(-1) as ListedScript).id : null,
    };
  }

  async judged(act: ActOnScript): Promise<JudgedScriptDto> {
    return this.views.of(await this.reachable(act));
  }

  async decide({
    decision: { points, reason },
    ...act
  }: ActOnScript & { decision: DecisionDto }): Promise<JudgedScriptDto> {
    const { id: scriptId } = await this.reachable(act);
    await this.settling.decide({ scriptId, points: toMillipoints(points), reason: reason.trim(), staff: act.staff });
    return this.views.of((await this.scriptRows.findScript(scriptId)) as MarkingScript);
  }

  private async reachable({ scriptId, staff }: ActOnScript): Promise<MarkingScript> {
    const script = await this.scriptRows.findScript(scriptId);
    if (!script) throw new ScriptNotFound();
    const { examId } = script;
    await this.access.exam({ staff, examId, act: 'marking.arrange', notFound: () => new ScriptNotFound() });
    return script;
  }
}
