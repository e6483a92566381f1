import { useEffect } from 'react';
import { after, candidateApi, serverClock } from '../../candidate-services';
import { IntegrityLog } from '../../integrity/integrity-log';
import { ConnectionEvidence } from './connection-evidence';
import type { ExamSitting } from './exam-sitting';

/** Reports what is known of clock and connection as long as the sitting lasts, its handing in included. */
export function useConnectionEvidence({ sessionId, sitting }: { sessionId: string; sitting: ExamSitting }): void {
  useEffect(() => {
    const log = new IntegrityLog({
      report: (events) => candidateApi.reportEvents(sessionId, events),
      // It lasts as long as the page: a page that opens anew finds out anew.
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
