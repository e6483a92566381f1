import { NestFactory } from '@nestjs/core';
import { beginSecretChange, migrate, SecretChange, type Config } from '@sunflower/platform';
import { AppModule } from './app.module';

/**
 * Replaces the master secret; after an interruption, calling it again continues. Returns one line for each kind of
 * rows.
 */
export async function changeSecret({ config, lost }: { config: Config; lost: boolean }): Promise<string[]> {
  if (config.profile === 'embedded') await migrate(config);
  await beginSecretChange({ config, lost });
  const app = await NestFactory.createApplicationContext(
    AppModule.forRoot({ config, role: 'api', changesSecret: { lost } }),
    { logger: false, abortOnError: false },
  );
  try {
    const changed = await app.get(SecretChange).finish();
    return changed.map(({ name, changed: count }) => `${name}: ${count} made anew`);
  } finally {
    await app.close();
  }
}
