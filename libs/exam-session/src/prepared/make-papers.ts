import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { LockedExams, Sittings, type LockedExam, type PaperDue } from '@sunflower/exam';
import { Clock, gzipOf, packPartInThread, Secrets, sha256Hex } from '@sunflower/platform';
import { itemShapes, shapeCode } from '../paper/item-shape';
import { assemblePaper, GENERATOR_VERSION } from '../paper/paper-assembly';
import { candidatePaperJson } from '../paper/paper-view';
import { PreparedPaperRepository, type NewPaper } from './prepared-paper.repository';
import { paperHash, paperKey, sealPaper } from './seal-paper';

const HOUR_MS = 3_600_000;
/** After the end of the sitting, which may yet be moved: a day for what runs over it, and one more. */
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
  ) {}

  /** None for who has begun without, nor for a sitting that is over. */
  async make(dues: readonly PaperDue[]): Promise<NewPaper[]> {
    const begun = await this.repository.begunAmong(dues.map(({ registrationId }) => registrationId));
    const papers: NewPaper[] = [];
    for (const { registrationId, examId, sittingId } of dues) {
      if (begun.has(registrationId)) continue;
      const { closesAt } = await this.sittings.getSitting(sittingId);
      if (closesAt <= this.clock.now()) continue;
      papers.push(await this.makeOne({ registrationId, closesAt, exam: await this.lockedExams.get(examId) }));
    }
    return papers;
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
      // Waiting for the thread lets whoever is there have their turn between two papers.
      sealed: sealPaper({ key, gzip: gzipOf([await packPartInThread(paper)]) }),
      sealedKeptUntil: closesAt + SEALED_KEPT_MS,
    };
  }
}
