import type { FormulaPlace } from './typeset';

type Typeset = (place: FormulaPlace) => void;

let loading: Promise<void> | null = null;
let ready: Typeset | null = null;

/** Loads KaTeX with its styles. If that fails, formulas stay as TeX, and the next call tries again. */
export function loadTypesetter(): Promise<void> {
  loading ??= import('./typeset').then(
    ({ typeset }) => void (ready = typeset),
    (error: unknown) => {
      loading = null;
      throw error;
    },
  );
  return loading;
}

/** Typesets a formula in its element, at once or as soon as KaTeX is loaded. Returns a function that cancels this. */
export function showFormula(place: FormulaPlace): () => void {
  let calledOff = false;
  const show = () => {
    if (calledOff) return;
    if (ready) ready(place);
    else loadTypesetter().then(show, () => window.addEventListener('online', show, { once: true }));
  };
  show();
  return () => {
    calledOff = true;
    window.removeEventListener('online', show);
  };
}
