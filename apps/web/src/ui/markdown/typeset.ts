import katex from 'katex';
import 'katex/dist/katex-swap.min.css';

export interface FormulaPlace {
  tex: string;
  display: boolean;
  element: HTMLElement;
}

/** Loaded only where a formula is: import it through `show-formula.ts`. It makes elements and no HTML, so none can be slipped in. */
export function typeset({ tex, display, element }: FormulaPlace): void {
  katex.render(tex, element, {
    displayMode: display,
    throwOnError: false,
    trust: false,
    strict: 'ignore',
    maxExpand: 200,
    maxSize: 20,
  });
}
