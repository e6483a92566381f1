import { Injectable, type OnModuleInit } from '@nestjs/common';
import { GradingRuns, ItemMarks, type GradingRunRow, type ItemMark, type MarkedVersion } from '@sunflower/grading';
import { Clock, JobQueue, Log, yieldTurn } from '@sunflower/platform';
import { analysisSteps, type Analysis } from '../item-analysis/analyse';
import { MarkTable } from '../item-analysis/mark-table';
import { ItemStatisticsRepository } from './item-statistics.repository';
import type { ItemOfExam, MadeAnalysis } from './stored-analysis';

const SWEEP_MS = 2_000;
/** Longer than any analysis takes. After a crash, the analysis is retried once the lease ends. */
const LEASE_MS = 10 * 60_000;

/** Makes the requested analyses, one at a time, in the processes that run jobs. */
@Injectable()
export class MakeItemStatistics implements OnModuleInit {
  constructor(
    private readonly clock: Clock,
    private readonly jobs: JobQueue,
    private readonly log: Log,
    private readonly runs: GradingRuns,
    private readonly marks: ItemMarks,
    private readonly repository: ItemStatisticsRepository,
  ) {}

  onModuleInit(): void {
    this.jobs.sweep({ name: 'item-statistics', everyMs: SWEEP_MS, run: () => this.makeWanted() });
  }

  async makeWanted(): Promise<void> {
    await this.repository.askForReleased();
    for (;;) {
      const nowMs = this.clock.now();
      const wanted = await this.repository.findWanted(nowMs);
      if (!wanted) return;
      const { runId, leaseUntil: from } = wanted;
      if (!(await this.repository.lease({ runId, from, until: nowMs + LEASE_MS }))) continue;
      const run = await this.runs.getRun(runId);
      // Count first: results that arrive during the analysis are newer.
      const resultCount = await this.marks.count(run);
      const made = await this.make(run);
      const ofRelease = run.releasedAt !== null;
      await this.repository.keep({ runId, madeAt: this.clock.now(), ofRelease, resultCount, made });
      this.log.info('item-statistics.made', { runId, results: resultCount, items: made.items.length });
    }
  }

  private async make(run: GradingRunRow): Promise<MadeAnalysis> {
    const papers = new PapersOfExam(await this.marks.versionsOf(run));
    for await (const page of this.marks.stream(run)) {
      for (const paper of page) papers.add(paper);
      // The embedded database answers without yielding to the event loop; without this, a save would wait for all
      // pages.
      await yieldTurn();
    }
    const steps = analysisSteps(papers.table);
    for (;;) {
      const { done, value } = steps.next();
      if (done) return papers.described(value);
      await yieldTurn();
    }
  }
}

type Place = Pick<ItemOfExam, 'questionVersionId' | 'sectionIndex' | 'pointsMillipoints'>;

/**
 * The marks of an exam's papers by question, section and points; a question is a separate item wherever it counts
 * differently.
 */
class PapersOfExam {
  readonly table = new MarkTable();
  private readonly places: Place[] = [];
  private readonly indexes = new Map<string, number>();

  constructor(private readonly versions: ReadonlyMap<string, MarkedVersion>) {}

  add(paper: readonly ItemMark[]): void {
    this.table.addPerson(
      paper.map((mark) => ({
        item: this.indexOf(mark),
        markMillipoints: mark.markMillipoints,
        chosen: mark.chosen,
      })),
    );
  }

  /** The analysis by section, and within a section by question code. */
  described({ paper, items }: Analysis): MadeAnalysis {
    const codeOf = ({ questionVersionId }: Place): string =>
      this.versions.get(questionVersionId)?.question.questionCode ?? '';
    const described = items.map(({ itemId: _itemId, ...statistics }, index): ItemOfExam => ({
      ...statistics,
      ...(this.places[index] as Place),
    }));
    return {
      paper,
      items: described.sort(
        (one, other) => one.sectionIndex - other.sectionIndex || (codeOf(one) < codeOf(other) ? -1 : 1),
      ),
    };
  }

  private indexOf({ versionId, sectionIndex, pointsMillipoints }: ItemMark): number {
    const stratum = `${sectionIndex} ${pointsMillipoints}`;
    const key = `${versionId} ${stratum}`;
    const known = this.indexes.get(key);
    if (known !== undefined) return known;
    const { question, counts, right, guessShare } = this.versions.get(versionId) as MarkedVersion;
    const isChoice = question.key.kind === 'choice';
    const index = this.table.addItem({
      id: key,
      maxMillipoints: pointsMillipoints,
      counts,
      optionCount: isChoice ? question.options.length : 0,
      right,
      guessShare,
      stratum,
    });
    this.indexes.set(key, index);
    this.places.push({ questionVersionId: versionId, sectionIndex, pointsMillipoints });
    return index;
  }
}
