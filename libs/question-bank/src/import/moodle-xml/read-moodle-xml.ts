import { categoryPlace, type CategoryPlace } from '../exchange/category-place';
import { exchangeFault } from '../exchange/exchange-fault';
import { emptyPaper, errorNotice, excerptOf, questionAt, warningNotice } from '../exchange/imported-question';
import { PictureCollector } from '../exchange/picture-collector';
import { htmlToPlain } from '../html/html-to-markdown';
import type { ImportedPaper } from '../imported-paper';
import { readXml, type XmlElement } from '../xml/read-xml';
import { attribute, childrenNamed, findChild } from '../xml/xml-tree';
import { readMoodleQuestion } from './moodle-question';
import { rawText } from './moodle-text';

const MOST_CHARACTERS = 50_000_000;

/** Reads questions exported by Moodle. A faulty question is reported and left out; the questions around it are read. */
export function readMoodleXmlPaper({ text }: { text: string; name: string }): ImportedPaper {
  const paper = emptyPaper({ format: 'moodle_xml' });
  if (text.length > MOST_CHARACTERS) {
    paper.notices.push(errorNotice(exchangeFault('EXCHANGE_FILE_TOO_LARGE', { maxMegabytes: MOST_CHARACTERS / 1e6 })));
    return paper;
  }
  const pictures = new PictureCollector();
  let place: CategoryPlace = { domain: null, knowledgePoint: null };
  const { root, faults } = readXml({
    text,
    resumeAt: '<question',
    take: (element, quiz) => {
      if (quiz.name !== 'quiz' || element.name !== 'question') return;
      const kind = attribute(element, 'type') ?? '';
      if (kind === 'category') place = categoryPlace(rawText(findChild(element, 'category')));
      else if (kind === 'description') sayDescription(paper, element);
      else addQuestion({ paper, element, place, pictures, text });
    },
  });
  for (const { fault, line } of faults) paper.notices.push(errorNotice(fault, { line }));
  if (root !== null && root.name !== 'quiz')
    paper.notices.push(
      errorNotice(exchangeFault('XML_OTHER_ROOT', { root: root.name, wanted: 'quiz' }), { line: root.line }),
    );
  else if (paper.questions.length === 0 && faults.length === 0)
    paper.notices.push(errorNotice(exchangeFault('EXCHANGE_NO_QUESTIONS', {})));
  paper.pictures = pictures.pictures;
  return paper;
}

function addQuestion({
  paper,
  element,
  place,
  pictures,
  text,
}: {
  paper: ImportedPaper;
  element: XmlElement;
  place: CategoryPlace;
  pictures: PictureCollector;
  text: string;
}): void {
  const question = {
    ...questionAt({
      part: null,
      line: element.line,
      lastLine: element.lastLine,
      excerpt: excerptOf(text.slice(element.start, element.end)),
    }),
    ...place,
    tags: tagsOf(element),
  };
  readMoodleQuestion({ paper, element, question, pictures });
}

const tagsOf = (element: XmlElement): string[] => {
  const tags = findChild(element, 'tags');
  return tags === null
    ? []
    : childrenNamed(tags, 'tag')
        .map(rawText)
        .filter((tag) => tag !== '');
};

function sayDescription(paper: ImportedPaper, element: XmlElement): void {
  const text = htmlToPlain(rawText(findChild(element, 'questiontext')).slice(0, 2_000));
  paper.notices.push(warningNotice(exchangeFault('EXCHANGE_DESCRIPTION_LEFT_OUT', { text }), { line: element.line }));
}
