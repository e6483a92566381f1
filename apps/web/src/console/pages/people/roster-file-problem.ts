import { ApiError } from '../../../api/http';
import { rosterFileDictionaries, type RosterFileProblem } from './roster-file-text';

interface UnreadableRoster {
  problem: RosterFileProblem;
  /** Sheets to choose from. */
  sheets: string[];
  values: { columns: string; lineNumber: string; maxCharacters: string };
}

/** Why the whole file could not be read; null if the check failed for another reason. */
export function unreadableRosterIn(error: unknown): UnreadableRoster | null {
  if (!(error instanceof ApiError) || error.code !== 'ROSTER_FILE_UNREADABLE') return null;
  const { problem, columns, sheets, lineNumber, maxCharacters } = (error.details ?? {}) as {
    problem?: string;
    columns?: string[];
    sheets?: string[];
    lineNumber?: number;
    maxCharacters?: number;
  };
  if (problem === undefined || !(problem in rosterFileDictionaries.en)) return null;
  return {
    problem: problem as RosterFileProblem,
    sheets: sheets ?? [],
    values: {
      columns: (columns ?? sheets ?? []).join('、'),
      lineNumber: String(lineNumber ?? ''),
      maxCharacters: String(maxCharacters ?? ''),
    },
  };
}
