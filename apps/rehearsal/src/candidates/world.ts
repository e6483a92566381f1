import type { ConnectionPool } from '../http/connection-pool';
import type { Measurements } from '../measure/measurements';
import type { Outages } from '../measure/outages';
import type { Complaints } from '../oracle/complaints';
import type { PaperReader } from './paper-reader';
import type { Timetable } from './timetable';

/** What all candidates of one rehearsal share. */
export interface World {
  pool: ConnectionPool;
  measurements: Measurements;
  outages: Outages;
  complaints: Complaints;
  timetable: Timetable;
  papers: PaperReader;
  /** When the window opens, on the monotonic clock. */
  opensMs: number;
  /** How long before it the first ones come. */
  waitingMs: number;
  /** How long it takes until everyone has arrived. */
  burstMs: number;
  itemCount: number;
  /** What part of the paper's time the exam lasts: 1, or less when it is cut off. */
  partOfPaper: number;
  /** Somebody's session, for those who try what is not theirs. */
  anySessionId: string | null;
}
