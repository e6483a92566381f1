/** Everything that stands on the paper, in the words that stand there. */
export interface CertificateFace {
  number: string;
  checkCode: string;
  /** The public check page with number and check code: what the QR code says. */
  verifyUrl: string;
  holderName: string;
  maskedIdNumber: string;
  examTitle: string;
  /** What the exam calls its certificate. */
  title: string;
  issuer: string;
  /** `2026年3月5日` */
  issuedOn: string;
  /** When it was issued anew after a correction; null: never. */
  correctedOn: string | null;
  /** Null when it is valid for ever. */
  lastValidDay: string | null;
  /** Also the creation date inside the file, so that the same certificate gives the same bytes. */
  issuedAtMs: number;
  /** A certificate of a rehearsal says across the page that it is none. */
  rehearsal: boolean;
}
