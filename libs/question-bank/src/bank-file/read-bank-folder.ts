import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256Hex } from '@sunflower/platform';
import { cleanPicture, MAX_PICTURE_BYTES, PictureRefused, PictureTooLarge } from '@sunflower/training';
import type { BankPicture } from './bank-pictures';
import { InvalidQuestionFiles, wholeFile } from '../question-bank.errors';
import { bankPictureFault, fileFault } from './question-file-fault';
import type { BankFile } from './read-bank';

const PICTURE_FOLDER = 'pictures';

/**
 * Reads `bank.yaml`, and the `*.yaml` files and pictures of each folder beside it.
 * @throws InvalidQuestionFiles when there is no bank.yaml
 */
export async function readBankFolder(folder: string): Promise<{ files: BankFile[]; pictures: BankPicture[] }> {
  const entries = await readdir(folder, { withFileTypes: true });
  if (!entries.some(({ name }) => name === 'bank.yaml')) {
    throw new InvalidQuestionFiles([wholeFile(join(folder, 'bank.yaml'), fileFault('BANK_FILE_MISSING', {}))]);
  }
  const folders = entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
  const inFolders = await Promise.all(folders.map((name) => listFolder({ folder, name })));
  const paths = ['bank.yaml', ...inFolders.flatMap(({ files }) => files)];
  const files = await Promise.all(
    paths.map(async (path) => ({ path, content: await readFile(join(folder, path), 'utf8') })),
  );
  const pictures: BankPicture[] = [];
  // Sequential, so that only one picture is in memory.
  for (const path of inFolders.flatMap(({ picturePaths }) => picturePaths))
    pictures.push(await readPicture({ folder, path }));
  return { files, pictures };
}

async function listFolder({
  folder,
  name,
}: {
  folder: string;
  name: string;
}): Promise<{ files: string[]; picturePaths: string[] }> {
  const entries = await readdir(join(folder, name), { withFileTypes: true });
  const files = entries
    .map((entry) => `${name}/${entry.name}`)
    .filter((path) => /\.ya?ml$/.test(path))
    .sort();
  if (!entries.some((entry) => entry.name === PICTURE_FOLDER && entry.isDirectory()))
    return { files, picturePaths: [] };
  const pictures = await readdir(join(folder, name, PICTURE_FOLDER), { withFileTypes: true });
  // Only regular files, because a link could lead out of the folder.
  const picturePaths = pictures
    .filter((entry) => entry.isFile())
    .map((entry) => `${name}/${PICTURE_FOLDER}/${entry.name}`)
    .sort();
  return { files, picturePaths };
}

/** A fault of the picture counts only if a text shows the picture. */
async function readPicture({ folder, path }: { folder: string; path: string }): Promise<BankPicture> {
  try {
    const file = join(folder, path);
    if ((await stat(file)).size > MAX_PICTURE_BYTES) throw new PictureTooLarge();
    return { path, sha256: sha256Hex(cleanPicture(await readFile(file)).bytes) };
  } catch (error) {
    if (error instanceof PictureRefused) return { path, fault: error.fault };
    const { code } = error as NodeJS.ErrnoException;
    if (code !== undefined) return { path, fault: bankPictureFault('PICTURE_UNREADABLE', { reason: code }) };
    throw error;
  }
}
