import type { DiscriminationGap } from '../item-analysis/discrimination-gap';
import type { ItemFlag } from '../item-analysis/item-flags';
import { inAll, type ByThird } from '../item-analysis/option-counts';
import { formulaSafe } from '../pass-list/formula-safe';
import type { ItemChoicesDto, ItemStatisticsDto } from './item-statistics.dto';

/** The wording of the console. */
export const WORD_OF_FLAG: Record<ItemFlag, string> = {
  key_may_be_wrong: '答案可能有误',
  negative_discrimination: '区分度为负',
  too_hard: '过难',
  too_easy: '过易',
  dead_option: '有选项几乎无人选',
};

const WORD_OF_OVERRIDE: Record<ItemStatisticsDto['overrides'][number], string> = {
  drop: '本批次不计分',
  award_all: '本批次全员给分',
  accept_key: '本批次增加一个正确答案',
};

/** None where the override already says it. */
const WORD_OF_GAP: Record<DiscriminationGap, string[]> = {
  not_counted: [],
  one_paper: ['仅一份答卷，无区分度'],
  same_mark: ['得分全部相同，无区分度'],
  same_rest: ['其余试题总分全部相同，无区分度'],
};

export const ITEM_SHEET_COLUMNS = [
  { header: '大题', width: 16 },
  { header: '试题编号', width: 14 },
  { header: '题干', width: 48 },
  { header: '分值', width: 8 },
  { header: '人次', width: 8 },
  { header: '得分率（%）', width: 12 },
  { header: '标准差（%）', width: 12 },
  { header: '猜测得分率（%）', width: 14 },
  { header: '设定权重（%）', width: 12 },
  { header: '实际权重（%）', width: 12 },
  { header: '区分度（×100）', width: 14 },
  { header: '区分效率（%）', width: 12 },
  { header: '选项分布（人次）', width: 32 },
  { header: '提示', width: 32 },
] as const;

const shown = (value: number | null): number | string => (value === null ? '' : Math.round(value * 100) / 100);

export function itemSheetRow(item: ItemStatisticsDto): (string | number)[] {
  return [
    formulaSafe(item.sectionTitle),
    formulaSafe(item.code),
    formulaSafe(item.stem),
    item.pointsMillipoints / 1000,
    item.people,
    shown(item.facilityPercent),
    shown(item.standardDeviationPercent),
    shown(item.guessPercent),
    shown(item.intendedWeightPercent),
    shown(item.effectiveWeightPercent),
    shown(item.discriminationIndex),
    shown(item.discriminativeEfficiencyPercent),
    choicesInWords(item.choices),
    remarksOf(item).join('；'),
  ];
}

const remarksOf = ({ overrides, flags, discriminationGap }: ItemStatisticsDto): string[] => [
  ...overrides.map((override) => WORD_OF_OVERRIDE[override]),
  ...flags.map((flag) => WORD_OF_FLAG[flag]),
  ...(discriminationGap === null ? [] : WORD_OF_GAP[discriminationGap]),
];

/** `A 3，B✓ 17，未作答 2`; empty for types without options. */
function choicesInWords({ options, unanswered }: ItemChoicesDto): string {
  if (options.length === 0) return '';
  const chosen = options.map(
    ({ option, right, byThird }) =>
      `${String.fromCharCode(65 + option)}${right ? '✓' : ''} ${inAll(byThird as ByThird)}`,
  );
  return [...chosen, `未作答 ${inAll(unanswered as ByThird)}`].join('，');
}
