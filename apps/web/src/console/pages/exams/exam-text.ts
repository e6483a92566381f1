const en = {
  exams: 'Exams', exam: 'Exam', overview: 'Overview', sessions: 'Invigilation', registrations: 'Registrations', results: 'Results', certificates: 'Certificates',
  draft: 'Draft', locked: 'Locked', rehearsal: 'Rehearsal', liveCounts: 'Now',
  registered: 'Registered', notStarted: 'Not started', inProgress: 'In progress', submitted: 'Submitted', timedOut: 'Timed out', closed: 'Closed by staff', voided: 'Voided', graded: 'Graded', ungraded: 'To be graded',
  organisation: 'Organisation', items: 'Items', duration: 'Duration', minutes: '{count} min', passMark: 'Pass mark', points: '{points} of {max} points',
  multipleChoice: 'Multiple choice', allOrNothing: 'All or nothing', partialNoWrong: 'Partial when nothing is wrong', proportional: 'Right minus wrong', certificateTitle: 'Certificate', certificateIssuer: 'Issuer',
  draftNotice: 'This exam is a draft. Locking freezes it and the questions it may draw; then people can be registered.',
  check: 'Check against the bank', lock: 'Lock', lockTitle: 'Lock this exam?', lockText: 'It cannot be changed afterwards.', edit: 'Edit the draft', purge: 'Purge the rehearsal', purgeText: 'Deletes this rehearsal with its registrations, sessions, results and certificates. This cannot be undone; people and questions stay.', cancel: 'Cancel',
  shuffle: 'Another order for everybody', shuffleItems: 'questions', shuffleOptions: 'options', and: ' and ', noShuffle: 'No',
};

export const examDictionaries: Record<'zh-CN' | 'en', typeof en> = {
  'zh-CN': {
    exams: '考试管理', exam: '考试详情', overview: '概况', sessions: '监考', registrations: '报名', results: '成绩', certificates: '证书',
    draft: '草稿', locked: '已锁定', rehearsal: '演练', liveCounts: '实时情况',
    registered: '报名', notStarted: '未开始', inProgress: '答题中', submitted: '已交卷', timedOut: '到时收卷', closed: '监考员收卷', voided: '已作废', graded: '已评分', ungraded: '待评分',
    organisation: '主办机构', items: '题数', duration: '考试时长', minutes: '{count} 分钟', passMark: '及格分', points: '{points} 分（满分 {max} 分）',
    multipleChoice: '多项选择题计分', allOrNothing: '全对得分', partialNoWrong: '少选得部分分，错选不得分', proportional: '按对错比例计分', certificateTitle: '证书', certificateIssuer: '发证机构',
    draftNotice: '考试尚为草稿。锁定后内容和可抽取的试题不再变动，方可报名。',
    check: '检查题库能否组卷', lock: '锁定', lockTitle: '确定锁定这场考试？', lockText: '锁定后不能再修改。', edit: '编辑草稿', purge: '清除演练', purgeText: '删除本次演练及其全部报名、答卷、成绩和证书，不可恢复；名册和题库不受影响。', cancel: '取消',
    shuffle: '随机顺序', shuffleItems: '题目', shuffleOptions: '选项', and: '、', noShuffle: '不打乱',
  },
  en,
};
