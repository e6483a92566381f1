import { pictureTargetsIn, sha256InAddress } from '@sunflower/content';
import type { QtiQuestion } from './qti-question';
import { writeItem, writeStimulus } from './write-item';
import { writeManifest, type ManifestResource } from './write-manifest';
import { writeZip, type ZipEntry } from './write-zip';

export interface QtiPackageSource {
  title: string;
  /** Members of a group are consecutive and in order. */
  questions: readonly QtiQuestion[];
  /** The pictures shown in texts, by SHA-256; a picture not given here is referred to but missing from the package. */
  pictures?: ReadonlyMap<string, Uint8Array>;
}

/** Writes the questions as a QTI 3.0 package; the same questions give the same bytes. */
export function writeQtiPackage({ title, questions, pictures = new Map() }: QtiPackageSource): Uint8Array {
  const entries: ZipEntry[] = [];
  const resources: ManifestResource[] = [];
  const add = (resource: ManifestResource, content: string | Uint8Array): void => {
    resources.push(resource);
    entries.push({ path: resource.path, bytes: typeof content === 'string' ? Buffer.from(content, 'utf8') : content });
  };
  const stimuli = new Map<string, string>();
  questions.forEach((question, index) => {
    const identifier = `item-${index + 1}`;
    const stimulus = stimulusOf({ question, stimuli, pictures, add });
    const { content } = question;
    const texts = [content.stem, content.rationale ?? '', ...content.options, ...content.prompts];
    add(
      {
        identifier,
        type: 'imsqti_item_xmlv3p0',
        path: `items/${identifier}.xml`,
        question,
        needs: [...(stimulus === null ? [] : [stimulus]), ...picturesOf({ texts, pictures })],
      },
      writeItem({
        question,
        identifier,
        stimulus: stimulus === null ? null : { identifier: stimulus, href: `../stimuli/${stimulus}.xml` },
        picture: (address) => `../${placeOf({ address, pictures })}`,
      }),
    );
  });
  for (const [sha256, bytes] of pictures)
    add(
      {
        identifier: `picture-${sha256}`,
        type: 'webcontent',
        path: pathOf({ sha256, bytes }),
        question: null,
        needs: [],
      },
      bytes,
    );
  const manifest = Buffer.from(writeManifest({ title, resources }), 'utf8');
  return writeZip([{ path: 'imsmanifest.xml', bytes: manifest }, ...entries]);
}

type Pictures = ReadonlyMap<string, Uint8Array>;

/** Writes the shared text of a question once; returns its identifier, or null. */
function stimulusOf({
  question: { stimulus },
  stimuli,
  pictures,
  add,
}: {
  question: QtiQuestion;
  stimuli: Map<string, string>;
  pictures: Pictures;
  add: (resource: ManifestResource, content: string) => void;
}): string | null {
  if (stimulus === null) return null;
  const known = stimuli.get(stimulus.code);
  if (known !== undefined) return known;
  const identifier = `${stimulus.format}-${stimuli.size + 1}`;
  stimuli.set(stimulus.code, identifier);
  add(
    {
      identifier,
      type: 'imsqti_stimulus_xmlv3p0',
      path: `stimuli/${identifier}.xml`,
      question: null,
      needs: picturesOf({ texts: [stimulus.text], pictures }),
    },
    writeStimulus({
      identifier,
      title: stimulus.code,
      text: stimulus.text,
      picture: (address) => `../${placeOf({ address, pictures })}`,
    }),
  );
  return identifier;
}

function picturesOf({ texts, pictures }: { texts: readonly string[]; pictures: Pictures }): string[] {
  const shown = pictureTargetsIn(texts).flatMap((target) => sha256InAddress(target) ?? []);
  return [...new Set(shown)].filter((sha256) => pictures.has(sha256)).map((sha256) => `picture-${sha256}`);
}

function placeOf({ address, pictures }: { address: string; pictures: Pictures }): string {
  const sha256 = sha256InAddress(address);
  const bytes = sha256 === null ? undefined : pictures.get(sha256);
  return sha256 === null || bytes === undefined ? 'pictures/missing' : pathOf({ sha256, bytes });
}

const pathOf = ({ sha256, bytes }: { sha256: string; bytes: Uint8Array }): string =>
  `pictures/${sha256}.${endingOf(bytes)}`;

function endingOf(bytes: Uint8Array): string {
  switch (bytes[0]) {
    case 0x89:
      return 'png';
    case 0xff:
      return 'jpg';
    case 0x47:
      return 'gif';
    default:
      return 'webp';
  }
}
