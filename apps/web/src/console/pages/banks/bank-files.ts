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
