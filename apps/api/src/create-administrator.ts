import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { NestFactory } from '@nestjs/core';
import { IdentityModule, StaffAccounts } from '@sunflower/identity';
import { Organisations, OrganisationsModule } from '@sunflower/organisations';
import { PlatformModule, readConfig, readSecret } from '@sunflower/platform';

const USAGE = `Usage: ADMINISTRATOR_PASSWORD=… (or ADMINISTRATOR_PASSWORD_FILE=/path) node dist/apps/api/src/create-administrator.js --username NAME [--display-name NAME] [--organisation 350000]
Loads the province with its cities and counties, and makes the first administrator of it (or of the organisation given).`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      username: { type: 'string' },
      'display-name': { type: 'string' },
      organisation: { type: 'string', default: '350000' },
    },
  });
  const password = readSecret({ name: 'ADMINISTRATOR_PASSWORD' });
  if (!values.username || !password) throw new Error(USAGE);
  const config = readConfig();
  const app = await NestFactory.createApplicationContext(
    {
      module: class CreateAdministrator {},
      imports: [PlatformModule.forRoot({ config, role: 'api' }), OrganisationsModule, IdentityModule],
    },
    { logger: false, abortOnError: false },
  );
  try {
    const organisations = app.get(Organisations);
    await organisations.loadRegions();
    const organisation = await organisations.findByCode(values.organisation);
    if (!organisation) throw new Error(`There is no organisation with the code ${values.organisation}.`);
    await app.get(StaffAccounts).createAccount({
      username: values.username,
      displayName: values['display-name'] ?? values.username,
      password,
      grants: [{ role: 'administrator', organisationId: organisation.id }],
      demo: false,
    });
    process.stdout.write(`Administrator ${values.username} of ${organisation.name} was created.\n`);
  } finally {
    await app.close();
  }
}

main().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});
