export type FaultDetails = Record<string, string | number>;

/** One thing that is wrong in what somebody sent. */
export interface Fault {
  /** Stable and public: who puts the fault into other words goes by it. */
  code: string;
  /** What the words name: limits, letters, names. */
  details: FaultDetails;
  /** In English; goes on from the name of the field or file that is meant. */
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

/** The English text of every fault by its code, of all tables that were loaded; the console has each code in its own languages. */
export const FAULT_TEXTS: ReadonlyMap<string, string> = texts;

/** Makes faults of a table of texts by code; `{name}` in a text is a detail. A code stands in one table only. */
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

/** What was sent is named, not sent back whole. */
const MAX_TOLD_CHARACTERS = 120;

export const clip = (text: string): string =>
  text.length <= MAX_TOLD_CHARACTERS ? text : `${text.slice(0, MAX_TOLD_CHARACTERS)}…`;

const clipped = (details: FaultDetails): FaultDetails =>
  Object.fromEntries(
    Object.entries(details).map(([name, value]) => [name, typeof value === 'string' ? clip(value) : value]),
  );

const fillText = (text: string, details: FaultDetails): string =>
  text.replace(/\{(\w+)\}/g, (place, name: string) => String(details[name] ?? place));
