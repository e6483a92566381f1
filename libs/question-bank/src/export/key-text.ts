import { shownForm } from '@sunflower/content';
import type { SheetLanguage } from '../import/sheet/type-name';
import { escapeCell } from '../import/sheet/typed-cell';
import { orderText } from '../question/blank-order';
import { letterOf } from '../question/question-file';
import type { VersionContent } from '../question/version-content';

const TRUTH: Record<SheetLanguage, [string, string]> = { 'zh-CN': ['正确', '错误'], en: ['True', 'False'] };

/** When an option's text is `A`, a key `A` would be ambiguous. */
const lettersText = (letters: string, options: readonly string[]): string =>
  options.some((option) => shownForm(option) === letters) ? `选项${letters}` : letters;

/** A key as text for a cell or a line, in the words that the sheet import reads. Empty for an essay. */
export function keyText({
  content: { type, key, options },
  language = 'zh-CN',
}: {
  content: Pick<VersionContent, 'type' | 'key' | 'options'>;
  language?: SheetLanguage;
}): string {
  switch (key.kind) {
    case 'choice':
      return type === 'true_false'
        ? TRUTH[language][key.right[0] === 0 ? 0 : 1]
        : lettersText(key.right.map(letterOf).join(''), options);
    case 'fill_in':
      return `${key.blanks.map((texts) => texts.map(escapeCell).join('//')).join('|')}${orderText({ ...key, blankCount: key.blanks.length, language })}`;
    case 'numeric':
      return key.tolerance === '0' ? key.value : `${key.value}±${key.tolerance}`;
    case 'matching':
      return key.pairs.map((option, prompt) => `${prompt + 1}-${letterOf(option)}`).join(';');
    case 'ordering':
      return key.order.map(letterOf).join('>');
    case 'essay':
      return '';
  }
}
