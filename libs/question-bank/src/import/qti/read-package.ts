import { exchangeFault } from '../exchange/exchange-fault';
import { addError, errorNotice, excerptOf, questionAt, warningNotice } from '../exchange/imported-question';
import { PictureCollector } from '../exchange/picture-collector';
import type { ImportedGroup, ImportedPaper, ImportedQuestion } from '../imported-paper';
import { readXml, type XmlElement } from '../xml/read-xml';
import { childrenNamed, findAll, textIn } from '../xml/xml-tree';
import { decodeXml } from './decode-xml';
import { ItemTexts, resolvedPath } from './item-texts';
import { readItem } from './read-item';
import { readMetadata, type ItemMetadata } from './read-metadata';
import { qtiAll, qtiAttribute, qtiChild, qtiChildren, qtiName } from './qti-names';
import { unpackPackage, type PackageFiles } from './unpack-package';

interface Resource {
  path: string;
  metadata: ItemMetadata;
}

interface Package {
  paper: ImportedPaper;
  files: PackageFiles;
  pictures: PictureCollector;
  /** By the path of a shared text: the questions that use it, and the cases that begin with it. */
  stimuli: Map<string, { members: ImportedQuestion[]; cases: ImportedGroup[] }>;
}

/** Reads the questions of a package. A package that cannot be unpacked or has no manifest is refused. */
export async function readPackage({ paper, bytes }: { paper: ImportedPaper; bytes: Uint8Array }): Promise<void> {
  const unpacked = await unpackPackage(bytes);
  if ('fault' in unpacked) {
    paper.notices.push(errorNotice(unpacked.fault));
    return;
  }
  const reading: Package = { paper, files: unpacked.files, pictures: new PictureCollector(), stimuli: new Map() };
  const manifests = [...reading.files.keys()].filter((path) => /(^|\/)imsmanifest\.xml$/.test(path));
  const manifest = manifests.find((path) => !path.includes('/')) ?? (manifests.length === 1 ? manifests[0] : undefined);
  if (manifest === undefined) {
    paper.notices.push(errorNotice(exchangeFault('QTI_MANIFEST_MISSING', {})));
    return;
  }
  const root = readFile({ reading, path: manifest, isManifest: true });
  if (root === null) return;
  const [about] = childrenNamed(root.element, 'metadata');
  const [title] = about === undefined ? [] : findAll(about, ({ name }) => name === 'title');
  paper.title = title === undefined ? null : textIn(title).trim() || null;
  const resources = resourcesOf({ reading, root: root.element, manifest });
  for (const resource of resources) readResource({ reading, resource });
  keepGroups(reading);
  paper.pictures = reading.pictures.pictures;
}

function readFile({
  reading: { paper, files },
  path,
  isManifest = false,
}: {
  reading: Package;
  path: string;
  isManifest?: boolean;
}): { element: XmlElement; text: string } | null {
  const bytes = files.get(path);
  if (bytes === undefined) {
    paper.notices.push(errorNotice(exchangeFault('QTI_FILE_MISSING', { file: path })));
    return null;
  }
  const decoded = decodeXml(bytes);
  const { root, faults } =
    'fault' in decoded ? { root: null, faults: [{ fault: decoded.fault, line: 1 }] } : readXml({ text: decoded.text });
  const [first] = faults;
  if (first !== undefined || root === null || 'fault' in decoded) {
    const reason = first?.fault.problem ?? '';
    const fault = isManifest
      ? exchangeFault('QTI_MANIFEST_BROKEN', { reason })
      : exchangeFault('QTI_FILE_BROKEN', { file: path, reason });
    paper.notices.push(errorNotice(fault, { line: first?.line ?? null }));
    return null;
  }
  return { element: root, text: decoded.text };
}

/** The items of the manifest, in the order of its test if there is one. */
function resourcesOf({
  reading,
  root,
  manifest,
}: {
  reading: Package;
  root: XmlElement;
  manifest: string;
}): Resource[] {
  const { paper } = reading;
  const items: Resource[] = [];
  const places = new Map<string, number>();
  for (const list of childrenNamed(root, 'resources'))
    for (const resource of childrenNamed(list, 'resource')) {
      const type = qtiAttribute(resource, 'type') ?? '';
      const path = resolvedPath({ from: manifest, to: qtiAttribute(resource, 'href') ?? '' });
      if (/qti[^/]*(xmlv1p2|1\.2)/i.test(type))
        paper.notices.push(errorNotice(exchangeFault('QTI_OTHER_VERSION', { version: '1.2' })));
      else if (path === null)
        paper.notices.push(
          errorNotice(exchangeFault('QTI_FILE_MISSING', { file: qtiAttribute(resource, 'href') ?? '' })),
        );
      else if (/imsqti_item_/i.test(type) || /^imsqti_item/i.test(type))
        items.push({ path, metadata: readMetadata(resource) });
      else if (/imsqti_test_|imsqti_assessment_/i.test(type)) readOrder({ reading, path, places });
    }
  const known = (path: string): number => places.get(path) ?? Number.MAX_SAFE_INTEGER;
  return places.size === 0 ? items : items.sort((a, b) => Math.sign(known(a.path) - known(b.path)));
}

