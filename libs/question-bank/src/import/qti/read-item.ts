import { shortDecimal } from '../exchange/exact-decimal';
import { exchangeFault } from '../exchange/exchange-fault';
import {
  addError,
  addWarning,
  excerptOf,
  finished,
  questionAt,
  rationaleOf,
  warningNotice,
} from '../exchange/imported-question';
import { addParts, partMark } from '../exchange/parts-of-text';
import type { PictureCollector } from '../exchange/picture-collector';
import type { ImportedPaper, ImportedQuestion } from '../imported-paper';
import type { XmlElement } from '../xml/read-xml';
import { findAll } from '../xml/xml-tree';
import { pointsOf, readDeclarations, type Declaration } from './declarations';
import { isInteraction, ItemTexts, PLACES } from './item-texts';
import type { InteractionReading } from './interaction-key';
import type { ItemMetadata } from './read-metadata';
import { isKnownInteraction, readInteraction, variantsOfEntry } from './read-interaction';
import { qtiAll, qtiAttribute, qtiChild, qtiChildren, qtiName } from './qti-names';
import { readProcessing, type Processing } from './response-processing';
import type { PackageFiles } from './unpack-package';

export interface ItemSource {
  paper: ImportedPaper;
  item: XmlElement;
  text: string;
  /** The item's path in the package; null for a file of its own. */
  path: string | null;
  files: PackageFiles;
  pictures: PictureCollector;
  metadata: ItemMetadata | null;
}

interface ItemReading extends ItemSource {
  question: ImportedQuestion;
  texts: ItemTexts;
  interactions: XmlElement[];
  declarations: Map<string, Declaration>;
  processing: Processing;
}

/** Adds the content of an item to the paper: usually one question, several for an item with several interactions. */
export function readItem(source: ItemSource): void {
  const { paper, item, text, path, files, pictures, metadata } = source;
  const body = qtiChild(item, 'itemBody');
  const interactions = body === null ? [] : findAll(body, isInteraction);
  if (body === null || interactions.length === 0) {
    const title = qtiAttribute(item, 'title') ?? qtiAttribute(item, 'identifier') ?? '';
    paper.notices.push(warningNotice(exchangeFault('QTI_NO_INTERACTION', { title }), { line: item.line }));
    return;
  }
  const question: ImportedQuestion = {
    ...questionAt({
      part: path,
      line: item.line,
      lastLine: item.lastLine,
      excerpt: excerptOf(text.slice(item.start, item.end)),
    }),
    ...metadata,
    points: shortDecimal(pointsOf(item) ?? ''),
  };
  const declarations = readDeclarations(item);
  const processing = readProcessing(item, declarations);
  const texts = new ItemTexts({ question, pictures, files, path: path ?? '' });
  const reading: ItemReading = { ...source, question, texts, interactions, declarations, processing };
  // A space keeps two adjacent blanks from looking like one.
  const stem = texts
    .markdown({ nodes: body.children, field: 'stem', interactions })
    .replace(/\u2995(?=\u2996)/g, '\u2995 ');
  sayWhatIsOwn(reading);
  addQuestions(reading, stem);
}

function sayWhatIsOwn({ item, path, question, processing }: ItemReading): void {
  if (qtiAttribute(item, 'adaptive') === 'true') addError(question, exchangeFault('QTI_ADAPTIVE', {}));
  const [shared] = qtiChildren(item, 'assessmentStimulusRef');
  if (shared !== undefined && path === null)
    addError(question, exchangeFault('QTI_FILE_MISSING', { file: qtiAttribute(shared, 'href') ?? '' }), 'stem');
  const [template] = [...qtiAll(item, 'templateProcessing'), ...qtiAll(item, 'templateDeclaration')];
  if (template !== undefined) addError(question, exchangeFault('QTI_RANDOMISED', { element: qtiName(template) }));
  if (processing.unknown !== null)
    addError(question, exchangeFault('QTI_PROCESSING', { element: processing.unknown }), 'key');
}

const BLANK_KINDS = new Set(['', 'string', 'identifier']);

