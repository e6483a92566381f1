import { InvalidTrainingText, unitFileFault } from './training.errors';

/** Title (the first line, `# …`) and text of a unit that is kept as a Markdown file. @throws InvalidTrainingText */
export function parseTrainingUnitFile(content: string): { title: string; bodyMarkdown: string } {
  const [, title, bodyMarkdown] = /^\uFEFF?# +(.+?)\s*\r?\n([^]*)$/.exec(content) ?? [];
  if (!title || !bodyMarkdown?.trim()) throw new InvalidTrainingText(unitFileFault('UNIT_FILE_WITHOUT_TITLE', {}));
  return { title, bodyMarkdown: bodyMarkdown.trim() };
}
