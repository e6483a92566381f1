import { resolve } from 'node:path';
import { lintBank, lintCoverage } from './bank-lint';
import { readBank, type BankContent } from '../bank-file/read-bank';
import { readBankFolder } from '../bank-file/read-bank-folder';
import type { AuthoredVersion } from '../question/version-content';

const DOMAINS = ['motor-development', 'adhd', 'infant-symptoms', 'myopia', 'oral-health', 'first-aid', 'nutrition'];

describe('the child-health bank', () => {
  let bank: BankContent;
  let versions: AuthoredVersion[];

  beforeAll(async () => {
    const folder = await readBankFolder(resolve(__dirname, '../../../../question-banks/child-health'));
    bank = await readBank({ ...folder, knownDomains: null });
    versions = bank.units.flat();
  });

  const coverage = (of: AuthoredVersion[]) => lintCoverage({ versions: of, domainCodes: DOMAINS, minPublished: 45 });
  const domain = (code: string) => versions.filter(({ domainCode }) => domainCode === code);
  /** The bank with each version changed by `change`. */
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

  it('cannot be guessed by length, letter or wording, reveals no key in a later stem, doubles no stem, and has its sources', () => {
    expect(lintBank(versions)).toEqual([]);
  });

  it('cites no edition of resuscitation guidelines that has been replaced', () => {
    const replaced = versions.filter(
      ({ state, content: { source } }) =>
        state === 'published' &&
        source !== null &&
        /心肺复苏|复苏委员会/.test(`${source.issuer}${source.title}`) &&
        source.year < 2025,
    );
    expect(replaced.map(({ code }) => code)).toEqual([]);
  });

  it('keeps a case whole when questions are retired', () => {
    const states = new Map<string, Set<string>>();
    for (const { stimulus, state } of versions)
      if (stimulus) states.set(stimulus.code, (states.get(stimulus.code) ?? new Set()).add(state));
    expect([...states].filter(([, found]) => found.size > 1)).toEqual([]);
  });

  describe('with a planted fault', () => {
    it('reports that keys are the longest options', () => {
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

    it('reports that one letter holds too many keys', () => {
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

    it('reports that two stems are nearly equal, also in different domains', () => {
      const stem = domain('nutrition')[0].content.stem;
      const doubled = planted((version) =>
        version.code === domain('adhd')[0].code ? withContent(version, { stem: `${stem}呢` }) : version,
      );
      expect(lintBank(doubled)).toEqual([
        { place: expect.stringMatching(/^(ADHD|NUT)-/), problem: expect.stringMatching(/nearly that of/) },
      ]);
    });

    it('reports that a published question has no rationale or no source', () => {
      const code = domain('oral-health')[0].code;
      const bare = planted((version) =>
        version.code === code ? withContent(version, { rationale: null, source: null }) : version,
      );
      expect(lintBank(bare)).toEqual([
        { place: code, problem: 'is published without a rationale' },
        { place: code, problem: 'is published without a source' },
      ]);
    });

    it('reports that an option refers to the others', () => {
      const code = versions.find(isSingle)!.code;
      const all = planted((version) =>
        version.code === code
          ? withContent(version, { options: [...version.content.options.slice(0, -1), '以上都对'] })
          : version,
      );
      expect(lintBank(all)).toContainEqual({ place: code, problem: expect.stringContaining('以上都对') });
    });

    it('reports that a later stem gives away the key of its case', () => {
      const told = planted((version) =>
        version.code === 'MOT-G01-2' ? withContent(version, { stem: '等待评估期间，家里最适合做的活动是？' }) : version,
      );
      expect(lintBank(told)).toEqual([
        { place: 'MOT-G01-2', problem: 'its stem tells the key of MOT-G01-1 (评估)' },
        {
          place: 'MOT-G01-2',
          problem: 'its stem takes a step as done of which the case says nothing (评估期间)',
        },
      ]);
    });

    it('reports that a negative lacks emphasis and that wording reveals the key', () => {
      const plain = planted((version) =>
        version.code === 'AID-011'
          ? withContent(version, {
              stem: version.content.stem.replaceAll('*', ''),
              options: version.content.options.map((option, index) => (index === 3 ? `一般${option}` : option)),
            })
          : version,
      );
      expect(lintBank(plain)).toEqual([
        { place: 'AID-011', problem: 'asks a negative without emphasis: write **错误**' },
        { place: 'AID-011', problem: 'only the key is hedged (一般)' },
      ]);
    });

    it('reports that a domain lacks a form or is too small', () => {
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
