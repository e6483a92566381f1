import { copyFileSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { answersCandidates } from '../candidate-answer';
import { findProgram } from './find-program';
import { BUILT, settingsFile } from '../layout';
import type { Place, PrivateServer } from './private-server';
import { SupervisedProcess } from '../processes/supervised-process';
import { waitUntilReady } from '../wait-until-ready';

interface Proxying extends Place {
  name: string;
  /** Address and port, or a port on all addresses. */
  listen: string;
  port: number;
  apiPorts: readonly number[];
}

/** A private nginx in front of the apis, which serves the web app. */
export function prepareNginx({ name, folder, logFolder, listen, port, apiPorts }: Proxying): PrivateServer {
  const prefix = join(folder, name);
  writeNginxSettings({ prefix, listen, apiPorts });
  const origin = new URL(`http://127.0.0.1:${port}`);
  const process = new SupervisedProcess({
    name,
    command: findProgram({ program: 'nginx', packageName: 'nginx' }),
    args: nginxArguments(prefix),
    environment: {},
    logFile: join(logFolder, `${name}.log`),
    stopSignal: 'SIGQUIT',
    ready: () => waitUntilReady({ what: name, isReady: () => answersCandidates(origin) }),
  });
  return { process, port, url: origin.origin };
}

/** Arguments to start nginx; with `-t` appended, to check its settings. */
export function nginxArguments(prefix: string): string[] {
  // Started by root, its workers would run as a user who may not read the web app's files.
  const { username, uid } = userInfo();
  const asUser = uid === 0 ? ` user ${username} ${username};` : '';
  return [
    '-p',
    prefix,
    '-c',
    join(prefix, 'sunflower.conf'),
    '-e',
    join(prefix, 'logs', 'error.log'),
    '-g',
    `daemon off;${asUser}`,
  ];
}

/** Writes the containers' settings with the ports and folders of this system. */
export function writeNginxSettings({
  prefix,
  listen,
  apiPorts,
}: {
  prefix: string;
  listen: string;
  apiPorts: readonly number[];
}): void {
  for (const folder of ['logs', 'temp']) mkdirSync(join(prefix, folder), { recursive: true });
  for (const file of ['sunflower.conf', 'page-headers.conf', 'reply-headers.conf'])
    copyFileSync(settingsFile(`nginx/${file}`), join(prefix, file));
  writeFileSync(join(prefix, 'upstream.conf'), upstream(apiPorts));
  writeFileSync(
    join(prefix, 'listen.conf'),
    readFileSync(settingsFile('nginx/listen.conf'), 'utf8').replace(/^listen 8080 /m, `listen ${listen} `),
  );
  const web = join(prefix, 'web');
  // The link may point to a deleted build.
  rmSync(web, { force: true });
  symlinkSync(join(BUILT, 'web'), web);
}

/** The containers' upstream settings with the addresses of these apis. */
function upstream(apiPorts: readonly number[]): string {
  const lines = readFileSync(settingsFile('nginx/upstream.conf'), 'utf8').split('\n').slice(1);
  const [example, ...others] = lines.filter((line) => line.includes('server api-'));
  const ours = apiPorts.map((port) => example.replace(/api-\d+:3000/, `127.0.0.1:${port}`));
  return lines.flatMap((line) => (line === example ? ours : others.includes(line) ? [] : [line])).join('\n');
}
