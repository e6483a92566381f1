import { seededRandom, type RandomInteger } from '@sunflower/platform';
import { SheetFileFault } from '@sunflower/platform/plain';
import { inlineText, workbook } from '../../../../test/fixtures/a-workbook';
import { readRosterFile } from './read-roster-file';

/** `MUTATIONS=2000 npx jest mutated-files` runs more. */
const MUTATIONS = Number(process.env.MUTATIONS ?? 150);

const ROWS = Array.from({ length: 30 }, (_, index) => [
  `测试考生${index}`,
  '居民身份证',
  `11010519491231${index + 1000}`,
]);
const FILES: [name: string, bytes: Buffer][] = [
  ['.csv', Buffer.from(ROWS.map((row) => row.join(',')).join('\r\n'))],
  [
    '.xlsx',
    workbook({
      sheetData: ROWS.map(
        ([name, type], index) =>
          `<row r="${index + 1}">${inlineText(`A${index + 1}`, name)}<c t="s"><v>0</v></c>${inlineText(`C${index + 1}`, type)}</row>`,
      ).join(''),
      sharedStrings: '<si><t>居民身份证</t></si>',
    }),
  ],
];

/** The file with some bits flipped, a range removed or doubled, or the end cut off. */
function mutated({ bytes, random }: { bytes: Buffer; random: RandomInteger }): Buffer {
  const at = random(bytes.length);
  const length = random(Math.min(200, bytes.length - at)) + 1;
  switch (random(4)) {
    case 0: {
      const changed = Buffer.from(bytes);
      for (let turn = random(8) + 1; turn > 0; turn -= 1) {
        const place = random(bytes.length);
        changed.writeUInt8(changed.readUInt8(place) ^ (1 << random(8)), place);
      }
      return changed;
    }
    case 1:
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length)]);
    case 2:
      return Buffer.concat([bytes.subarray(0, at + length), bytes.subarray(at)]);
    default:
      return bytes.subarray(0, at);
  }
}

describe('a damaged roster file', () => {
  it.each(FILES)('is read, or refused with a clear fault: %s', async (name, bytes) => {
    const random = seededRandom(name);
    const problems = new Set<string>();
    for (let round = 0; round < MUTATIONS; round += 1) {
      try {
        for await (const { cells } of readRosterFile(mutated({ bytes, random })))
          for (const cell of cells) expect(cell.length).toBeLessThanOrEqual(1000);
        problems.add('none');
      } catch (error) {
        if (!(error instanceof SheetFileFault)) throw error;
        problems.add(error.facts.problem);
      }
    }
    expect(problems.size).toBeGreaterThan(1);
  });
});
