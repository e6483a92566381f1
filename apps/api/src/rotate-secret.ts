import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { holdDataFolder, readConfig } from '@sunflower/platform';
import { changeSecret } from './change-secret';

/**
 * `npm run rotate-secret`, with no server running; with `-- --lost` when a secret is permanently lost. After an
 * interruption, run it again.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { lost: { type: 'boolean', default: false } } });
  const config = readConfig();
  holdDataFolder(config);
  const lines = await changeSecret({ config, lost: values.lost });
  process.stdout.write(
    `${lines.join('\n')}\nThe new secret is in use. Keep the older ones below it: codes were printed with them.\n`,
  );
}

main().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});
