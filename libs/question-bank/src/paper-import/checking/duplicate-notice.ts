import { importFault } from './import-fault';
import type { StagedNotice } from './staged-question';

/** What is told of a question that asks what is asked already. */
export function duplicateNotice({
  duplicateCode,
  duplicatePosition,
}: {
  duplicateCode: string | null;
  duplicatePosition: number | null;
}): StagedNotice[] {
  const fault =
    duplicateCode !== null
      ? importFault('IMPORT_STEM_IN_BANK', { code: duplicateCode })
      : duplicatePosition !== null
        ? importFault('IMPORT_STEM_IN_FILE', { position: duplicatePosition })
        : null;
  return fault === null ? [] : [{ ...fault, severity: 'warning', field: null, line: null, from: 'check' }];
}
