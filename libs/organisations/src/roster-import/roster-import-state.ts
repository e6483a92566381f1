/**
 * `checking` while the file is read; a file without faults becomes `checked`, others `refused`.
 * `applying` ends in `applied`, even when the process dies in between. A `checked` import that nobody applies becomes
 * `expired`.
 */
export type RosterImportState =
  'checking' | 'checked' | 'refused' | 'applying' | 'applied' | 'expired' | 'undoing' | 'undone';
