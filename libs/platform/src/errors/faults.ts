export type FaultDetails = Record<string, string | number>;

/** One fault in the data that somebody sent. */
export interface Fault {
  /** Stable and public; translations are keyed by it. */
  code: string;
  /** Values named in the text: limits, letters, names. */
  details: FaultDetails;
  /** English text that continues a sentence after the name of the field or file. */
  problem: string;
}

export interface FieldFault extends Fault {
  /** `policies.integrity.limit`, `requiredTrainingUnitIds.0`. */
  field: string;
}

type PlacesIn<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | PlacesIn<Rest>
  : never;

const texts = new Map<string, string>();

/**
 * The English text of every fault by its code, from all loaded tables; the console has each code in its own languages.
 */
export const FAULT_TEXTS: ReadonlyMap<string, string> = texts;

/**
 * Makes a function that builds faults from a table of texts by code; `{name}` in a text stands for a detail. A code is
 * in one table only.
 */
export function faultTable<const Texts extends Record<string, string>>(table: Texts) {
  for (const [code, text] of Object.entries(table)) {
    if (texts.has(code)) throw new Error(`The fault ${code} stands in two tables`);
    texts.set(code, text);
  }
  return <Code extends keyof Texts & string>(
    code: Code,
    details: Record<PlacesIn<Texts[Code]>, string | number> & FaultDetails,
  ): Fault => {
    const told = clipped(details);
    return { code, details: told, problem: fillText(table[code] as string, told) };
  };
}

/** Longer input is clipped, not repeated in full. */
const MAX_TOLD_CHARACTERS = 120;

export const clip = (text: string): string =>
  text.length <= MAX_TOLD_CHARACTERS ? text : `${text.slice(0, MAX_TOLD_CHARACTERS)}…`;

const clipped = (details: FaultDetails): FaultDetails =>
  Object.fromEntries(
    Object.entries(details).map(([name, value]) => [name, typeof value === 'string' ? clip(value) : value]),
  );

const fillText = (text: string, details: FaultDetails): string =>
  text.replace(/\{(\w+)\}/g, (place, name: string) => String(details[name] ?? place));
