const en = {
  notLocked: 'The exam is a draft. Lock it on the overview, then register people.', noSitting: 'There is no sitting yet. Add one on the overview first.',
  search: 'Name or ticket number', allSittings: 'All sittings', nobody: 'Nobody is registered here.', more: 'Load more',
  exportTickets: 'Download tickets', printTickets: 'Tickets to print, with QR codes', exportNotice: 'The file holds ticket numbers and access codes. Each download is logged; hand the codes out to their owners only.',
  candidate: 'Candidate', ticketNumber: 'Ticket number', organisation: 'Organisation', sitting: 'Sitting', attempt: 'Attempt', accommodation: 'Accommodation', outcome: 'Outcome', acts: 'Acts',
  attemptNumber: 'Attempt {number}', extraMinutes: '+{count} min', consented: 'Consented',
  deferred: 'Deferred', violation: 'Violation', annulled: 'Annulled', noOutcome: 'None (by the result)',
  register: 'Register people', registerText: 'Everybody on the roster at and below this organisation is registered. Who is registered already stays so.',
  registerDone: '{registered} registered; {alreadyRegistered} were registered already.', sittingMissing: 'Choose a sitting.', organisationMissing: 'Choose an organisation.', close: 'Close', cancel: 'Cancel',
  sittingOver: 'over',
  reissue: 'New access code', reissueText: 'The old code stops working at once, and every device that signed in with it has to sign in again with the new one. A session in progress goes on; nothing that was answered is lost.', reissued: 'The new access code of {name}', reissuedText: 'Hand it to the candidate only. It can be found again in the ticket file.',
  accommodate: 'Accommodation', accommodateText: 'Applies when the candidate starts; a session in progress is extended under Invigilation.', extraTime: 'Extra minutes', extraTimeMissing: 'Enter 0 to 600 minutes.', arrangement: 'What is arranged (optional)',
  decide: 'Outcome', decideText: 'Takes the place of the result at the next release. “None” withdraws it.', outcomeMissing: 'Choose an outcome.',
  makeUp: 'Register a make-up exam', makeUpText: 'Another attempt for {name}, after the earlier one is over.', makeUpDone: 'Registered for the make-up exam.', earlierOpen: 'The earlier sitting of this candidate is not over yet.',
};

export const registrationDictionaries: Record<'zh-CN' | 'en', typeof en> = {
  'zh-CN': {
    notLocked: '考试尚为草稿。请先在“概况”中锁定考试，再登记考生。', noSitting: '还没有场次，请先在“概况”中添加场次。',
    search: '姓名或准考证号', allSittings: '全部场次', nobody: '没有符合条件的报名记录。', more: '加载更多',
    exportTickets: '导出准考证', printTickets: '打印版准考证（带二维码）', exportNotice: '文件含准考证号和登录码，每次导出均记录在案；登录码只可发给考生本人。',
    candidate: '考生', ticketNumber: '准考证号', organisation: '所属机构', sitting: '场次', attempt: '考试次数', accommodation: '特殊安排', outcome: '结论', acts: '操作',
    attemptNumber: '第 {number} 次', extraMinutes: '延长 {count} 分钟', consented: '已阅读须知',
    deferred: '缓考', violation: '违纪', annulled: '取消成绩', noOutcome: '无（以成绩为准）',
    register: '登记考生', registerText: '登记该机构及其下级机构名册中的全部人员；已登记的人员不受影响。',
    registerDone: '本次登记 {registered} 人，此前已登记 {alreadyRegistered} 人。', sittingMissing: '请选择场次。', organisationMissing: '请选择机构。', close: '关闭', cancel: '取消',
    sittingOver: '已结束',
    reissue: '重发登录码', reissueText: '原登录码立即失效，用它登录的设备须用新登录码重新登录。正在进行的考试可以继续，已有作答不会丢失。', reissued: '{name} 的新登录码', reissuedText: '请只告知考生本人；也可在导出的准考证文件中查到。',
    accommodate: '特殊安排', accommodateText: '考生开考时生效；正在考试的，请在“监考”中延长时间。', extraTime: '延长分钟数', extraTimeMissing: '请输入 0 至 600 分钟。', arrangement: '安排内容（选填）',
    decide: '认定结论', decideText: '下次发布成绩时以此结论为准；选择“无”即撤回认定。', outcomeMissing: '请选择结论。',
    makeUp: '登记补考', makeUpText: '为 {name} 登记下一次考试；前一次考试须已结束。', makeUpDone: '补考已登记。', earlierOpen: '该考生前一次考试的场次尚未结束。',
  },
  en,
};
