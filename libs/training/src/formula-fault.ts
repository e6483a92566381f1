import katex from 'katex';

// As apps/web/src/ui/markdown reads it: after a backslash and in code a dollar sign is one; test/contract/formulas.spec.ts compares the two.
const FORMULA =
  /^ {0,3}```[\s\S]*?(?:\n {0,3}```|(?![\s\S]))|\\[!-/:-@[-`{-~]|(`+).+?\1(?!`)|\$\$((?:\\[\s\S]|[^$\\])+)\$\$|\$(?![\s$])((?:\\.|[^$\\\n])*?(?:\\.|[^$\\\s]))\$(?!\d)/gm;

export interface Formula {
  /** Without its dollar signs. */
  tex: string;
  /** On a line of its own: `$$…$$`. */
  display: boolean;
}

export function formulasIn(text: string): Formula[] {
  return [...text.matchAll(FORMULA)].flatMap(([, , display, inline]) => {
    const tex = display ?? inline;
    return tex === undefined ? [] : [{ tex: tex.trim(), display: display !== undefined }];
  });
}

/** Why a formula of a text cannot be shown, or null. */
export function formulaFault(text: string): string | null {
  for (const formula of formulasIn(text)) {
    const problem = problemOf(formula);
    if (problem !== null) return `holds a formula that cannot be shown, ${formula.tex} (${problem}); correct it, or write \\$ for a dollar sign`;
  }
  return null;
}

function problemOf({ tex, display }: Formula): string | null {
  let refused: string | null = null;
  const refuse = (what: string) => {
    refused ??= what;
    return false;
  };
  try {
    katex.renderToString(tex, {
      throwOnError: true,
      displayMode: display,
      output: 'mathml',
      maxExpand: 200,
      // Chinese belongs into \text{…}: outside of it, it is mostly a text between two prices.
      strict: (code) => {
        if (code === 'unicodeTextInMathMode') refuse('words stand in \\text{…}');
        return 'ignore';
      },
      trust: ({ command }) => refuse(`${command} has no place here`),
    });
  } catch (error) {
    if (error instanceof katex.ParseError) return error.rawMessage;
    throw error;
  }
  return refused;
}
