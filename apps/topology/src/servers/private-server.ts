import type { SupervisedProcess } from '../processes/supervised-process';

/** A MariaDB, Redis or nginx of our own. */
export interface PrivateServer {
  process: SupervisedProcess;
  port: number;
  url: string;
}

export interface Place {
  /** For data and settings. */
  folder: string;
  logFolder: string;
}
