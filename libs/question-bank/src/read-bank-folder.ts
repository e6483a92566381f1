import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InvalidQuestionFiles } from './question-bank.errors';
import type { BankFile } from './read-bank';

/**
 * `bank.yaml` and the `*.yaml` of each folder beside it.
 * @throws InvalidQuestionFiles when there is no bank.yaml
 */
export async function readBankFolder(folder: string): Promise<BankFile[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  if (!entries.some(({ name }) => name === 'bank.yaml')) {
    throw new InvalidQuestionFiles([{ file: join(folder, 'bank.yaml'), line: null, question: null, problem: 'is missing; it names the bank and its domains' }]);
  }
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name).sort();
  const inFolders = await Promise.all(folders.map(async (name) => (await readdir(join(folder, name))).sort().map((file) => `${name}/${file}`)));
  const paths = ['bank.yaml', ...inFolders.flat().filter((path) => /\.ya?ml$/.test(path))];
  return Promise.all(paths.map(async (path) => ({ path, content: await readFile(join(folder, path), 'utf8') })));
}
