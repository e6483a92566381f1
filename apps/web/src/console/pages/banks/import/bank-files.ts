/** A file from a file input. Only a selected folder gives relative paths. */
export interface PickedFile {
  name: string;
  /** `child-health/nutrition/questions.yaml`; empty for a file selected by itself. */
  webkitRelativePath: string;
}

export interface BankFile {
  path: string;
  content: string;
}

export const isBankFile = (name: string): boolean => /\.ya?ml$/i.test(name);

/** The path of a file in its bank for the import: `bank.yaml`, `nutrition/questions.yaml`. */
export function pathInBank({ file, content }: { file: PickedFile; content: string }): string {
  if (file.name.toLowerCase() === 'bank.yaml') return 'bank.yaml';
  const folders = file.webkitRelativePath.split('/').slice(1, -1);
  // The file of every domain is called questions.yaml; the domain named in it keeps them apart.
  const folder = folders.at(-1) ?? domainIn(content);
  return folder === undefined ? file.name : `${folder}/${file.name}`;
}

const domainIn = (content: string): string | undefined => /^domain:\s*["']?([\w-]+)/m.exec(content)?.[1];

/** Of two files with one path the later replaces the earlier, so that a corrected file can be selected again. */
export function mergeFiles({ chosen, added }: { chosen: readonly BankFile[]; added: readonly BankFile[] }): BankFile[] {
  const files = new Map([...chosen, ...added].map((file) => [file.path, file]));
  return [...files.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

export const bytesOf = (files: readonly BankFile[]): number => new Blob(files.map(({ content }) => content)).size;

/** A picture in the bank's folder: read, redrawn and uploaded only if a text names it. */
export interface BankPicture {
  /** `myopia/pictures/fundus.png`; only the file name for a picture selected by itself. */
  path: string;
  file: Blob;
}

export const isBankPicture = (name: string): boolean => /\.(?:png|jpe?g|webp|gif)$/i.test(name);

export function pathOfPicture({ name, webkitRelativePath }: PickedFile): string {
  const parts = webkitRelativePath.split('/');
  return parts.length > 2 && parts.at(-2) === 'pictures' ? parts.slice(-3).join('/') : name;
}

/** Of two pictures with one path, the later replaces the earlier. */
export const mergePictures = ({
  chosen,
  added,
}: {
  chosen: readonly BankPicture[];
  added: readonly BankPicture[];
}): BankPicture[] => [...new Map([...chosen, ...added].map((picture) => [picture.path, picture])).values()];

/** The selected pictures named in the files, with their paths in the bank. Missing ones are reported by the server. */
export function namedPictures({
  files,
  pictures,
}: {
  files: readonly BankFile[];
  pictures: readonly BankPicture[];
}): BankPicture[] {
  const picked = new Map(pictures.map((picture) => [picture.path.normalize('NFC'), picture]));
  const paths = new Set(
    files.flatMap(({ path, content }) => {
      const folder = path.includes('/') ? path.split('/')[0] : domainIn(content);
      return [...content.matchAll(/\]\(\s*(pictures\/[^/\\\s)]+)/g)].map(([, target]) => `${folder}/${target}`);
    }),
  );
  return [...paths].flatMap((path) => {
    const picture =
      picked.get(path.normalize('NFC')) ?? picked.get(path.slice(path.lastIndexOf('/') + 1).normalize('NFC'));
    return picture ? [{ path, file: picture.file }] : [];
  });
}
