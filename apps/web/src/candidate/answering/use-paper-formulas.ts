import { useEffect } from 'react';
import type { PaperSection } from '../../api/candidate-contract';
import { holdsFormula } from '@sunflower/content/markdown';
import { loadTypesetter } from '../../ui/markdown/show-formula';

/** While there is a network: by the item that needs it there may be none. */
export function usePaperFormulas(sections: PaperSection[]): void {
  useEffect(() => {
    // Each formula asks again, so a failure here needs no word.
    if (textsOf(sections).some(holdsFormula)) loadTypesetter().catch(() => undefined);
  }, [sections]);
}

const textsOf = (sections: PaperSection[]): string[] =>
  sections
    .flatMap(({ items }) => items)
    .flatMap(({ stem, stimulus, options, prompts }) => [
      stem,
      stimulus?.text ?? '',
      ...(options ?? []).map(({ text }) => text),
      ...(prompts ?? []).map(({ text }) => text),
    ]);
