import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { NestFactory } from '@nestjs/core';
import { PlatformModule, readConfig, VerifyAudit, type ChainFault } from '@sunflower/platform';

const FAULTS: Record<ChainFault['kind'], string> = {
  changed: 'was changed',
  moved: 'does not stand where it stood',
  inserted: 'was not written by Sunflower',
  removed: 'is missing',
  head: 'is not the end of the chain that was signed: the last rows were removed, or the end was changed',
  anchor: 'is not the one that was noted: the database was put back to another state',
};

function describeFault({ kind, place, entryId }: ChainFault): string {
  const row = `${place === null ? 'The audit row' : `The audit row at place ${place}`}${entryId === null ? '' : ` (id ${entryId})`}`;
  return `${row} ${FAULTS[kind]}.`;
}

/**
 * `npm run audit:verify`, which may run beside servers; `-- --anchor PLACE:LINK` compares with a place noted earlier.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { anchor: { type: 'string' } } });
  const [, place, link] = /^(\d+):(\S+)$/.exec(values.anchor ?? '') ?? [];
  if (values.anchor !== undefined && link === undefined)
    throw new Error('--anchor is PLACE:LINK, as an earlier report printed it.');
  const app = await NestFactory.createApplicationContext(
    { module: class AuditVerification {}, imports: [PlatformModule.forRoot({ config: readConfig(), role: 'api' })] },
    { logger: false, abortOnError: false },
  );
  try {
    const report = await app
      .get(VerifyAudit)
      .verify({ anchor: link === undefined ? null : { place: Number(place), link } });
    const { sealed, unsealed, unknown, head, fault } = report;
    process.stdout.write(`${sealed} audit rows in the chain, ${unsealed} not sealed yet.\n`);
    if (unknown > 0)
      process.stdout.write(
        `${unknown} of them were signed with a secret that was lost: nobody can tell whether they are genuine.\n`,
      );
    process.stdout.write(
      fault
        ? `${describeFault(fault)}\n`
        : `Nothing was changed, removed, inserted or moved. Note for next time: ${head.place}:${head.link}\n`,
    );
    if (fault) process.exitCode = 1;
  } finally {
    await app.close();
  }
}

main().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(2);
});
