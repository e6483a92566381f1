import {
  findFirst,
  installPackages,
  isInstalled,
  MARIADB,
  mayInstall,
  NGINX,
  REDIS,
} from '../../apps/topology/programs.mjs';
import { runCommand } from './run-command.mjs';

const CHROMIUM_PROGRAMS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

const SERVICES = [
  { ...MARIADB, variable: 'TEST_DATABASE_URL' },
  { ...REDIS, variable: 'TEST_REDIS_URL' },
  NGINX,
  // Makes the certificate for checking nginx's TLS settings.
  { name: 'OpenSSL', programs: ['openssl'], packages: ['openssl'] },
  // The fonts: without them, screenshots of browser tests show boxes for characters.
  {
    name: 'Chromium',
    programs: CHROMIUM_PROGRAMS,
    packages: ['chromium', 'fonts-noto-cjk'],
    variable: 'CHROMIUM_PATH',
  },
];

/**
 * Finds the servers and the browser, or installs them where this is permitted.
 * @throws Error that names what is missing and the ways to provide it
 */
export async function provideServices() {
  const missing = () => SERVICES.filter((service) => !isGiven(service) && !isThere(service));
  if (missing().length > 0 && mayInstall())
    await installPackages({ packages: missing().flatMap(({ packages }) => packages), run: runCommand });
  const stillMissing = missing();
  if (stillMissing.length > 0) throw new Error(stillMissing.map(wayOut).join('; '));
  return { environment: { CHROMIUM_PATH: process.env.CHROMIUM_PATH ?? findFirst(CHROMIUM_PROGRAMS) } };
}

const isGiven = ({ variable }) => variable !== undefined && Boolean(process.env[variable]);

const isThere = (service) =>
  service.programs === CHROMIUM_PROGRAMS ? findFirst(CHROMIUM_PROGRAMS) !== null : isInstalled(service);

const wayOut = ({ name, packages, variable }) =>
  `${name} is missing: install it (Debian and Ubuntu: apt-get install ${packages[0]})${variable === undefined ? '' : ` or set ${variable}`}`;
