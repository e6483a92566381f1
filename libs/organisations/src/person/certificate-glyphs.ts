import { Injectable } from '@nestjs/common';

/** Returns the characters of these texts that cannot be printed. */
export type FindUnprintable = (texts: readonly string[]) => Promise<readonly string[]>;

/**
 * Asks which characters the certificate fonts lack. The certificates lib, which has the fonts, registers the answer;
 * until it does, no character counts as unprintable.
 */
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
