import { migrate, readConfig } from '@sunflower/platform';

/** `npm run migrate`: brings the schema of DATABASE_URL up to date. */
async function main(): Promise<void> {
  const done = await migrate(readConfig());
  process.stdout.write(done.length > 0 ? `Applied: ${done.join(', ')}\n` : 'The schema is up to date.\n');
}

main().catch((error: Error) => {
  process.stderr.write(`The migration failed: ${error.message}\n`);
  process.exit(1);
});
