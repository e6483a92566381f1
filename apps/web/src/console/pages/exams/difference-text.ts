const en = {
  title: 'What changes with run {number}', comparedWith: 'Compared with run {number}, which counts now or came before.', first: 'The first run: compared with no result at all.',
  incomplete: '{count} sessions are not graded under this run yet, so the comparison is not complete.',
  newlyPassed: 'Newly passed', newlyFailed: 'Newly failed', otherOutcome: 'Other outcome', otherPoints: 'Other points', unchanged: 'Unchanged',
  candidate: 'Candidate', organisation: 'Organisation', before: 'Before', after: 'After', change: 'Change', noChange: 'Nothing changes.',
  newly_passed: 'Newly passed', newly_failed: 'Newly failed', outcome: 'Outcome', points: 'Points',
  listed: 'The {count} weightiest changes are listed.', pass: 'passed', fail: 'failed', score: '{points} of {max}',
  graded: 'Graded', absent: 'Absent', deferred: 'Deferred', violation: 'Violation', annulled: 'Annulled', ungraded: 'Not graded',
};

export const differenceDictionaries: Record<'zh-CN' | 'en', typeof en> = {
  'zh-CN': {
    title: '第 {number} 批次的成绩变化', comparedWith: '与第 {number} 批次比较。', first: '这是第一个批次，此前没有成绩。',
    incomplete: '本批次还有 {count} 份答卷未评分，比较结果尚不完整。',
    newlyPassed: '转为合格', newlyFailed: '转为不合格', otherOutcome: '结论变化', otherPoints: '仅分数变化', unchanged: '无变化',
    candidate: '考生', organisation: '所属机构', before: '变化前', after: '变化后', change: '变化', noChange: '没有变化。',
    newly_passed: '转为合格', newly_failed: '转为不合格', outcome: '结论变化', points: '分数变化',
    listed: '仅列出影响最大的 {count} 项变化。', pass: '合格', fail: '不合格', score: '{points} / {max} 分',
    graded: '已评分', absent: '缺考', deferred: '缓考', violation: '违纪', annulled: '取消成绩', ungraded: '未评分',
  },
  en,
};
