import type { SupervisedProcess } from '../processes/supervised-process';

/** A private MariaDB, Redis or nginx. */
export interface PrivateServer {
  process: SupervisedProcess;
  port: number;
  url: string;
}

export interface Place {
  /** Folder for data and settings. */
  folder: string;
  logFolder: string;
}
