export type IdType = 'resident_id' | 'hk_macao_permit' | 'taiwan_permit' | 'passport';
