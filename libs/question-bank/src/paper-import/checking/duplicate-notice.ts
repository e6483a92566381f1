import { importFault } from './import-fault';
import type { StagedNotice } from './staged-question';

/** The notice for a question that the bank or the file already asks. */
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
