import 'reflect-metadata';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '@sunflower/platform';
import { describeApi } from './api-docs';
import { createHttpServer } from './http-server';

/** Prints the OpenAPI document; the database needed for the boot is temporary. */
async function main(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'sunflower-openapi-'));
  try {
    const app = await createHttpServer({ config: readConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'silent', PORT: '0' }) });
    await app.init();
    process.stdout.write(JSON.stringify(describeApi(app)));
    await app.close();
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

void main();
