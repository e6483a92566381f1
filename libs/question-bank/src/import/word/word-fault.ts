import { faultTable } from '@sunflower/platform/plain';

/** Faults of a Word document, apart from those of its questions. */
export const wordFault = faultTable({
  WORD_OLD_FORMAT: 'is a .doc of an old word processor; save it as .docx',
  WORD_PASSWORD: 'is protected by a password; save it without one',
  WORD_OTHER_FORMAT: 'is no .docx but {format}; save it as .docx',
  WORD_DAMAGED: 'is damaged and cannot be read ({part})',
  WORD_TOO_LARGE: 'has more than {maxMegabytes} MB once it is unpacked; split it, or make its pictures smaller',
  WORD_TOO_COMPLEX: 'has more than {max} {what} in one place; split it into several files',
  WORD_BODY_EMBEDDED:
    'has its text in an embedded part ({part}), which is not read; open it in a word processor and save it again as .docx',
  WORD_TRACKED_CHANGES: 'has tracked changes; what is inserted was read, what is deleted was not',
  WORD_TEXT_HIDDEN: 'hidden text was passed over: {text}',
  WORD_TEXT_BOX: 'a text box stands here; look whether its text is in the right place',
  WORD_NOTE: 'a footnote or comment belongs here; its text is not read',
  WORD_PICTURE_FORMAT: 'the picture {name} has a form that browsers do not show ({format}); save it as PNG',
  WORD_PICTURE_MISSING: 'a picture belongs here that is not in the file',
  WORD_PICTURE_LINKED: 'a picture belongs here that is only linked ({target})',
  WORD_FORMULA_OBJECT: 'a formula belongs here that is an object of another program (such as MathType); type it anew',
  WORD_FORMULA_UNREAD: 'a part of a formula could not be read: {part}',
  WORD_DRAWING: 'a drawing or chart belongs here that is not read; put it in as a picture',
  WORD_SYMBOL: 'a sign of the font {font} could not be read ({code})',
  WORD_FIELD: 'a field could not be read: {text}',
});
