import katex from 'katex';
import 'katex/dist/katex-swap.min.css';

export interface FormulaPlace {
  tex: string;
  display: boolean;
  element: HTMLElement;
}

/** Loaded on demand: import through `show-formula.ts`. Creates elements, not HTML, so HTML cannot be injected. */
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
