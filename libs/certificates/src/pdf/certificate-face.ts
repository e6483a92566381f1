/** All texts and facts printed on a certificate. */
export interface CertificateFace {
  number: string;
  checkCode: string;
  /** Address of the public check page with number and check code; content of the QR code. */
  verifyUrl: string;
  holderName: string;
  maskedIdNumber: string;
  examTitle: string;
  /** The exam's name for its certificate. */
  title: string;
  issuer: string;
  /** `2026年3月5日` */
  issuedOn: string;
  /** Date of the last reissue after a correction; null: never. */
  correctedOn: string | null;
  /** Null when it never expires. */
  lastValidDay: string | null;
  /** Also the creation date in the file, so that the same certificate gives the same bytes. */
  issuedAtMs: number;
  /** A certificate of a rehearsal has a mark across the page that says it is invalid. */
  rehearsal: boolean;
}
