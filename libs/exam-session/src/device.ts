/** Where a request came from, for the session's events. */
export interface Device {
  address: string;
  userAgent: string;
}
