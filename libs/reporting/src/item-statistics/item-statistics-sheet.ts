import type { ItemFlag } from '../item-analysis/item-flags';
import { formulaSafe } from '../pass-list/formula-safe';
import type { ItemStatisticsDto } from './item-statistics.dto';

/** The wording of the console. */
export const WORD_OF_FLAG: Record<ItemFlag, string> = {
  key_may_be_wrong: '答案可能有误',
  negative_discrimination: '区分度为负',
  too_hard: '过难',
  too_easy: '过易',
  dead_option: '有选项无人选',
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
  { header: '区分度', width: 10 },
  { header: '区分效率（%）', width: 12 },
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
    item.flags.map((flag) => WORD_OF_FLAG[flag]).join('；'),
  ];
}
