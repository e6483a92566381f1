const en = {
  candidate: 'Candidate', ticketNumber: 'Ticket number', organisation: 'Organisation', state: 'State', deadline: 'Deadline', open: 'Details',
  not_started: 'Not started', in_progress: 'In progress', submitted: 'Submitted', timed_out: 'Timed out', closed: 'Closed by staff', voided: 'Voided', isLocked: 'Locked',
  allStates: 'All states', search: 'Ticket number or name', nobody: 'Nobody here.', more: 'Load more',
  session: 'Exam session', startedAt: 'Started', extraTime: 'Extra time', minutes: '{count} min', closedAt: 'Closed', receipt: 'Receipt', answered: 'Items answered',
  lateResponses: 'Late responses', seat: 'Seat', staffActs: 'Acts of staff', events: 'Events', none: 'None.', time: 'Time', act: 'Act', reason: 'Reason', kind: 'Event', address: 'Address',
  extend: 'Extend', lock: 'Lock', unlock: 'Unlock', close: 'Close', void: 'Void', acceptLate: 'Accept late responses',
  extendText: 'The candidate sees the new deadline within 30 seconds.',
  lockText: 'The candidate cannot go on until the session is unlocked. The time goes on.',
  unlockText: 'The candidate can go on at once.',
  closeText: 'The session ends now and is graded with what is stored. This cannot be undone.',
  voidText: 'The session does not count: its result is annulled. This cannot be undone.',
  acceptLateText: 'What was made before the deadline and arrived late will count in a new grading run. To accept several candidates in one run, use Results. Only the organisation of the exam, or one above it, may accept.',
  extraMinutes: 'Minutes to add', extraMinutesMissing: 'Enter the minutes to add.', reasonMissing: 'A reason is needed; it goes on record.', done: 'Done.',
};

export const sessionDictionaries: Record<'zh-CN' | 'en', typeof en> = {
  'zh-CN': {
    candidate: '考生', ticketNumber: '准考证号', organisation: '所属机构', state: '状态', deadline: '截止时间', open: '详情',
    not_started: '未开始', in_progress: '答题中', submitted: '已交卷', timed_out: '到时收卷', closed: '监考员收卷', voided: '已作废', isLocked: '已锁定',
    allStates: '全部状态', search: '准考证号或姓名', nobody: '没有符合条件的考生。', more: '加载更多',
    session: '考试会话', startedAt: '开始时间', extraTime: '延长时间', minutes: '{count} 分钟', closedAt: '结束时间', receipt: '交卷回执', answered: '已作答题数',
    lateResponses: '延迟送达的作答', seat: '席位号', staffActs: '操作记录', events: '考试事件', none: '暂无。', time: '时间', act: '操作', reason: '原因', kind: '事件', address: '网络地址',
    extend: '延长时间', lock: '锁定', unlock: '解锁', close: '收卷', void: '作废', acceptLate: '采纳延迟送达的作答',
    extendText: '考生页面将在 30 秒内显示新的截止时间。',
    lockText: '锁定后考生无法继续作答，直至解锁；计时不停。',
    unlockText: '解锁后考生可立即继续作答。',
    closeText: '立即结束该考生的考试，按已保存的作答评分，不可撤销。',
    voidText: '该场考试不计成绩，结论为“取消成绩”，不可撤销。',
    acceptLateText: '截止前作出、截止后才送达的作答，将计入新的评分批次。如有多名考生，请在“成绩”页一并采纳，只生成一个批次。仅考试所属机构及其上级机构的管理员可以采纳。',
    extraMinutes: '延长分钟数', extraMinutesMissing: '请输入延长的分钟数。', reasonMissing: '请填写原因，原因将记录在案。', done: '操作成功。',
  },
  en,
};
