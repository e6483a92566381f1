import { Injectable } from '@nestjs/common';

/** The characters of these texts that cannot be printed. */
export type FindUnprintable = (texts: readonly string[]) => Promise<readonly string[]>;

/** What the fonts of a certificate have is known further right, where certificates are printed: that room answers here. Until one does, none is printed. */
@Injectable()
export class CertificateGlyphs {
  private find: FindUnprintable = () => Promise.resolve([]);

  answeredBy(find: FindUnprintable): void {
    this.find = find;
  }

  unprintableIn(texts: readonly string[]): Promise<readonly string[]> {
    return this.find(texts);
  }
}
