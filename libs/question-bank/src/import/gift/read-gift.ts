import { exchangeFault } from '../exchange/exchange-fault';
import {
  addError,
  emptyPaper,
  errorNotice,
  excerptOf,
  finished,
  questionAt,
  warningNotice,
} from '../exchange/imported-question';
import { PictureCollector } from '../exchange/picture-collector';
import type { ImportedPaper } from '../imported-paper';
import { categoryPlace, type CategoryPlace } from '../exchange/category-place';
import { readGiftAnswer } from './gift-answer';
import { hideFreed, showFreed } from './gift-signs';
import { GiftTexts, type GiftTextFormat } from './gift-text';
import { splitGift, type GiftBlock } from './split-gift';

const MOST_CHARACTERS = 20_000_000;
/** A longer block is an unclosed brace, not a question. */
const MOST_BLOCK = 200_000;

/** Reads a GIFT text file. Each question is parsed alone, so that a fault in one does not affect the others. */
export function readGiftPaper({ text }: { text: string; name: string }): ImportedPaper {
  const paper = emptyPaper({ format: 'gift' });
  if (text.length > MOST_CHARACTERS) {
    paper.notices.push(errorNotice(exchangeFault('EXCHANGE_FILE_TOO_LARGE', { maxMegabytes: MOST_CHARACTERS / 1e6 })));
    return paper;
  }
  const pictures = new PictureCollector();
  let place: CategoryPlace = { domain: null, knowledgePoint: null };
  for (const block of splitGift(text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n'))) {
    const [, category] = /^\s*\$CATEGORY\s*:([^\n]*)/i.exec(block.text) ?? [];
    if (category !== undefined) place = categoryPlace(category.trim());
    else readBlock({ paper, block, place, pictures });
  }
  if (paper.questions.length === 0) paper.notices.push(errorNotice(exchangeFault('EXCHANGE_NO_QUESTIONS', {})));
  paper.pictures = pictures.pictures;
  return paper;
}

const HEAD = /^\s*(?:::([^]*?)::)?\s*(?:\[(html|markdown|plain|moodle)\])?\s*/i;

function readBlock({
  paper,
  block,
  place,
  pictures,
}: {
  paper: ImportedPaper;
  block: GiftBlock;
  place: CategoryPlace;
  pictures: PictureCollector;
}): void {
  const question = {
    ...questionAt({ part: null, line: block.line, lastLine: block.lastLine, excerpt: excerptOf(block.text) }),
    ...place,
    tags: block.tags,
  };
  if (block.text.length > MOST_BLOCK) {
    addError(question, exchangeFault('EXCHANGE_TEXT_TOO_LARGE', {}));
    paper.questions.push(question);
    return;
  }
  const text = hideFreed(block.text);
  const [head, , format] = HEAD.exec(text) ?? [''];
  const texts = new GiftTexts({ question, pictures, format: (format?.toLowerCase() ?? 'moodle') as GiftTextFormat });
  const body = text.slice(head.length);
  const open = body.indexOf('{');
  const close = body.indexOf('}', open);
  if (open < 0) {
    const wide = /[｛｝]/.exec(body)?.[0];
    if (wide === undefined && body.indexOf('}') < 0) {
      const said = texts.markdown(body, 'stem');
      paper.notices.push(
        warningNotice(exchangeFault('EXCHANGE_DESCRIPTION_LEFT_OUT', { text: said }), { line: block.line }),
      );
      return;
    }
    question.stem = texts.markdown(body, 'stem');
    addError(
      question,
      wide === undefined
        ? exchangeFault('GIFT_BRACE_NOT_CLOSED', {})
        : exchangeFault('GIFT_FULL_WIDTH', { sign: wide }),
    );
    paper.questions.push(question);
    return;
  }
  if (close < 0) {
    question.stem = texts.markdown(body.slice(0, open), 'stem');
    addError(question, exchangeFault('GIFT_BRACE_NOT_CLOSED', {}));
    paper.questions.push(question);
    return;
  }
  const before = body.slice(0, open);
  const answer = body.slice(open + 1, close);
  const after = body.slice(close + 1);
  question.stem = texts.markdown(after.trim() === '' ? before : `${before.trimEnd()} ____ ${after.trim()}`, 'stem');
  if (/[{}]/.test(after) || answer.includes('{')) addError(question, exchangeFault('GIFT_SEVERAL_ANSWER_PARTS', {}));
  const [wide] = /^[^\S\n]*[＝～](?=[^\n])/m.exec(answer) ?? [];
  if (wide !== undefined) addError(question, exchangeFault('GIFT_FULL_WIDTH', { sign: wide.trim() }));
  readGiftAnswer({ question, answer, texts });
  question.notices = question.notices.map((notice) => ({ ...notice, problem: showFreed(notice.problem) }));
  paper.questions.push(finished(question));
}
