import { ApiError } from '../../../api/http';

export interface QuestionFault {
  file: string;
  line: number | null;
  question: string | null;
  problem: string;
}

export interface RefusedImport {
  /** Of all files; `faults` may be the first of them only. */
  faultCount: number;
  faults: QuestionFault[];
}

/** What is wrong with the files; null when the import failed for another reason. */
export function refusalIn(error: unknown): RefusedImport | null {
  if (!(error instanceof ApiError) || error.code !== 'INVALID_QUESTION_FILES') return null;
  const { faultCount, faults } = (error.details ?? {}) as Partial<RefusedImport>;
  return Array.isArray(faults) ? { faultCount: faultCount ?? faults.length, faults } : null;
}
