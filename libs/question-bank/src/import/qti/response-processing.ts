import type { XmlElement } from '../xml/read-xml';
import { elementsIn, textIn } from '../xml/xml-tree';
import { scoresOf, type Declaration } from './declarations';
import { qtiAttribute, qtiChild, qtiName } from './qti-names';

/** The scoring of one response. */
export interface Marking {
  /** `match`: by the correct response; `map`: by the mapping. */
  by: 'match' | 'map';
  /** For numbers: a decimal text, in per cent when `relative`. */
  tolerance: string | null;
  relative: boolean;
  caseCounts: boolean | null;
}

export interface Processing {
  /** By response identifier; an absent response is not scored. */
  markings: Map<string, Marking>;
  /** The first unsupported construct; null when there is none. */
  unknown: string | null;
  absent: boolean;
}

const MATCHED: Marking = { by: 'match', tolerance: null, relative: false, caseCounts: null };
const MAPPED: Marking = { ...MATCHED, by: 'map' };

/** Reads the response processing as far as it determines the right answers. */
export function readProcessing(item: XmlElement, declarations: ReadonlyMap<string, Declaration>): Processing {
  const processing: Processing = { markings: new Map(), unknown: null, absent: false };
  const element = qtiChild(item, 'responseProcessing');
  if (element === null) return { ...processing, absent: true };
  const template =
    (qtiAttribute(element, 'template') ?? '')
      .split(/[/\\]/)
      .at(-1)
      ?.replace(/\.xml$/i, '') ?? '';
  if (template !== '') return byTemplate({ template, processing, declarations });
  if (elementsIn(element).length === 0) return { ...processing, absent: true };
  const reader = new ProcessingReader(processing, scoresOf(item), declarations);
  reader.rules(elementsIn(element));
  return processing;
}

function byTemplate({
  template,
  processing,
  declarations,
}: {
  template: string;
  processing: Processing;
  declarations: ReadonlyMap<string, Declaration>;
}): Processing {
  const marking = /^(match_correct|CC2_match(_basic)?)$/i.test(template)
    ? MATCHED
    : /^(map_response|CC2_map_response)$/i.test(template)
      ? MAPPED
      : null;
  if (marking === null) return { ...processing, unknown: template };
  // The standard templates score only the response with this name.
  const only = declarations.has('RESPONSE') ? 'RESPONSE' : [...declarations.keys()][0];
  if (only !== undefined) processing.markings.set(only, marking);
  return processing;
}

class ProcessingReader {
  constructor(
    private readonly processing: Processing,
    private readonly scores: ReadonlySet<string>,
    private readonly declarations: ReadonlyMap<string, Declaration>,
  ) {}

  rules(elements: readonly XmlElement[]): void {
    for (const element of elements) {
      const name = qtiName(element);
      if (name === 'responseCondition') this.condition(element);
      else if (name === 'setOutcomeValue') this.outcome(element, 'always');
      else if (name === 'responseProcessingFragment') this.rules(elementsIn(element));
      else if (name !== 'lookupOutcomeValue' || this.scores.has(qtiAttribute(element, 'identifier') ?? ''))
        this.strange(name);
    }
  }

  private condition(element: XmlElement): void {
    if (!this.scoresIn(element)) return;
    for (const branch of elementsIn(element)) {
      const otherwise = qtiName(branch) === 'responseElse';
      const parts = elementsIn(branch);
      const test = otherwise ? undefined : parts[0];
      const then = otherwise ? parts : parts.slice(1);
      const scores = then.some((rule) => this.scoresIn(rule));
      const tested = test === undefined ? 'nothing' : scores ? this.test(test) : 'nothing';
      for (const rule of then) {
        const name = qtiName(rule);
        if (name === 'responseCondition') this.condition(rule);
        else if (name === 'setOutcomeValue')
          this.outcome(rule, otherwise ? 'otherwise' : tested === 'right' ? 'right' : 'otherwise');
        else if (name !== 'exitResponse') this.strange(name);
      }
    }
  }

