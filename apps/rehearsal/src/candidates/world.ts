import type { ConnectionPool } from '../http/connection-pool';
import type { Measurements } from '../measure/measurements';
import type { Outages } from '../measure/outages';
import type { Complaints } from '../oracle/complaints';
import type { PaperReader } from './paper-reader';
import type { Timetable } from './timetable';

/** State shared by all candidates of a rehearsal. */
export interface World {
  pool: ConnectionPool;
  measurements: Measurements;
  outages: Outages;
  complaints: Complaints;
  timetable: Timetable;
  papers: PaperReader;
  /** Opening of the window, on the monotonic clock. */
  opensMs: number;
  /** How long before the opening the first candidates arrive. */
  waitingMs: number;
  /** Time until everyone has arrived. */
  burstMs: number;
  itemCount: number;
  /** Share of the paper's time that the exam lasts: 1, or less when it is cut off. */
  partOfPaper: number;
  /** Id of some session, for attempts on another candidate's session. */
  anySessionId: string | null;
}
