import { sha256Hex } from '@sunflower/platform/plain';
import { stemWithPart } from '../../question/further-case';
import { isHanAlone } from '../../question/search-text';
import type { StagedGroup, StagedQuestion } from './staged-question';

interface Asked extends Pick<StagedQuestion, 'type' | 'stem' | 'options' | 'about'> {
  group: StagedGroup | null;
}

/** Stems such as "下列说法正确的是" are generic: only the options distinguish such questions. */
const LONG_ENOUGH = 12;
const ASKS_OF_OPTIONS = /(?:正确|错误|不当|恰当|适宜|属于|包括|符合|无关|有关)[^，。]{0,4}(?:是|有|项|为)$/;

/** The same for two questions that ask the same, ignoring white space, punctuation, width and case. */
export function duplicateKey({ type, stem: asks, options: shown, about, group }: Asked): string {
  const stem = stemWithPart({ stem: asks, furtherCase: about?.furtherCase ?? null });
  // A bank has a heading for shared options and options for a statement; most files do not, so both are ignored.
  const asked = [plain(group?.format === 'B1' ? '' : (group?.stimulus ?? '')), plain(stem)];
  const options = type === 'true_false' ? [] : shown;
  const isCommon = asked.join('').length < LONG_ENOUGH || (asked[0] === '' && ASKS_OF_OPTIONS.test(plain(stem)));
  const parts = isCommon ? [...asked, ...options.map(plain).sort()] : asked;
  return sha256Hex(parts.join('\n'));
}

const plain = (text: string): string =>
  isHanAlone(text)
    ? text
    : text
        .normalize('NFKC')
        .toLowerCase()
        .replace(/[\p{P}\p{Z}\p{Cf}\s_]/gu, '');
