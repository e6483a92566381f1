import { InvalidTrainingText, unitFileFault } from './training.errors';

/** Splits a unit's Markdown file into title (the first line, `# …`) and text. @throws InvalidTrainingText */
export function parseTrainingUnitFile(content: string): { title: string; bodyMarkdown: string } {
  const [, title, bodyMarkdown] = /^\uFEFF?# +(.+?)\s*\r?\n([^]*)$/.exec(content) ?? [];
  if (!title || !bodyMarkdown?.trim()) throw new InvalidTrainingText(unitFileFault('UNIT_FILE_WITHOUT_TITLE', {}));
  return { title, bodyMarkdown: bodyMarkdown.trim() };
}
