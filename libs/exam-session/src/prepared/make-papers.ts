import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { LockedExams, Sittings, type LockedExam, type PaperDue } from '@sunflower/exam';
import { Clock, describeError, gzipOf, Log, packPartInThread, Secrets, sha256Hex } from '@sunflower/platform';
import { itemShapes, shapeCode } from '../paper/item-shape';
import { assemblePaper, GENERATOR_VERSION } from '../paper/paper-assembly';
import { candidatePaperJson } from '../paper/paper-view';
import { PreparedPaperRepository, type NewPaper } from './prepared-paper.repository';
import { paperHash, paperKey, sealPaper } from './seal-paper';

const HOUR_MS = 3_600_000;
/** How long sealed bytes are kept after the sitting closes: a day for sessions that run over, and one more. */
export const SEALED_KEPT_MS = 48 * HOUR_MS;

/** Draws, packs and seals papers; writes nothing. */
@Injectable()
export class MakePapers {
  constructor(
    private readonly clock: Clock,
    private readonly sittings: Sittings,
    private readonly lockedExams: LockedExams,
    private readonly repository: PreparedPaperRepository,
    private readonly secrets: Secrets,
    private readonly log: Log,
  ) {}

  /**
   * Makes no paper for a registration that has a session already, nor for a sitting that is over. `failed`:
   * registrations whose paper could not be made; the others are made.
   */
  async make(dues: readonly PaperDue[]): Promise<{ papers: NewPaper[]; failed: ReadonlySet<string> }> {
    const begun = await this.repository.begunAmong(dues.map(({ registrationId }) => registrationId));
    const papers: NewPaper[] = [];
    const failed = new Set<string>();
    for (const { registrationId, examId, sittingId } of dues) {
      if (begun.has(registrationId)) continue;
      try {
        const { closesAt } = await this.sittings.getSitting(sittingId);
        if (closesAt <= this.clock.now()) continue;
        papers.push(await this.makeOne({ registrationId, closesAt, exam: await this.lockedExams.get(examId) }));
      } catch (error) {
        failed.add(registrationId);
        this.log.error('papers.failed', { registrationId, examId, ...describeError(error) });
      }
    }
    return { papers, failed };
  }

  private async makeOne({
    registrationId,
    exam,
    closesAt,
  }: {
    registrationId: string;
    exam: LockedExam;
    closesAt: number;
  }): Promise<NewPaper> {
    const seed = randomBytes(16).toString('hex');
    const plan = assemblePaper({ exam, seed });
    const planJson = JSON.stringify(plan);
    const paper = candidatePaperJson({ exam, plan });
    const named = { registrationId, hash: paperHash({ seed, paper }), secretKey: this.secrets.currentKey };
    const key = paperKey({ secrets: this.secrets, ...named });
    return {
      ...named,
      examId: exam.id,
      seed,
      generatorVersion: GENERATOR_VERSION,
      planJson,
      planSha256: sha256Hex(planJson),
      shapes: shapeCode(itemShapes({ exam, plan })),
      preparedAt: this.clock.now(),
      // Waiting for the packing thread lets other requests run between two papers.
      sealed: sealPaper({ key, gzip: gzipOf([await packPartInThread(paper)]) }),
      sealedKeptUntil: closesAt + SEALED_KEPT_MS,
    };
  }
}
