import type { Schemas } from '../../console-api';

/** In the order in which they are offered. */
export const ID_TYPES: readonly Schemas['PersonItem']['idType'][] = [
  'resident_id',
  'hk_macao_permit',
  'taiwan_permit',
  'passport',
  'foreign_resident_id',
  'military_id',
];
