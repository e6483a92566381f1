import { StreamableFile } from '@nestjs/common';

export const pdfFile = ({ number, bytes }: { number: string; bytes: Buffer }): StreamableFile =>
  new StreamableFile(bytes, {
    type: 'application/pdf',
    disposition: `inline; filename="certificate-${number}.pdf"`,
    length: bytes.length,
  });

/** A signed certificate as a file. Source: VC JOSE-COSE, section 6.1 (media type). */
export function credentialFile({ number, token }: { number: string; token: string }): StreamableFile {
  const bytes = Buffer.from(token);
  return new StreamableFile(bytes, {
    type: 'application/vc+jwt',
    disposition: `attachment; filename="certificate-${number}.jwt"`,
    length: bytes.length,
  });
}
