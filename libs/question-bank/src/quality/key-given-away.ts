import type { AuthoredVersion } from '../question/version-content';

/** Words of a key that occur in a later stem of the same case. */
export interface GivenAwayKey {
  /** Code of the question whose key is revealed. */
  key: string;
  /** Code of the question whose stem reveals it. */
  stem: string;
  words: string[];
}

/** A step that a later stem treats as done although the case does not mention it. */
export interface PresupposedStep {
  stem: string;
  step: string;
}

// Frequent in all kinds of questions and options, so not characteristic of a key.
const EVERYDAY = new Set(
  (
    '孩子 宝宝 婴儿 幼儿 儿童 家长 家里 家人 妈妈 母亲 爸爸 父亲 奶奶 爷爷 外婆 大人 老师 指导 导员 男婴 女婴 男孩 女孩 男童 女童 ' +
    '怎样 怎么 什么 哪些 哪种 哪一 下列 以下 合适 恰当 适合 正确 做法 建议 应当 应该 首先 立即 马上 尽快 及时 最好 最先 可以 不能 不要 不用 需要 ' +
    '继续 开始 以后 之后 现在 已经 还没 没有 这个 这种 这时 此时 时候 情况 一下 一点 一些 自己 每天 每次 每周 今天 昨天 月龄 针对 关于 对于 告诉 说明 ' +
    '因为 所以 而且 并且 同时 或者 如果 只要 就是 不是 还是 都是 也是 时间 一次 一个 一颗 两个 几个'
  ).split(' '),
);
// A pair that begins or ends with one of these is a piece of grammar, not a word.
const GRAMMAR = new Set(
  '的了着过在和与或是就都也还很更最把被给让对向从到为以及等个次天月岁年这那其此有不没要会能可应当再先后时里上下中，。、',
);

const isChinese = (text: string): boolean => /^\p{Script=Han}+$/u.test(text);

/** The pairs of adjacent Chinese characters that carry meaning. */
export function contentWords(text: string): Set<string> {
  const characters = [...text.normalize('NFKC')];
  const pairs = characters.slice(1).map((character, index) => `${characters[index]}${character}`);
  return new Set(
    pairs.filter((pair) => isChinese(pair) && !EVERYDAY.has(pair) && ![...pair].some((one) => GRAMMAR.has(one))),
  );
}

/**
 * Finds keys that a later stem of the same case (A3, A4) gives away, since candidates can go back: the stem contains a
 * word of the key that neither the case nor the key's own stem has, and that fewer than half of the other options have.
 */
export function keysGivenAway(versions: readonly AuthoredVersion[]): GivenAwayKey[] {
  return casesOf(versions).flatMap((questions) =>
    questions.flatMap((keyed, index) => {
      const words = tellingWords(keyed);
      return questions.slice(index + 1).flatMap((later) => {
        const said = words.filter((word) => later.content.stem.includes(word));
        return said.length > 0 ? [{ key: keyed.code, stem: later.code, words: said }] : [];
      });
    }),
  );
}

function tellingWords({ stimulus, content }: AuthoredVersion): string[] {
  const right = content.key.kind === 'choice' ? content.key.right : [];
  const others = content.options.filter((_, index) => !right.includes(index));
  const known = `${stimulus?.text ?? ''}\n${content.stem}`;
  const words = new Set(right.flatMap((index) => [...contentWords(content.options[index] ?? '')]));
  return [...words].filter(
    (word) =>
      !known.includes(word) && others.filter((option) => option.includes(word)).length * 2 < Math.max(1, others.length),
  );
}

const STEP = '(?:检查|评估|处理|治疗|冲洗|降温|复查|转诊|就医|就诊|确诊|诊断|止血|手术)';
/** Phrases for a step that was taken: “检查后”, “评估期间”, “急救中”, “接受了建议”, “被确诊为”. */
const TAKEN = [
  new RegExp(`${STEP}[之以完]?后(?![悔果])`, 'gu'),
  new RegExp(`${STEP}(?:期间|结束|完毕)`, 'gu'),
  new RegExp(`(?:急救|抢救|${STEP})(?:过程)?中(?!心)`, 'gu'),
  /(?:接受|听从|采纳)了?[^，。？！]{0,6}(?:建议|意见|劝告)/gu,
  /(?:确诊|诊断)(?:为|患)/gu,
];

/**
 * Finds later stems of a case that treat a step as done although the case does not mention it: they reveal that the
 * step was right.
 */
export function presupposedSteps(versions: readonly AuthoredVersion[]): PresupposedStep[] {
  return casesOf(versions).flatMap((questions) =>
    questions.slice(1).flatMap(({ code, stimulus, content: { stem } }) => {
      const spoken = stem.replace(/“[^”]*”/gu, '');
      const steps = TAKEN.flatMap((pattern) => [...spoken.matchAll(pattern)].map(([step]) => step));
      const untold = steps.filter((step) => !(stimulus?.text ?? '').includes(step.slice(0, 2)));
      return untold.map((step) => ({ stem: code, step }));
    }),
  );
}

/** The questions of every A3 and A4 group, in order. */
function casesOf(versions: readonly AuthoredVersion[]): AuthoredVersion[][] {
  const groups = new Map<string, AuthoredVersion[]>();
  for (const version of versions) {
    const { stimulus } = version;
    if (!stimulus || stimulus.format === 'B1') continue;
    const members = groups.get(stimulus.code);
    if (members) members.push(version);
    else groups.set(stimulus.code, [version]);
  }
  const place = ({ content }: AuthoredVersion) => content.groupPosition ?? 0;
  return [...groups.values()].map((members) => members.sort((a, b) => place(a) - place(b)));
}
