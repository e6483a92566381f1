/** The fixed words on every certificate. */
export const HEADING = '合格证书';
export const SUBTITLE = 'CERTIFICATE OF COMPETENCE';
export const ID_NUMBER_LABEL = '证件号码';
export const CHECK_LABELS = {
  number: '证书编号',
  checkCode: '校验码',
  lastValidDay: '有效期至',
  correctedOn: '更正重发',
} as const;
export const CHECK_HINT = '扫描二维码，可核验本证书真伪';
export const REHEARSAL_MARK = '演练 无效';

export const statementOf = (examTitle: string): string => `在“${examTitle}”中成绩合格，特发此证。`;

export const WORDS = {
  regular: [SUBTITLE, ID_NUMBER_LABEL, ...Object.values(CHECK_LABELS), CHECK_HINT, statementOf('')],
  bold: [HEADING],
} as const;
