import type { FormulaPlace } from './typeset';

type Typeset = (place: FormulaPlace) => void;

let loading: Promise<void> | null = null;
let ready: Typeset | null = null;

/** KaTeX with its styles. It may fail: then a formula stands there as it was written, and the next one asks again. */
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

/** Sets a formula in place of its TeX, at once if it can and else when it can. Returns how to call that off. */
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
