/** What may happen during a sitting. */
export const INCIDENT_KINDS = [
  'power_cut',
  'network_down',
  'device_fault',
  'illness',
  'suspected_cheating',
  'identity_doubt',
  'disturbance',
  'other',
] as const;
export type IncidentKind = (typeof INCIDENT_KINDS)[number];