  private scoresIn(element: XmlElement): boolean {
    const own = ['setOutcomeValue', 'lookupOutcomeValue'].includes(qtiName(element));
    if (own && this.scores.has(qtiAttribute(element, 'identifier') ?? '')) return true;
    return elementsIn(element).some((child) => this.scoresIn(child));
  }

  /** Whether the condition means that the response is right. */
  private test(element: XmlElement): 'right' | 'nothing' {
    const name = qtiName(element);
    const operands = elementsIn(element);
    if (name === 'isNull') return 'nothing';
    if (name === 'not' && operands.length === 1 && qtiName(operands[0] as XmlElement) === 'isNull') return 'nothing';
    if (name === 'and') return operands.map((operand) => this.test(operand)).includes('right') ? 'right' : 'nothing';
    if (['match', 'equal', 'stringMatch'].includes(name) && this.compared(element)) return 'right';
    this.strange(name);
    return 'nothing';
  }

  private compared(element: XmlElement): boolean {
    const [left, right] = elementsIn(element);
    if (left === undefined || right === undefined) return false;
    const [variable, value] = qtiName(left) === 'variable' ? [left, right] : [right, left];
    const identifier = qtiAttribute(variable, 'identifier') ?? '';
    const declaration = this.declarations.get(identifier);
    if (qtiName(variable) !== 'variable' || declaration === undefined) return false;
    const isCorrect = qtiName(value) === 'correct' && qtiAttribute(value, 'identifier') === identifier;
    const isSame =
      qtiName(value) === 'baseValue' &&
      declaration.correct.length === 1 &&
      declaration.correct[0] === textIn(value).trim();
    if (!isCorrect && !isSame) return false;
    const tolerance = toleranceOf(element);
    if (tolerance === null) return false;
    const caseCounts = qtiName(element) === 'stringMatch' ? qtiAttribute(element, 'caseSensitive') !== 'false' : null;
    if (qtiName(element) === 'stringMatch' && qtiAttribute(element, 'substring') === 'true') return false;
    this.processing.markings.set(identifier, { by: 'match', ...tolerance, caseCounts });
    return true;
  }

  /** Reads a score assignment: an unconditional one must use the mapping, one for a right response must set marks. */
  private outcome(element: XmlElement, when: 'always' | 'right' | 'otherwise'): void {
    if (!this.scores.has(qtiAttribute(element, 'identifier') ?? '')) return;
    const [value] = elementsIn(element);
    if (value === undefined) return;
    const marks = qtiName(value) === 'baseValue' ? Number(textIn(value)) : null;
    if (marks === null) this.value(value);
    else if ((when === 'right' && marks <= 0) || (when !== 'right' && marks > 0)) this.strange('setOutcomeValue');
  }

  private value(element: XmlElement): void {
    const name = qtiName(element);
    if (name === 'mapResponse') {
      const identifier = qtiAttribute(element, 'identifier') ?? '';
      this.processing.markings.set(identifier, MAPPED);
    } else if (name === 'sum') for (const part of elementsIn(element)) this.value(part);
    else if (name === 'variable' && !this.declarations.has(qtiAttribute(element, 'identifier') ?? '')) return;
    else if (name !== 'baseValue') this.strange(name);
  }

  private strange(name: string): void {
    this.processing.unknown ??= name;
  }
}

/** Null when the bounds are unequal or not numbers. */
function toleranceOf(element: XmlElement): Pick<Marking, 'tolerance' | 'relative'> | null {
  const mode = qtiAttribute(element, 'toleranceMode') ?? 'exact';
  if (qtiName(element) !== 'equal' || mode === 'exact') return { tolerance: null, relative: false };
  const [below = '', above = below] = (qtiAttribute(element, 'tolerance') ?? '').trim().split(/\s+/);
  const closed = (name: string): boolean => qtiAttribute(element, name) !== 'false';
  if (below === '' || below !== above || !closed('includeLowerBound') || !closed('includeUpperBound')) return null;
  return { tolerance: below, relative: mode === 'relative' };
}
