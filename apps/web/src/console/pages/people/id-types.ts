import type { Schemas } from '../../console-api';

/** ID types in the order of the select. */
export const ID_TYPES: readonly Schemas['PersonItem']['idType'][] = [
  'resident_id',
  'hk_macao_permit',
  'taiwan_permit',
  'passport',
  'foreign_resident_id',
  'military_id',
];
