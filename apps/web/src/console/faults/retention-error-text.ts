/** Why something about how long data of an exam is kept was refused, by code. */
const en = {
  RETENTION_NOT_PLANNED: 'Nothing is planned for this data any more. Reload the page.',
  RETENTION_TIME_OUT_OF_RANGE:
    'Choose a day at least a week from now, so that a mistake can still be taken back, and no more than 30 years away.',
  RETENTION_UNDER_WAY: 'Erasing has begun, so the plan can no longer be changed or taken back.',
};

export const retentionErrorDictionaries: Record<'zh-CN' | 'en', typeof en> = {
  'zh-CN': {
    RETENTION_NOT_PLANNED: '该类数据已没有删除计划，请刷新页面。',
    RETENTION_TIME_OUT_OF_RANGE: '删除日期须至少在一周以后，以便设置有误时撤回，且不超过 30 年。',
    RETENTION_UNDER_WAY: '已开始删除，计划不能再更改或撤回。',
  },
  en,
};
