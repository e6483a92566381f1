/** What a file picker gives: only a picked folder tells where in it a file lies. */
export interface PickedFile {
  name: string;
  /** `child-health/nutrition/questions.yaml`; empty for a file picked by itself. */
  webkitRelativePath: string;
}

export interface BankFile {
  path: string;
  content: string;
}

export const isBankFile = (name: string): boolean => /\.ya?ml$/i.test(name);

/** The name of a file inside its bank, as the import wants it: `bank.yaml`, `nutrition/questions.yaml`. */
export function pathInBank({ file, content }: { file: PickedFile; content: string }): string {
  if (file.name.toLowerCase() === 'bank.yaml') return 'bank.yaml';
  const folders = file.webkitRelativePath.split('/').slice(1, -1);
  // Every domain calls its file questions.yaml: the domain named in it keeps them apart.
  const folder = folders.at(-1) ?? domainIn(content);
  return folder === undefined ? file.name : `${folder}/${file.name}`;
}

const domainIn = (content: string): string | undefined => /^domain:\s*["']?([\w-]+)/m.exec(content)?.[1];

/** The later of two with one name counts: a mended file is picked again. */
export function mergeFiles({ chosen, added }: { chosen: readonly BankFile[]; added: readonly BankFile[] }): BankFile[] {
  const files = new Map([...chosen, ...added].map((file) => [file.path, file]));
  return [...files.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

export const bytesOf = (files: readonly BankFile[]): number => new Blob(files.map(({ content }) => content)).size;

/** A picture of the bank's folder: read, drawn anew and uploaded only when a text names it. */
export interface BankPicture {
  /** `myopia/pictures/fundus.png`; the bare name of one that was picked by itself. */
  path: string;
  file: Blob;
}

export const isBankPicture = (name: string): boolean => /\.(?:png|jpe?g|webp|gif)$/i.test(name);

export function pathOfPicture({ name, webkitRelativePath }: PickedFile): string {
  const parts = webkitRelativePath.split('/');
  return parts.length > 2 && parts.at(-2) === 'pictures' ? parts.slice(-3).join('/') : name;
}

/** The later of two with one path counts. */
export const mergePictures = ({
  chosen,
  added,
}: {
  chosen: readonly BankPicture[];
  added: readonly BankPicture[];
}): BankPicture[] => [...new Map([...chosen, ...added].map((picture) => [picture.path, picture])).values()];

/** The pictures that the texts of these files name, by their path in the bank; what was not picked is left for the server to name. */
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
