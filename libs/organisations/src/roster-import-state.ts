/** Only a file without faults reaches `checked`; `applied` is final. */
export type RosterImportState = 'checked' | 'refused' | 'applied';
