const en = {
  sittings: 'Sittings', sitting: 'Sitting', time: 'Window', opensAt: 'Opens', closesAt: 'Closes', site: 'Site', registered: 'Registered', noSitting: 'There is no sitting yet.', online: 'Anywhere',
  add: 'Add a sitting', edit: 'Edit', editTitle: 'Change the sitting', title: 'Name', titleMissing: 'Name the sitting.', timeMissing: 'Choose a time.', beijing: 'Beijing time',
  latestEntry: 'Nobody starts after (optional)', latestEntryHint: 'Left empty: until the sitting closes.', earliest: 'Nobody hands in before (minutes after the start)', siteOptional: 'Site (optional)',
  closesBeforeOpens: 'It must close after it opens.', latestOutside: 'It must lie within the window.', earliestTooLong: 'At most the duration: {count} minutes.', reason: 'Reason', reasonMissing: 'The exam is locked: a change needs a reason for the record.',
  begun: 'Sessions that have begun keep their deadline.', save: 'Save', cancel: 'Cancel', saved: 'Saved.', tooShort: 'The window is shorter than the exam ({count} minutes): who starts late loses time.',
};

export const sittingDictionaries: Record<'zh-CN' | 'en', typeof en> = {
  'zh-CN': {
    sittings: '场次', sitting: '场次', time: '开放时间', opensAt: '开始时间', closesAt: '结束时间', site: '考点', registered: '报名人数', noSitting: '还没有安排场次。', online: '不限地点',
    add: '添加场次', edit: '修改', editTitle: '修改场次', title: '场次名称', titleMissing: '请填写场次名称。', timeMissing: '请选择时间。', beijing: '北京时间',
    latestEntry: '最晚入场时间（选填）', latestEntryHint: '留空则场次结束前均可入场。', earliest: '开考后多少分钟方可交卷', siteOptional: '考点（选填）',
    closesBeforeOpens: '结束时间须晚于开始时间。', latestOutside: '须在场次开放时间之内。', earliestTooLong: '不能超过考试时长 {count} 分钟。', reason: '原因', reasonMissing: '考试已锁定，修改须填写原因，原因将记录在案。',
    begun: '已经开考的考生，截止时间不变。', save: '保存', cancel: '取消', saved: '已保存。', tooShort: '开放时间短于考试时长（{count} 分钟），考生的实际作答时间会减少。',
  },
  en,
};