function addQuestions(reading: ItemReading, stem: string): void {
  const { paper, question, interactions, declarations } = reading;
  const unknown = interactions.find((interaction) => !isKnownInteraction(interaction));
  const [first] = interactions;
  if (unknown !== undefined || first === undefined) {
    question.stem = stem.replace(PLACES, '____');
    addError(question, exchangeFault('QTI_INTERACTION', { interaction: qtiName(unknown ?? reading.item) }), 'type');
    paper.questions.push(finished(question));
    return;
  }
  const isBlank = (interaction: XmlElement): boolean =>
    qtiName(interaction) === 'textEntryInteraction' &&
    BLANK_KINDS.has(declarations.get(responseOf(interaction))?.baseType ?? '');
  if (interactions.length === 1 || interactions.every(isBlank)) {
    question.stem = stem.replace(PLACES, '____');
    if (interactions.length === 1) fill({ ...reading, interaction: first });
    else fillBlanks(reading);
    addComments(reading, question);
    // A number has its field below the stem, so a line with only the field is removed.
    if (question.type === 'numeric') question.stem = question.stem.replace(/\n+____$/, '');
    const label = qtiAttribute(reading.item, 'label');
    if (question.type === 'single_choice' && (label === 'A1' || label === 'A2')) question.format = label;
    paper.questions.push(finished(question));
    return;
  }
  question.stem = stem.replace(PLACES, (_place, index: string) => partMark(Number(index)));
  addComments(reading, question);
  addParts({
    paper,
    whole: question,
    fill: interactions.map((interaction) => (part: ImportedQuestion) => {
      const prompt = qtiChild(interaction, 'prompt');
      // Notices of a part belong to that part, not to the whole.
      const texts = new ItemTexts({ ...reading, path: reading.path ?? '', question: part });
      if (prompt !== null) part.stem = texts.markdown({ nodes: prompt.children, field: 'stem' }) || part.stem;
      fill({ ...reading, texts, question: part, interaction });
    }),
  });
}

const responseOf = (interaction: XmlElement): string => qtiAttribute(interaction, 'responseIdentifier') ?? '';

function interactionReading({
  declarations,
  processing,
  question,
  texts,
  interaction,
}: ItemReading & { interaction: XmlElement }): InteractionReading | null {
  const declaration = declarations.get(responseOf(interaction));
  if (declaration === undefined) return null;
  return {
    interaction,
    question,
    texts,
    declaration,
    marking: processing.markings.get(declaration.identifier) ?? null,
  };
}

function fill(reading: ItemReading & { interaction: XmlElement }): void {
  const { question, interaction, processing } = reading;
  const read = interactionReading(reading);
  const isEssay = qtiName(interaction) === 'extendedTextInteraction';
  if (read === null) {
    addError(question, exchangeFault('QTI_RESPONSE_UNDECLARED', { response: responseOf(interaction) }), 'key');
    return;
  }
  readInteraction(read);
  if (!isEssay) sayIfUnmarked({ question, read, processing });
}

function sayIfUnmarked({
  question,
  read,
  processing,
}: {
  question: ImportedQuestion;
  read: InteractionReading;
  processing: Processing;
}): void {
  if (read.marking === null && processing.unknown === null && question.key !== null)
    addWarning(question, exchangeFault('QTI_NO_PROCESSING', {}), 'key');
}

function fillBlanks(reading: ItemReading): void {
  const { question, interactions, processing } = reading;
  question.type = 'fill_in';
  const blanks = interactions.map((interaction) => {
    const read = interactionReading({ ...reading, interaction });
    if (read !== null) return { texts: variantsOfEntry(read), read };
    addError(question, exchangeFault('QTI_RESPONSE_UNDECLARED', { response: responseOf(interaction) }), 'key');
    return { texts: [], read };
  });
  if (blanks.every(({ texts }) => texts.length > 0))
    question.key = { kind: 'fill_in', blanks: blanks.map(({ texts }) => texts) };
  const [unmarked] = blanks.flatMap(({ read }) => (read !== null && read.marking === null ? [read] : []));
  if (unmarked !== undefined) sayIfUnmarked({ question, read: unmarked, processing });
}

function addComments({ item, texts }: ItemReading, question: ImportedQuestion): void {
  const modal = qtiChildren(item, 'modalFeedback').map((feedback) =>
    texts.markdown({ nodes: feedback.children, field: 'rationale' }),
  );
  const all = [...new Set([...texts.comments, ...modal].filter((comment) => comment !== ''))];
  question.rationale = rationaleOf({
    general: question.rationale ?? '',
    comments: all.map((text) => ({ about: '', text })),
  });
  if (all.length > 1) addWarning(question, exchangeFault('QTI_FEEDBACK_JOINED', {}), 'rationale');
}
