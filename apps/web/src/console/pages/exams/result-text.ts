const en = {
  lead: 'Results count and certificates are issued once a grading run is released. A change of the key makes a new run; nothing that was released is lost.',
  runs: 'Grading runs', run: 'Run', runNumber: 'Run {number}', noRun: 'Nothing has been graded yet. The first run is made as soon as somebody hands in.',
  progress: 'Graded', progressOf: '{graded} of {all}', overrides: 'Changes to questions', reason: 'Reason', createdAt: 'Made', by: 'By', system: 'System', firstReason: 'First grading, made by the system', staff: 'Staff',
  released: 'Released {time}', counting: 'Counts now', waiting: 'Not released', superseded: 'Superseded', mergedInto: 'Merged into run {number}', lateResponses: 'Late responses accepted', noOverride: 'No change to questions', newRun: 'New grading run',
  difference: 'What changes', release: 'Release', releaseTitle: 'Release run {number}',
  releaseText: 'Candidates see their results at once and certificates are issued or revoked accordingly. A release cannot be taken back, only followed by a newer run.',
  seeDifference: 'Look at what changes first.', releasedNow: 'Released.', alreadyReleased: 'It had been released already.',
  refused: 'It cannot be released yet', openSessions: '{count} candidates are still answering. Wait for their time to end, or close their sessions under Invigilation.',
  ungradedSessions: '{count} sessions are not graded yet. Grading goes on by itself; try again in a moment.',
  openSittings: '{count} sittings have not ended. Who has not started yet is not absent before the sitting ends.',
  drop: 'Does not count', award_all: 'Full points for everybody', accept_key: 'Accept a second key', countOf: '{what}: {count}',
};

export const resultDictionaries: Record<'zh-CN' | 'en', typeof en> = {
  'zh-CN': {
    lead: '评分批次发布后，成绩才生效并核发证书。修改答案须新建评分批次，已发布的记录始终保留。',
    runs: '评分批次', run: '批次', runNumber: '第 {number} 批次', noRun: '尚无评分批次。有考生交卷后系统会自动评分。',
    progress: '评分进度', progressOf: '{graded} / {all} 份', overrides: '试题调整', reason: '原因', createdAt: '创建时间', by: '创建人', system: '系统', firstReason: '系统首次自动评分', staff: '工作人员',
    released: '{time} 发布', counting: '当前有效', waiting: '未发布', superseded: '已被取代', mergedInto: '已并入第 {number} 批次', lateResponses: '采纳延迟送达的作答', noOverride: '试题无调整', newRun: '新建评分批次',
    difference: '查看变化', release: '发布成绩', releaseTitle: '发布第 {number} 批次',
    releaseText: '发布后考生可立即查看成绩，系统据此核发或撤销证书。发布不可撤回，只能由新的批次取代。',
    seeDifference: '建议先查看成绩变化。', releasedNow: '成绩已发布。', alreadyReleased: '该批次此前已经发布。',
    refused: '暂不能发布成绩', openSessions: '还有 {count} 名考生正在答题。请等待考试结束，或在“监考”中收卷。',
    ungradedSessions: '还有 {count} 份答卷未评分。系统正在自动评分，请稍后再试。',
    openSittings: '还有 {count} 个场次未到结束时间。场次结束前，未开考的考生不能判为缺考。',
    drop: '不计分', award_all: '全体得满分', accept_key: '增加正确答案', countOf: '{what} {count} 题',
  },
  en,
};
