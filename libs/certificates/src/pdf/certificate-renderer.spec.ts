import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { Log, readConfig } from '@sunflower/platform';
import { CertificateRenderer } from './certificate-renderer';

const face = {
  number: 'SF202601234567894', checkCode: 'K7M2QX9P', verifyUrl: 'https://exam.example.org/verify/SF202601234567894?code=K7M2QX9P',
  holderName: '考生零一', maskedIdNumber: '****1234', examTitle: '儿童保健家庭指导员培训考试', title: '合格证书', issuer: '测试儿童保健协会',
  issuedOn: '2026年11月23日', lastValidDay: '2029年11月23日', issuedAtMs: Date.UTC(2026, 10, 23, 4), rehearsal: false,
};

/** The characters that a reader can copy out of the document: those to which its fonts map their glyphs. */
function readableCharacters(pdf: Buffer): Set<string> {
  const found = new Set<string>();
  for (let at = pdf.indexOf('stream\n'); at >= 0; at = pdf.indexOf('stream\n', at + 7)) {
    const [first] = pdf.subarray(at + 7, at + 8);
    if (first !== 0x78) continue;
    const text = inflateSync(pdf.subarray(at + 7, pdf.indexOf('\nendstream', at))).toString('latin1');
    if (!text.includes('begincmap')) continue;
    for (const [, hex = ''] of text.matchAll(/<((?:[0-9a-f]{4})+)>/gi)) {
      found.add(Buffer.from(hex, 'hex').swap16().toString('utf16le'));
    }
  }
  return found;
}

describe('the certificate thread', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'sunflower-pdf-'));
  const renderer = new CertificateRenderer(readConfig({ DATA_DIR: dataDir }), new Log('silent'));

  afterAll(async () => {
    await renderer.onApplicationShutdown();
    rmSync(dataDir, { recursive: true });
  });

  it('draws one A4 page, the same bytes each time', async () => {
    const [first, second] = await Promise.all([renderer.render(face), renderer.render(face)]);
    const text = first?.toString('latin1') ?? '';
    expect(text).toMatch(/^%PDF-1\./);
    expect(text.match(/\/Type \/Page\n/g)).toHaveLength(1);
    expect(text).toContain('/MediaBox [0 0 841.89 595.28]');
    expect(first?.equals(second as Buffer)).toBe(true);
  });

  it('carries its text as text: name, number, check code and date can be copied out', async () => {
    const readable = readableCharacters(await renderer.render(face));
    const missing = [...`${face.holderName}${face.number}${face.checkCode}${face.issuer}${face.issuedOn}合格证书`].filter((character) => !readable.has(character));
    expect(missing).toEqual([]);
    expect(readable.has('练')).toBe(false);
  });

  it('says on a rehearsal’s paper that it is none', async () => {
    const readable = readableCharacters(await renderer.render({ ...face, rehearsal: true }));
    expect([...'演练无效'].filter((character) => !readable.has(character))).toEqual([]);
  });

  it('leaves the event loop free while it draws', async () => {
    let turns = 0;
    const counting = setInterval(() => (turns += 1), 1);
    await Promise.all(Array.from({ length: 10 }, () => renderer.render(face)));
    clearInterval(counting);
    expect(turns).toBeGreaterThan(10);
  });

  it('names the characters that no font has instead of printing boxes', async () => {
    await expect(renderer.render({ ...face, holderName: '𠮷考生𡋾' })).rejects.toMatchObject({
      code: 'CERTIFICATE_CHARACTERS_MISSING', message: expect.stringContaining('𠮷 (U+20BB7)'), details: { characters: ['𠮷', '𡋾'] },
    });
  });

  it('starts again after it was stopped', async () => {
    await renderer.onApplicationShutdown();
    expect((await renderer.render(face)).length).toBeGreaterThan(10_000);
  });

  it('draws on when a file of the operator is no font', async () => {
    mkdirSync(join(dataDir, 'fonts'));
    writeFileSync(join(dataDir, 'fonts', 'broken.ttf'), 'not a font');
    await renderer.onApplicationShutdown();
    expect((await renderer.render(face)).length).toBeGreaterThan(10_000);
  });
});
