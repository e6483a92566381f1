// China has one time zone without daylight saving, so the offset is constant.
export const CHINA_TIME_ZONE = 'Asia/Shanghai';
export const CHINA_OFFSET = '+08:00';
export const CHINA_OFFSET_MS = 8 * 3_600_000;
