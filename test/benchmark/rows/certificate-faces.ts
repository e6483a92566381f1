import type { CertificateFace } from '../../../libs/certificates/src/pdf/certificate-face';

const ISSUED_AT_MS = Date.UTC(2026, 5, 1);
// Varied characters, so that certificates embed different glyphs.
const CHARACTERS = [...'安宝晨丹恩芳光海佳凯兰明宁鹏琪荣诗涛文欣雅忠梓雨峰'];

/** The certificate data of a generated person. */
export function certificateFace(index: number): CertificateFace {
  const serial = String(index).padStart(10, '0');
  const number = `SF2026${serial}0`;
  const character = (place: number): string =>
    CHARACTERS[Math.floor(index / CHARACTERS.length ** place) % CHARACTERS.length] as string;
  return {
    number,
    checkCode: 'BENCHMRK',
    verifyUrl: `http://localhost:3000/verify/${number}?code=BENCHMRK`,
    holderName: `测试${character(0)}${character(1)}`,
    maskedIdNumber: `****${serial.slice(-4)}`,
    examTitle: '性能测试考试',
    title: '性能测试证书（无效）',
    issuer: '性能测试单位',
    issuedOn: '2026年6月1日',
    lastValidDay: '2029年6月1日',
    correctedOn: null,
    issuedAtMs: ISSUED_AT_MS,
    rehearsal: false,
  };
}
