import { resolve } from 'node:path';
import { lintBank, lintCoverage } from './bank-lint';
import { readBank, type BankContent } from './read-bank';
import { readBankFolder } from './read-bank-folder';
import type { AuthoredVersion } from './version-content';

const DOMAINS = ['motor-development', 'adhd', 'infant-symptoms', 'myopia', 'oral-health', 'first-aid', 'nutrition'];

describe('the child-health bank', () => {
  let bank: BankContent;
  let versions: AuthoredVersion[];

  beforeAll(async () => {
    const folder = await readBankFolder(resolve(__dirname, '../../../question-banks/child-health'));
    bank = await readBank({ ...folder, knownDomains: null });
    versions = bank.units.flat();
  });

  const coverage = (of: AuthoredVersion[]) => lintCoverage({ versions: of, domainCodes: DOMAINS, minPublished: 45 });
  const domain = (code: string) => versions.filter(({ domainCode }) => domainCode === code);
  /** The bank with other questions in one place. */
  const planted = (change: (version: AuthoredVersion) => AuthoredVersion) => versions.map(change);
  const withContent = (version: AuthoredVersion, content: Partial<AuthoredVersion['content']>): AuthoredVersion => ({
    ...version,
    content: { ...version.content, ...content },
  });
  const isSingle = ({ content }: AuthoredVersion) => content.type === 'single_choice';

  it('has its seven domains, and 315 published questions or more', () => {
    expect(bank.bank?.domains.map(({ code }) => code)).toEqual(DOMAINS);
    expect(versions.filter(({ state }) => state === 'published').length).toBeGreaterThanOrEqual(315);
  });

  it('offers every form in every domain', () => {
    expect(coverage(versions)).toEqual([]);
  });

  it('cannot be guessed by the length or the letter of the key, doubles no stem, and says where it has its answers from', () => {
    expect(lintBank(versions)).toEqual([]);
  });

  describe('with a planted fault', () => {
    it('tells that keys are the longest options', () => {
      const longest = planted((version) => {
        const right = version.content.key.kind === 'choice' ? version.content.key.right[0] : null;
        if (version.domainCode !== 'adhd' || !isSingle(version)) return version;
        return withContent(version, {
          options: version.content.options.map((option, index) =>
            index === right ? `${option}，并且要结合孩子的具体情况向家长作出详细的解释` : option,
          ),
        });
      });
      expect(lintBank(longest)).toContainEqual({
        place: 'adhd',
        problem: expect.stringMatching(/longest option in \d+ %/),
      });
    });

    it('tells that one letter holds too many keys', () => {
      const allB = planted((version) =>
        version.domainCode === 'myopia' && isSingle(version)
          ? withContent(version, { key: { kind: 'choice', right: [1] } })
          : version,
      );
      expect(lintBank(allB)).toContainEqual({
        place: 'myopia',
        problem: 'B is the key of 100 % of the single-choice questions',
      });
    });

    it('tells that two stems are nearly equal, also of different domains', () => {
      const stem = domain('nutrition')[0].content.stem;
      const doubled = planted((version) =>
        version.code === domain('adhd')[0].code ? withContent(version, { stem: `${stem}呢` }) : version,
      );
      expect(lintBank(doubled)).toEqual([
        { place: expect.stringMatching(/^(ADHD|NUT)-/), problem: expect.stringMatching(/nearly that of/) },
      ]);
    });

    it('tells that a published question has no rationale or no source', () => {
      const code = domain('oral-health')[0].code;
      const bare = planted((version) =>
        version.code === code ? withContent(version, { rationale: null, source: null }) : version,
      );
      expect(lintBank(bare)).toEqual([
        { place: code, problem: 'is published without a rationale' },
        { place: code, problem: 'is published without a source' },
      ]);
    });

    it('tells that an option speaks of the others', () => {
      const code = versions.find(isSingle)!.code;
      const all = planted((version) =>
        version.code === code
          ? withContent(version, { options: [...version.content.options.slice(0, -1), '以上都对'] })
          : version,
      );
      expect(lintBank(all)).toContainEqual({ place: code, problem: expect.stringContaining('以上都对') });
    });

    it('tells that a domain lacks a form or is too small', () => {
      expect(
        coverage(versions.filter(({ domainCode, content }) => domainCode !== 'nutrition' || content.format !== 'B1')),
      ).toContainEqual({ place: 'nutrition', problem: 'has no published question of the form B1' });
      expect(
        coverage(
          versions.filter(
            ({ domainCode, content }) => domainCode !== 'nutrition' || !['A3', 'A4'].includes(content.format ?? ''),
          ),
        ),
      ).toContainEqual({ place: 'nutrition', problem: 'has no published question of the form A3 or A4' });
      expect(
        coverage(
          versions.map((version) => ({ ...version, state: version.domainCode === 'adhd' ? 'draft' : version.state })),
        ),
      ).toContainEqual({ place: 'adhd', problem: 'has 0 published questions, fewer than 45' });
    });
  });
});
