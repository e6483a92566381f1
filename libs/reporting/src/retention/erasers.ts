import { Injectable } from '@nestjs/common';
import { ApplicantTraces } from '@sunflower/exam';
import { ExamTraces, type ErasedRows } from '@sunflower/exam-session';
import { RETENTION_PARTS, type RetentionKind, type RetentionPart, type RetentionRows } from './retention-kind';
import type { RetentionObstacle } from './retention-times';

/** Most rows of one transaction: far less than the 50 ms that it may hold the embedded writer. */
const ROWS_A_STEP = 250;

interface Eraser<Part extends RetentionPart> {
  /** Obstacles of this kind alone, beyond those of every kind. */
  obstacles: (examId: string) => Promise<RetentionObstacle[]>;
  count: (examId: string) => Promise<Record<Part, number>>;
  /** In the caller's transaction. `from`: `next` of the step before; empty at the first one. */
  eraseSome: (step: { examId: string; from: string; limit: number }) => Promise<ErasedRows<Part>>;
}

type ErasersByKind = { [Kind in RetentionKind]: Eraser<(typeof RETENTION_PARTS)[Kind][number]> };

/** Who counts and erases each kind of data; a kind without an eraser does not compile. */
@Injectable()
export class Erasers {
  private readonly byKind: ErasersByKind;

  constructor(traces: ExamTraces, applicants: ApplicantTraces) {
    this.byKind = {
      connections: {
        obstacles: async () => [],
        count: (examId) => traces.countConnections(examId),
        eraseSome: (step) => traces.eraseConnections(step),
      },
      messages: {
        obstacles: async () => [],
        count: (examId) => traces.countMessages(examId),
        eraseSome: (step) => traces.eraseMessages(step),
      },
      applications: {
        obstacles: async (examId) => {
          const count = await applicants.countUndecided(examId);
          return count === 0 ? [] : [{ obstacle: 'application_undecided', count }];
        },
        count: (examId) => applicants.count(examId),
        eraseSome: (step) => applicants.eraseSome(step),
      },
    };
  }

  obstacles({ examId, kind }: { examId: string; kind: RetentionKind }): Promise<RetentionObstacle[]> {
    return this.byKind[kind].obstacles(examId);
  }

  count({ examId, kind }: { examId: string; kind: RetentionKind }): Promise<RetentionRows> {
    return this.byKind[kind].count(examId);
  }

  eraseSome({
    kind,
    ...step
  }: {
    examId: string;
    kind: RetentionKind;
    from: string;
  }): Promise<{ rows: RetentionRows; next: string | null }> {
    return this.byKind[kind].eraseSome({ ...step, limit: ROWS_A_STEP });
  }
}
