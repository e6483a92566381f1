/** A number of a room as offices print it. */
export const roomNumber = (number: number): string => String(number).padStart(3, '0');

/** A number of a seat as offices print it. */
export const seatNumber = (number: number): string => String(number).padStart(2, '0');

export const spacedTicket = (ticketNumber: string): string => ticketNumber.replace(/(.{4})(?=.)/g, '$1 ');

export const spacedCode = (accessCode: string): string => accessCode.replace(/(.{4})(?=.)/g, '$1-');

export const REHEARSAL = '（演练）';

export const TICKET_NOTES = [
  '请携带本准考证和有效身份证件原件，提前到达考点，按考场号、座位号就座。',
  '登录码只供本人使用，请勿拍照外传或转借他人。',
  '进入考场后请关闭手机等通信工具，考试确需使用的设备除外。',
  '请使用本准考证上的准考证号和登录码，或扫描二维码登录；开考后请独立作答，按时交卷。',
  '遇设备或网络故障请立即举手报告监考员，已提交的作答不会丢失。',
];
