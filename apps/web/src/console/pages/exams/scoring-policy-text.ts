import type { components } from '../../../api/schema';

export type ScoringPolicy = components['schemas']['ExamPoliciesDto']['multipleChoice'];

/** Points earned by the answers of the example: 3 points, options A to E, key ABC. */
export const POLICY_EXAMPLES: Record<ScoringPolicy, Record<'ABC' | 'AB' | 'ABD' | 'DE' | 'ABCDE', number>> = {
  all_or_nothing: { ABC: 3, AB: 0, ABD: 0, DE: 0, ABCDE: 0 },
  partial_no_wrong: { ABC: 3, AB: 2, ABD: 0, DE: 0, ABCDE: 0 },
  proportional: { ABC: 3, AB: 2, ABD: 1, DE: 0, ABCDE: 0 },
  negative_marking: { ABC: 3, AB: 2, ABD: 1, DE: -2, ABCDE: 0 },
};

/** The policies in the order of the select. */
export const SCORING_POLICIES = Object.keys(POLICY_EXAMPLES) as ScoringPolicy[];

type PolicyTextKey = ScoringPolicy | `${ScoringPolicy}_rule` | 'example' | 'earns';

const en: Record<PolicyTextKey, string> = {
  all_or_nothing: 'All or nothing',
  all_or_nothing_rule: 'Choosing exactly the correct options earns full points; anything else earns nothing.',
  partial_no_wrong: 'Partial credit if nothing is wrong',
  partial_no_wrong_rule:
    'Each correct option earns its share of the points; if a wrong option is chosen, the question earns nothing.',
  proportional: 'Right minus wrong, not below 0',
  proportional_rule:
    'Each correct option earns its share of the points, and each wrong option loses as much; no question goes below 0. Choosing every option earns nothing.',
  negative_marking: 'Right minus wrong, may be negative',
  negative_marking_rule:
    'Each correct option earns its share of the points, and each wrong option loses as much. A question can go negative, down to minus its full points, and lowers the total; the total never goes below 0. Choosing every option earns nothing.',
  example: 'Example: 3 points, options A to E, key ABC. {answers}.',
  earns: '{letters} earns {points}',
};

export const scoringPolicyDictionaries: Record<'zh-CN' | 'en', Record<PolicyTextKey, string>> = {
  'zh-CN': {
    all_or_nothing: '全部选对才得分',
    all_or_nothing_rule: '所选与答案完全一致得满分；少选、多选、错选均不得分。',
    partial_no_wrong: '少选得部分分，错选不得分',
    partial_no_wrong_rule: '每选对一个选项得相应比例的分；只要选了错误选项，本题不得分。',
    proportional: '选对得分，选错扣分，本题扣完为止',
    proportional_rule: '每选对一个选项得相应比例的分，每选错一个扣同样的分；本题最低 0 分。全选不得分。',
    negative_marking: '选对得分，选错倒扣分',
    negative_marking_rule:
      '每选对一个选项得相应比例的分，每选错一个扣同样的分；本题可以为负分，最多倒扣本题满分，计入总分，总分最低 0 分。全选不得分。',
    example: '例：本题 3 分，选项 A 至 E，答案 ABC。{answers}。',
    earns: '选 {letters} 得 {points} 分',
  },
  en,
};
