/**
 * SQL condition: a question or bank is visible once its import is stored, and a question only while it is not in the
 * bin. `alias`: that of `question` or `question_bank`.
 */
export const shown = (alias: 'q' | 'b'): string =>
  `NOT EXISTS (SELECT 1 FROM bank_import i WHERE i.id = ${alias}.import_id AND i.state IN ('storing', 'abandoned'))${alias === 'q' ? ' AND q.deleted_at IS NULL' : ''}`;
