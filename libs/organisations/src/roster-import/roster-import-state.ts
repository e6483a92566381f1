/**
 * `checking` while the file is read; only a file without faults becomes `checked`, the others `refused`.
 * `applying` ends in `applied` even when the process dies in between. A `checked` one that nobody applies becomes `expired`.
 */
export type RosterImportState =
  'checking' | 'checked' | 'refused' | 'applying' | 'applied' | 'expired' | 'undoing' | 'undone';
