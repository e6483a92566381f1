import { useEffect } from 'react';
import type { PaperSection } from '../../api/candidate-contract';
import { holdsFormula } from '@sunflower/content/markdown';
import { loadTypesetter } from '../../ui/markdown/show-formula';

/** Loads the typesetter of formulas early: the network may be down when the item is shown. */
export function usePaperFormulas(sections: PaperSection[]): void {
  useEffect(() => {
    // Each formula loads it again if needed, so a failure here is ignored.
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
