/** The part of this lib that a worker thread may load. */
export {
  answerLines,
  answerLineText,
  answerPlace,
  optionsPerLine,
  pointsText,
  sectionHeading,
  sharedHeading,
  type PrintedItem,
  type PrintedPaper,
  type PrintedSection,
  type PrintedUnit,
} from './export/paper/printed-paper';
export { wordPaperOf } from './export/paper/word-paper';
export {
  pictureWords,
  printedScale,
  withAround,
  type PrintedPicture,
  type PrintedPictures,
} from './export/paper/word-text';
export { childrenNamed, elementsIn, textIn } from './import/xml/xml-tree';
export { readXml, type XmlElement } from './import/xml/read-xml';
