import { chmodSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StaffRole } from '@sunflower/platform';

export interface DemoAccount {
  username: string;
  password: string;
  role: StaffRole;
}

/** Progress of the demo in this data folder; an interrupted start continues from here. */
export interface DemoState {
  accounts: DemoAccount[];
  accountsMade?: boolean;
  bankId?: string;
  rosterLoaded?: boolean;
  examId?: string;
  sittingId?: string;
  registered?: boolean;
}

const fileIn = (dataDir: string): string => join(dataDir, 'demo.json');

export function findDemoState(dataDir: string): DemoState | null {
  const file = fileIn(dataDir);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as DemoState) : null;
}

/** Written atomically and readable by its owner only, because it contains the demo's passwords. */
export function writeDemoState({ dataDir, state }: { dataDir: string; state: DemoState }): void {
  const temporary = `${fileIn(dataDir)}.new`;
  writeFileSync(temporary, JSON.stringify(state, null, 2), { mode: 0o600 });
  chmodSync(temporary, 0o600);
  renameSync(temporary, fileIn(dataDir));
}
