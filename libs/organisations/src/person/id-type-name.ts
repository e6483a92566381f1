import type { IdType } from './id-number';
import { plainCode } from '@sunflower/content';

const NAMES: Record<IdType, readonly [string, ...string[]]> = {
  resident_id: [
    '居民身份证',
    '身份证',
    '二代身份证',
    '第二代居民身份证',
    '中华人民共和国居民身份证',
    '港澳台居民居住证',
    '港澳居民居住证',
    '台湾居民居住证',
    'RESIDENT_ID',
  ],
  hk_macao_permit: ['港澳居民来往内地通行证', '港澳居民通行证', '港澳来往内地通行证', '回乡证', 'HK_MACAO_PERMIT'],
  taiwan_permit: ['台湾居民来往大陆通行证', '台湾居民通行证', '台湾来往大陆通行证', '台胞证', 'TAIWAN_PERMIT'],
  foreign_resident_id: [
    '外国人永久居留身份证',
    '外国人永久居留证',
    '永久居留身份证',
    '永居证',
    '外国人居留证',
    'FOREIGN_RESIDENT_ID',
  ],
  military_id: ['军官证', '士兵证', '军人证', '警官证', '文职干部证', 'MILITARY_ID'],
  passport: ['护照', '中国护照', '外国护照', '外籍护照', 'PASSPORT'],
};

export const nameOfIdType = (idType: IdType): string => NAMES[idType][0];

/** Parses the name of an ID type in a roster; null when it is not an accepted one. */
export function parseIdType(typed: string): IdType | null {
  const name = plainCode(typed);
  const found = Object.entries(NAMES).find(([, names]) => names.includes(name));
  return found ? (found[0] as IdType) : null;
}
