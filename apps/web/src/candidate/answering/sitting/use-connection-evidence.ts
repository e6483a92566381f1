import { useEffect } from 'react';
import { after, candidateApi, serverClock } from '../../candidate-services';
import { IntegrityLog } from '../../integrity/integrity-log';
import { ConnectionEvidence } from './connection-evidence';
import type { ExamSitting } from './exam-sitting';

/** Reports evidence about clock and connection while the sitting lasts, submission included. */
export function useConnectionEvidence({ sessionId, sitting }: { sessionId: string; sitting: ExamSitting }): void {
  useEffect(() => {
    const log = new IntegrityLog({
      report: (events) => candidateApi.reportEvents(sessionId, events),
      // Not stored: a reloaded page gathers its own evidence.
      keep: () => undefined,
      nowIso: () => serverClock.nowIso(),
      after,
    });
    const evidence = new ConnectionEvidence({
      record: (kind, details) => log.record(kind, details),
      nowMs: () => serverClock.nowMs(),
      deviceNowMs: () => Date.now(),
      correctionMs: () => serverClock.correctionMs(),
    });
    const look = () => evidence.look(sitting.view());
    const leave = sitting.subscribe(look);
    look();
    return () => {
      leave();
      void log.reportNow().finally(() => log.stop());
    };
  }, [sessionId, sitting]);
}
