import { InvalidConfig } from '@sunflower/platform';

interface SystemError extends Error {
  code?: string;
  path?: string;
  port?: number;
}

/** One line that explains the error and says what to do. */
export function explainBootError({ error, dataDir, port }: { error: unknown; dataDir: string; port: number }): string {
  const { code, message } = error as SystemError;
  if (error instanceof InvalidConfig) return `Configuration: ${message}`;
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} is in use. Stop the program that uses it, or choose another: PORT=3001 npm start`;
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'SQLITE_CANTOPEN':
    case 'SQLITE_READONLY':
      return `The data folder ${dataDir} cannot be written (or port ${port} needs more rights). Choose another: DATA_DIR=/path npm start`;
    case 'ENOSPC':
    case 'SQLITE_FULL':
      return `The disk of the data folder ${dataDir} is full.`;
    default:
      return message;
  }
}
