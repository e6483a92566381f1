import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CertificateRenderer } from '../../libs/certificates/src/pdf/certificate-renderer';
import type { Batch } from './batch';
import { certificateFace } from './rows/certificate-faces';

// Fewer than the renderer's limit of waiting jobs.
const AT_ONCE = 100;

/** Draws certificates with the built product's renderer, in its thread. */
export const drawCertificates: Batch = async ({ argument, tell }) => {
  const count = Number(argument);
  const require = createRequire(__filename);
  require('reflect-metadata');
  const built = require('../../dist/libs/certificates/src/pdf/certificate-renderer.js') as {
    CertificateRenderer: typeof CertificateRenderer;
  };
  const dataDir = mkdtempSync(join(tmpdir(), 'sunflower-bench-'));
  const log = { warn: () => undefined };
  const renderer = new built.CertificateRenderer({ dataDir } as never, log as never);
  let begun = 0;
  let done = 0;
  const lane = async (): Promise<void> => {
    while (begun < count) {
      begun += 1;
      await renderer.render(certificateFace(begun));
      done += 1;
      if (done === Math.floor(count / 4)) tell(done);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  rmSync(dataDir, { recursive: true, force: true });
};
