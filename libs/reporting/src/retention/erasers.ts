import { Injectable } from '@nestjs/common';
import { ExamTraces, type ErasedRows } from '@sunflower/exam-session';
import { RETENTION_PARTS, type RetentionKind, type RetentionPart, type RetentionRows } from './retention-kind';

/** Most rows of one transaction: far less than the 50 ms that it may hold the embedded writer. */
const ROWS_A_STEP = 250;

interface Eraser<Part extends RetentionPart> {
  count: (examId: string) => Promise<Record<Part, number>>;
  /** In the caller's transaction. `from`: `next` of the step before; empty at the first one. */
  eraseSome: (step: { examId: string; from: string; limit: number }) => Promise<ErasedRows<Part>>;
}

type ErasersByKind = { [Kind in RetentionKind]: Eraser<(typeof RETENTION_PARTS)[Kind][number]> };

/** Who counts and erases each kind of data; a kind without an eraser does not compile. */
@Injectable()
export class Erasers {
  private readonly byKind: ErasersByKind;

  constructor(traces: ExamTraces) {
    this.byKind = {
      connections: {
        count: (examId) => traces.countConnections(examId),
        eraseSome: (step) => traces.eraseConnections(step),
      },
      messages: {
        count: (examId) => traces.countMessages(examId),
        eraseSome: (step) => traces.eraseMessages(step),
      },
    };
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
