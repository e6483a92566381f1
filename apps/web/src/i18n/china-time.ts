// China keeps one time without a summer time, so the offset is always the same.
export const CHINA_TIME_ZONE = 'Asia/Shanghai';
export const CHINA_OFFSET = '+08:00';
export const CHINA_OFFSET_MS = 8 * 3_600_000;
