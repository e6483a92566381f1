import { StreamableFile } from '@nestjs/common';

export const pdfFile = ({ number, bytes }: { number: string; bytes: Buffer }): StreamableFile =>
  new StreamableFile(bytes, {
    type: 'application/pdf',
    disposition: `inline; filename="certificate-${number}.pdf"`,
    length: bytes.length,
  });
