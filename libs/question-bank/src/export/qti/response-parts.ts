import type { VersionContent } from '../../question/version-content';
import { markdownToInlineXhtml, xmlAttribute, xmlText, type XhtmlRules } from './markdown-to-xhtml';

/** The parts that turn a stem into an item. */
export interface ResponseParts {
  declarations: string[];
  /** One per blank of the stem, in order. */
  blanks: string[];
  /** Below the stem. */
  block: string;
  /** Response processing rules. */
  rules: string;
  /** Marks for a right response. */
  most: number;
}

interface Source {
  content: VersionContent;
  picture: XhtmlRules['picture'];
}

const NOTHING: ResponseParts = { declarations: [], blanks: [], block: '', rules: '', most: 1 };
const RESPONSE = 'RESPONSE';

/** Identifiers of options and prompts. */
const optionName = (index: number): string => `O${index + 1}`;
const promptName = (index: number): string => `P${index + 1}`;

export function responseParts(source: Source): ResponseParts {
  const { key } = source.content;
  switch (key.kind) {
    case 'choice':
      return choiceParts({ ...source, right: key.right });
    case 'fill_in':
      return blankParts(key.blanks);
    case 'numeric':
      return numberParts(key);
    case 'matching':
      return pairParts({ ...source, pairs: key.pairs });
    case 'ordering':
      return orderParts({ ...source, order: key.order });
    case 'essay':
      return {
        ...NOTHING,
        declarations: [declaration({ cardinality: 'single', baseType: 'string', inner: '' })],
        block: `<qti-extended-text-interaction response-identifier="${RESPONSE}"/>`,
      };
  }
}

function declaration({
  identifier = RESPONSE,
  cardinality,
  baseType,
  inner,
}: {
  identifier?: string;
  cardinality: string;
  baseType: string;
  inner: string;
}): string {
  const head = `<qti-response-declaration identifier="${identifier}" cardinality="${cardinality}" base-type="${baseType}"`;
  return inner === '' ? `${head}/>` : `${head}>${inner}</qti-response-declaration>`;
}

const correct = (values: readonly string[]): string =>
  `<qti-correct-response>${values.map((value) => `<qti-value>${xmlText(value)}</qti-value>`).join('')}</qti-correct-response>`;

const setScore = (value: string): string =>
  `<qti-set-outcome-value identifier="SCORE">${value}</qti-set-outcome-value>`;

const marks = (value: number): string => setScore(`<qti-base-value base-type="float">${value}</qti-base-value>`);

const compared = (test: string): string =>
  `<qti-response-condition><qti-response-if>${test}${marks(1)}</qti-response-if><qti-response-else>${marks(0)}</qti-response-else></qti-response-condition>`;

const OPERANDS = `<qti-variable identifier="${RESPONSE}"/><qti-correct identifier="${RESPONSE}"/>`;
const MATCH = compared(`<qti-match>${OPERANDS}</qti-match>`);

const choices = ({
  texts,
  name,
  element,
  picture,
  extra = '',
}: {
  texts: readonly string[];
  name: (index: number) => string;
  element: string;
  picture: XhtmlRules['picture'];
  extra?: string;
}): string =>
  texts
    .map(
      (text, index) =>
        `<${element} identifier="${name(index)}"${extra}>${markdownToInlineXhtml(text, { picture })}</${element}>`,
    )
    .join('');

function choiceParts({ content, picture, right }: Source & { right: number[] }): ResponseParts {
  const several = content.type === 'multiple_choice';
  const shuffle = content.fixedOptionOrder ? 'false' : 'true';
  const least = content.format === 'X' ? ' min-choices="2"' : '';
  return {
    ...NOTHING,
    declarations: [
      declaration({
        cardinality: several ? 'multiple' : 'single',
        baseType: 'identifier',
        inner: correct(right.map(optionName)),
      }),
    ],
    block: `<qti-choice-interaction response-identifier="${RESPONSE}" shuffle="${shuffle}" max-choices="${several ? 0 : 1}"${least}>${choices({ texts: content.options, name: optionName, element: 'qti-simple-choice', picture })}</qti-choice-interaction>`,
    rules: MATCH,
  };
}

/** Each blank has its own response, and each accepted text earns a mark. */
function blankParts(blanks: readonly string[][]): ResponseParts {
  const names = blanks.map((_, index) => (blanks.length === 1 ? RESPONSE : `${RESPONSE}_${index + 1}`));
  const mapped = names.map((name) => `<qti-map-response identifier="${name}"/>`);
  return {
    ...NOTHING,
    declarations: blanks.map((texts, index) => {
      const entries = texts.map(
        (text) => `<qti-map-entry map-key="${xmlAttribute(text)}" mapped-value="1" case-sensitive="false"/>`,
      );
      const mapping = `<qti-mapping default-value="0">${entries.join('')}</qti-mapping>`;
      const inner = `${correct(texts.slice(0, 1))}${mapping}`;
      return declaration({ identifier: names[index] ?? RESPONSE, cardinality: 'single', baseType: 'string', inner });
    }),
    blanks: names.map((name) => `<qti-text-entry-interaction response-identifier="${name}"/>`),
    rules: setScore(mapped.length === 1 ? mapped.join('') : `<qti-sum>${mapped.join('')}</qti-sum>`),
    most: blanks.length,
  };
}

function numberParts({ value, tolerance }: { value: string; tolerance: string }): ResponseParts {
  const isExact = Number(tolerance) === 0;
  const mode = isExact ? 'tolerance-mode="exact"' : `tolerance-mode="absolute" tolerance="${tolerance} ${tolerance}"`;
  return {
    ...NOTHING,
    declarations: [declaration({ cardinality: 'single', baseType: 'float', inner: correct([value]) })],
    // In the stem when it has a blank, otherwise below it.
    blanks: [`<qti-text-entry-interaction response-identifier="${RESPONSE}"/>`],
    rules: compared(`<qti-equal ${mode}>${OPERANDS}</qti-equal>`),
  };
}

function pairParts({ content, picture, pairs }: Source & { pairs: number[] }): ResponseParts {
  const element = 'qti-simple-associable-choice';
  const prompts = choices({
    texts: content.prompts,
    name: promptName,
    element,
    picture,
    extra: ' match-max="1" match-min="1"',
  });
  const options = choices({ texts: content.options, name: optionName, element, picture, extra: ' match-max="0"' });
  const values = pairs.map((option, prompt) => `${promptName(prompt)} ${optionName(option)}`);
  return {
    ...NOTHING,
    declarations: [declaration({ cardinality: 'multiple', baseType: 'directedPair', inner: correct(values) })],
    block: `<qti-match-interaction response-identifier="${RESPONSE}" shuffle="${content.fixedOptionOrder ? 'false' : 'true'}" max-associations="${content.prompts.length}"><qti-simple-match-set>${prompts}</qti-simple-match-set><qti-simple-match-set>${options}</qti-simple-match-set></qti-match-interaction>`,
    rules: MATCH,
  };
}

function orderParts({ content, picture, order }: Source & { order: number[] }): ResponseParts {
  return {
    ...NOTHING,
    declarations: [
      declaration({ cardinality: 'ordered', baseType: 'identifier', inner: correct(order.map(optionName)) }),
    ],
    block: `<qti-order-interaction response-identifier="${RESPONSE}" shuffle="${content.fixedOptionOrder ? 'false' : 'true'}">${choices({ texts: content.options, name: optionName, element: 'qti-simple-choice', picture })}</qti-order-interaction>`,
    rules: MATCH,
  };
}
