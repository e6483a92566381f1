import { ApiError } from '../../../api/http';
import { rosterFileDictionaries, type RosterFileProblem } from './roster-file-text';

interface UnreadableRoster {
  problem: RosterFileProblem;
  values: { columns: string; lineNumber: string; maxCharacters: string };
}

/** Why the file as a whole could not be read; null when the check failed for another reason. */
export function unreadableRosterIn(error: unknown): UnreadableRoster | null {
  if (!(error instanceof ApiError) || error.code !== 'ROSTER_FILE_UNREADABLE') return null;
  const { problem, columns, lineNumber, maxCharacters } = (error.details ?? {}) as {
    problem?: string;
    columns?: string[];
    lineNumber?: number;
    maxCharacters?: number;
  };
  if (problem === undefined || !(problem in rosterFileDictionaries.en)) return null;
  return {
    problem: problem as RosterFileProblem,
    values: {
      columns: (columns ?? []).join('、'),
      lineNumber: String(lineNumber ?? ''),
      maxCharacters: String(maxCharacters ?? ''),
    },
  };
}