/** Reads the order of a test's items. */
function readOrder({ reading, path, places }: { reading: Package; path: string; places: Map<string, number> }): void {
  const test = readFile({ reading, path });
  if (test === null) return;
  reading.paper.notices.push(warningNotice(exchangeFault('QTI_TEST_LEFT_OUT', { file: path })));
  for (const rubric of qtiAll(test.element, 'rubricBlock')) {
    const text = textIn(rubric).replace(/\s+/g, ' ').trim();
    reading.paper.notices.push(
      warningNotice(exchangeFault('EXCHANGE_DESCRIPTION_LEFT_OUT', { text }), { line: rubric.line }),
    );
  }
  for (const reference of qtiAll(test.element, 'assessmentItemRef')) {
    const item = resolvedPath({ from: path, to: qtiAttribute(reference, 'href') ?? '' });
    if (item !== null && !places.has(item)) places.set(item, places.size);
  }
}

function readResource({ reading, resource: { path, metadata } }: { reading: Package; resource: Resource }): void {
  const { paper, files, pictures, stimuli } = reading;
  const file = readFile({ reading, path });
  if (file === null) return;
  if (qtiName(file.element) !== 'assessmentItem') {
    paper.notices.push(errorNotice(exchangeFault('QTI_FILE_BROKEN', { file: path, reason: `<${file.element.name}>` })));
    return;
  }
  const before = paper.questions.length;
  readItem({ paper, item: file.element, text: file.text, path, files, pictures, metadata });
  const [reference] = qtiChildren(file.element, 'assessmentStimulusRef');
  const stimulus =
    reference === undefined ? null : resolvedPath({ from: path, to: qtiAttribute(reference, 'href') ?? '' });
  if (stimulus === null) return;
  const added = paper.questions.slice(before);
  const known = stimuli.get(stimulus) ?? { members: [], cases: [] };
  const cases = [...new Set(added.flatMap(({ group }) => (group === null ? [] : [group])))];
  known.members.push(...added.filter(({ group }) => group === null));
  known.cases.push(...cases.flatMap((index) => paper.groups[index] ?? []));
  stimuli.set(stimulus, known);
  if (!files.has(stimulus))
    for (const question of added) addError(question, exchangeFault('QTI_FILE_MISSING', { file: stimulus }), 'stem');
}

/** Makes a case of questions that share a text; a text used by one question is put before its stem. */
function keepGroups(reading: Package): void {
  const { paper, stimuli } = reading;
  for (const [path, { members, cases }] of stimuli) {
    const [first] = members;
    const file = readFile({ reading, path });
    if (file === null) continue;
    const text = sharedText({ reading, path, element: file.element, question: first });
    for (const group of cases) group.stimulus = `${text}\n\n${group.stimulus ?? ''}`.trim();
    if (first === undefined) continue;
    if (members.length === 1) {
      first.stem = `${text}\n\n${first.stem}`;
      continue;
    }
    const [, named] = /^(A3|A4|B1)[-_]/.exec(qtiAttribute(file.element, 'identifier') ?? '') ?? [];
    const format = (named ?? 'A3') as ImportedGroup['format'];
    const { line, lastLine, start, end } = file.element;
    paper.groups.push({
      format,
      stimulus: text,
      place: { part: path, line, lastLine, excerpt: excerptOf(file.text.slice(start, end)) },
    });
    for (const member of members) member.group = paper.groups.length - 1;
    const others = new Set(members);
    const rest = paper.questions.filter((question) => !others.has(question) || question === first);
    rest.splice(rest.indexOf(first), 1, ...members);
    paper.questions = rest;
  }
}

/** Faults of the text are added to the first question that uses it, or to the file. */
function sharedText({
  reading: { paper, pictures, files },
  path,
  element,
  question,
}: {
  reading: Package;
  path: string;
  element: XmlElement;
  question: ImportedQuestion | undefined;
}): string {
  const { line, lastLine } = element;
  const told = question ?? questionAt({ part: path, line, lastLine, excerpt: '' });
  const body = qtiChild(element, 'stimulusBody') ?? element;
  const text = new ItemTexts({ question: told, pictures, files, path }).markdown({
    nodes: body.children,
    field: 'group',
  });
  if (question === undefined) paper.notices.push(...told.notices);
  return text;
}
