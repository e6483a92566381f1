import { execFile, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createConnection, type RowDataPacket } from 'mysql2/promise';
import { settingsFile } from '../layout';
import { SupervisedProcess } from '../processes/supervised-process';
import { installMariadb } from '../servers/database-program';
import { DATABASE, statementsOf, USER } from '../servers/database-server';
import { findProgram } from '../servers/find-program';
import type { Place, PrivateServer } from '../servers/private-server';
import { freePort, waitUntilReady } from '../wait-until-ready';

const NODES = 3;
const SYNCED = '4';

interface Node {
  name: string;
  data: string;
  port: number;
  /** For replication, the missed write-sets and the whole state. */
  groupPort: number;
  catchUpPort: number;
  statePort: number;
}

interface Cluster extends Place {
  password: string;
}

/** The nodes of a Galera cluster, in the order of their first start: the first one forms the cluster. */
export async function prepareGaleraNodes({ folder, logFolder, password }: Cluster): Promise<PrivateServer[]> {
  const owner = ownerOfNodes();
  const nodes: Node[] = [];
  for (let number = 1; number <= NODES; number += 1) nodes.push(await placeNode({ folder, number, owner }));
  // The owner of the nodes must reach their folders; what else lies here is closed by itself.
  chmodSync(folder, 0o711);
  const settings = join(folder, 'galera.cnf');
  writeFileSync(settings, settingsOf('database/sunflower.cnf') + settingsOf('cluster/galera.cnf'), { mode: 0o600 });
  chownSync(settings, owner.uid, owner.gid);
  const [{ data }] = nodes as [Node, ...Node[]];
  installMariadb({ data, user: owner.name });
  createUser({ data, password, user: owner.name });
  return nodes.map((node) => prepareNode({ node, nodes, settings, logFolder, password, user: owner.name }));
}

interface Owner {
  name: string;
  uid: number;
  gid: number;
}

/** Not root: the rsync that brings a node the data writes as nobody where it is started by root. */
function ownerOfNodes(): Owner {
  const { username, uid, gid } = userInfo();
  if (uid !== 0) return { name: username, uid, gid };
  const idOf = (flag: string): number => Number(spawnSync('id', [flag, 'mysql'], { encoding: 'utf8' }).stdout);
  return { name: 'mysql', uid: idOf('-u'), gid: idOf('-g') };
}

const settingsOf = (name: string): string => readFileSync(settingsFile(name), 'utf8');

async function placeNode({ folder, number, owner }: { folder: string; number: number; owner: Owner }): Promise<Node> {
  const name = `galera-${number}`;
  const data = join(folder, name);
  mkdirSync(data, { recursive: true, mode: 0o700 });
  chownSync(data, owner.uid, owner.gid);
  return {
    name,
    data,
    port: await freePort(),
    groupPort: await freePort(),
    catchUpPort: await freePort(),
    statePort: await freePort(),
  };
}

const program = (): string => findProgram({ program: 'mariadbd', packageName: 'mariadb-server' });

/** Before the first start: later statements would have to wait until the cluster is formed. */
function createUser({ data, password, user }: { data: string; password: string; user: string }): void {
  const { status, stderr, error } = spawnSync(
    program(),
    ['--no-defaults', '--bootstrap', `--datadir=${data}`, `--user=${user}`, '--wsrep-on=OFF'],
    { encoding: 'utf8', input: ['FLUSH PRIVILEGES;', ...statementsOf(password), ''].join('\n') },
  );
  if (status !== 0) throw new Error(`The first node could not be prepared: ${error?.message ?? stderr}`);
}

interface Preparing {
  node: Node;
  nodes: readonly Node[];
  settings: string;
  logFolder: string;
  password: string;
  user: string;
}

function prepareNode(preparing: Preparing): PrivateServer {
  const { node, nodes, logFolder, password } = preparing;
  const { name, port } = node;
  let startedBefore = false;
  const process = new SupervisedProcess({
    name,
    command: program(),
    args: async () => {
      const args = argumentsOf(preparing);
      const more = startedBefore ? await positionOf(args) : node === nodes[0] ? ['--wsrep-new-cluster'] : [];
      startedBefore = true;
      return [...args, ...more];
    },
    environment: { UMASK: '0600', UMASK_DIR: '0700' },
    logFile: join(logFolder, `${name}.log`),
    ready: () => waitUntilReady({ what: name, isReady: () => isSynced({ port, password }) }),
  });
  return { process, port, url: `mariadb://${USER}:${password}@127.0.0.1:${port}/${DATABASE}` };
}

/** Where a killed node stood: told of it, the others send only what it missed, and none of them stops for it. */
async function positionOf(args: readonly string[]): Promise<string[]> {
  const { stdout, stderr } = await promisify(execFile)(program(), [...args, '--wsrep-recover']);
  const position = /Recovered position: ?(\S+)/.exec(stdout + stderr)?.[1];
  return position ? [`--wsrep-start-position=${position}`] : [];
}

function argumentsOf({ node, nodes, settings, user }: Preparing): string[] {
  const { name, data, port, groupPort, catchUpPort, statePort } = node;
  const options = /wsrep_provider_options = "(.*)"/.exec(readFileSync(settings, 'utf8'))?.[1];
  const own = `gmcast.listen_addr=tcp://127.0.0.1:${groupPort};ist.recv_addr=127.0.0.1:${catchUpPort}`;
  return [
    `--defaults-file=${settings}`,
    `--datadir=${data}`,
    `--port=${port}`,
    '--bind-address=127.0.0.1',
    `--socket=${join(data, 's.sock')}`,
    `--pid-file=${join(data, 'pid')}`,
    `--user=${user}`,
    // Three nodes share this machine.
    '--innodb-buffer-pool-size=256M',
    '--innodb-log-file-size=96M',
    `--wsrep-cluster-address=gcomm://${nodes.map((each) => `127.0.0.1:${each.groupPort}`).join(',')}`,
    `--wsrep-node-name=${name}`,
    `--wsrep-node-address=127.0.0.1:${groupPort}`,
    `--wsrep-sst-receive-address=127.0.0.1:${statePort}`,
    `--wsrep-provider-options=${options};${own}`,
  ];
}

/** Whether the node has caught up and takes statements. */
async function isSynced({ port, password }: { port: number; password: string }): Promise<boolean> {
  try {
    const connection = await createConnection({
      host: '127.0.0.1',
      port,
      user: USER,
      password,
      connectTimeout: 1_000,
    });
    try {
      const [rows] = await connection.query<RowDataPacket[]>("SHOW GLOBAL STATUS LIKE 'wsrep_local_state'");
      return rows[0]?.Value === SYNCED;
    } finally {
      connection.destroy();
    }
  } catch {
    return false;
  }
}
