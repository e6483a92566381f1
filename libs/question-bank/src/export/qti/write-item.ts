import { markdownToXhtml, xmlAttribute, type XhtmlRules } from './markdown-to-xhtml';
import type { QtiQuestion } from './qti-question';
import { responseParts, type ResponseParts } from './response-parts';

export const QTI_NAMESPACE = 'http://www.imsglobal.org/xsd/imsqtiasi_v3p0';
const RATIONALE = 'rationale';

export interface WrittenItem {
  question: QtiQuestion;
  identifier: string;
  /** The shared text, with an address relative to the item's folder. */
  stimulus: { identifier: string; href: string } | null;
  picture: XhtmlRules['picture'];
}

/** Writes one question as a QTI 3.0 item. */
export function writeItem({ question, identifier, stimulus, picture }: WrittenItem): string {
  const { content, code } = question;
  const parts = responseParts({ content, picture });
  const label = content.format === 'A1' || content.format === 'A2' ? ` label="${content.format}"` : '';
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<qti-assessment-item xmlns="${QTI_NAMESPACE}" identifier="${identifier}" title="${xmlAttribute(code)}"${label} time-dependent="false" adaptive="false" xml:lang="zh-CN">`,
    ...parts.declarations,
    outcome({ identifier: 'SCORE', most: parts.most, external: content.type === 'essay' }),
    ...(content.rationale === null
      ? []
      : ['<qti-outcome-declaration identifier="RATIONALE" cardinality="single" base-type="identifier"/>']),
    ...(stimulus === null
      ? []
      : [`<qti-assessment-stimulus-ref identifier="${stimulus.identifier}" href="${xmlAttribute(stimulus.href)}"/>`]),
    `<qti-item-body>${bodyOf({ stem: content.stem, parts, picture })}</qti-item-body>`,
    processing({ rules: parts.rules, hasRationale: content.rationale !== null }),
    ...(content.rationale === null ? [] : [rationaleOf({ text: content.rationale, picture })]),
    '</qti-assessment-item>',
    '',
  ].join('\n');
}

/** The stem with the interaction in its blanks or below it. */
function bodyOf({
  stem,
  parts,
  picture,
}: {
  stem: string;
  parts: ResponseParts;
  picture: XhtmlRules['picture'];
}): string {
  const blanks = [...parts.blanks];
  const text = markdownToXhtml(stem, { picture, blank: () => blanks.shift() ?? null });
  const rest = blanks.length === 0 ? '' : `<p>${blanks.join(' ')}</p>`;
  return `${text}${rest}${parts.block}`;
}

function outcome({ identifier, most, external }: { identifier: string; most: number; external: boolean }): string {
  const byPeople = external ? ' external-scored="human"' : '';
  return `<qti-outcome-declaration identifier="${identifier}" cardinality="single" base-type="float" normal-maximum="${most}"${byPeople}><qti-default-value><qti-value>0</qti-value></qti-default-value></qti-outcome-declaration>`;
}

function processing({ rules, hasRationale }: { rules: string; hasRationale: boolean }): string {
  const shown = hasRationale
    ? `<qti-set-outcome-value identifier="RATIONALE"><qti-base-value base-type="identifier">${RATIONALE}</qti-base-value></qti-set-outcome-value>`
    : '';
  return rules + shown === '' ? '' : `<qti-response-processing>${rules}${shown}</qti-response-processing>`;
}

const rationaleOf = ({ text, picture }: { text: string; picture: XhtmlRules['picture'] }): string =>
  `<qti-modal-feedback outcome-identifier="RATIONALE" identifier="${RATIONALE}" show-hide="show"><qti-content-body>${markdownToXhtml(text, { picture })}</qti-content-body></qti-modal-feedback>`;

/** Writes a text that several items share. */
export function writeStimulus({
  identifier,
  title,
  text,
  picture,
}: {
  identifier: string;
  title: string;
  text: string;
  picture: XhtmlRules['picture'];
}): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<qti-assessment-stimulus xmlns="${QTI_NAMESPACE}" identifier="${identifier}" title="${xmlAttribute(title)}" xml:lang="zh-CN">
<qti-stimulus-body>${markdownToXhtml(text, { picture })}</qti-stimulus-body>
</qti-assessment-stimulus>
`;
}
