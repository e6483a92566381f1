import { kindOf, type Draft } from './draft';
import { tagAt } from './line-kinds';
import { paperFault, warningOf } from './paper-fault';
import type { RichText } from './rich-text';
import type { FieldPart } from './split-fields';

/** Assigns 答案, 解析, 难度 and similar fields of a line to the question. */
export function takeFields(draft: Draft, fields: readonly FieldPart[], line: number): void {
  for (const field of fields) takeField(draft, field, line);
}

function takeField(draft: Draft, { name, word, value }: FieldPart, line: number): void {
  const { text } = value;
  switch (name) {
    case 'key':
      draft.keys.push({ rich: value, line, from: 'line' });
      draft.phase = 'key';
      draft.nested = /^\s*[（(]?1[)）.．、]/.test(text) ? 1 : 0;
      return;
    case 'rationale': {
      takeRationale(draft, { word, value, line });
      return;
    }
    case 'knowledgePoint':
      draft.knowledgePoint = text || draft.knowledgePoint;
      break;
    case 'difficulty':
      draft.difficulty = text || draft.difficulty;
      break;
    case 'domain':
      draft.domain = text || draft.domain;
      break;
    case 'points':
      draft.points = /\d{1,3}(?:\.\d{1,2})?/.exec(text)?.[0] ?? draft.points;
      break;
    case 'type':
      draft.tag = tagAt(`【${text}】`, 'start')?.kind ?? draft.tag;
      if (draft.tag === null)
        draft.notices.push(warningOf(paperFault('PAPER_TYPE_NOT_READ', { heading: text }), { field: 'type', line }));
      break;
    case 'source':
      // Issuer, title and year cannot be separated in a line, so the source becomes part of the rationale.
      draft.rationale.push({ ...value, text: `${word}：${text}`, marks: [] });
      break;
  }
  draft.phase = draft.phase === 'rationale' || draft.phase === 'key' ? draft.phase : 'field';
}

function takeRationale(draft: Draft, { word, value, line }: { word: string; value: RichText; line: number }): void {
  // 【解答】 below an essay is its answer.
  if (kindOf(draft)?.type === 'essay' && draft.keys.length === 0 && /^(?:解答|解析)$/.test(word)) {
    draft.keys.push({ rich: value, line, from: 'line' });
    draft.phase = 'key';
    return;
  }
  if (value.text !== '') draft.rationale.push(value);
  draft.phase = 'rationale';
  draft.nested = /^\s*[（(]?1[)）.．、]/.test(value.text) ? 1 : 0;
}
