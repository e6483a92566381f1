/** Whether a question or bank is seen: not before the import that brings it is stored, and no question that is in the bin. `alias` is that of `question` or `question_bank`. */
export const shown = (alias: 'q' | 'b'): string =>
  `NOT EXISTS (SELECT 1 FROM bank_import i WHERE i.id = ${alias}.import_id AND i.state IN ('storing', 'abandoned'))${alias === 'q' ? ' AND q.deleted_at IS NULL' : ''}`;
