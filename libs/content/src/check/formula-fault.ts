import { faultTable, type Fault } from '@sunflower/platform/plain';
import katex from 'katex';

export interface Formula {
  /** Without its dollar signs. */
  tex: string;
  /** Displayed on its own line: `$$…$$`. */
  display: boolean;
}

const fault = faultTable({
  FORMULA_UNKNOWN_COMMAND:
    'holds a formula that cannot be shown, {tex} (Undefined control sequence: {command}); correct it, or write \\$ for a dollar sign',
  FORMULA_FORBIDDEN_COMMAND:
    'holds a formula that cannot be shown, {tex} ({command} has no place here); correct it, or write \\$ for a dollar sign',
  FORMULA_WITH_WORDS:
    'holds a formula that cannot be shown, {tex} (words stand in {command}); correct it, or write \\$ for a dollar sign',
  FORMULA_TOO_LONG: 'holds a formula of more than {maxCharacters} characters, {tex}; write it as several',
  FORMULA_BROKEN: 'holds a formula that cannot be shown, {tex} ({reason}); correct it, or write \\$ for a dollar sign',
});

const MAX_FORMULA_CHARACTERS = 1000;

/** Why one of these formulas cannot be shown, or null. */
export function formulaFault(formulas: readonly Formula[]): Fault | null {
  for (const formula of formulas) {
    const found = faultOf(formula);
    if (found !== null) return found;
  }
  return null;
}

function faultOf({ tex, display }: Formula): Fault | null {
  if (tex.length > MAX_FORMULA_CHARACTERS)
    return fault('FORMULA_TOO_LONG', { maxCharacters: MAX_FORMULA_CHARACTERS, tex });
  let refused: Fault | null = null;
  const refuse = (why: Fault) => {
    refused ??= why;
    return false;
  };
  try {
    katex.renderToString(tex, {
      throwOnError: true,
      displayMode: display,
      output: 'mathml',
      maxExpand: 200,
      // Chinese belongs in \text{…}; outside, it is usually text between two prices.
      strict: (code) => {
        if (code === 'unicodeTextInMathMode') refuse(fault('FORMULA_WITH_WORDS', { tex, command: '\\text{…}' }));
        return 'ignore';
      },
      trust: ({ command }) => refuse(fault('FORMULA_FORBIDDEN_COMMAND', { tex, command })),
    });
  } catch (error) {
    if (error instanceof katex.ParseError) return parseFault({ tex, reason: error.rawMessage });
    // KaTeX recurses for each level.
    if (error instanceof RangeError) return fault('FORMULA_BROKEN', { tex, reason: 'it is nested too deeply' });
    throw error;
  }
  return refused;
}

function parseFault({ tex, reason }: { tex: string; reason: string }): Fault {
  const [, command] = /^Undefined control sequence: (.+)$/.exec(reason) ?? [];
  return command === undefined
    ? fault('FORMULA_BROKEN', { tex, reason })
    : fault('FORMULA_UNKNOWN_COMMAND', { tex, command });
}
