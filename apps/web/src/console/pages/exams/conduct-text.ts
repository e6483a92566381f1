const en = {
  conduct: 'During the exam', presentation: 'The page shows', item: 'One question at a time', section: 'A whole section',
  startSpread: 'Spread the start over (seconds)', startSpreadHint: 'Pages that wait for the opening start at a random moment within this time, so that not all come at once. 0: all at once.', startSpreadMissing: 'Over how many seconds?',
  watched: 'Watched for, recorded and counted', watchedHint: 'Candidates read this list before they agree to the rules. What happens within two seconds counts as one.',
  leaving_page: 'Leaving the page', losing_focus: 'Losing focus', leaving_full_screen: 'Leaving full screen', copying_pasting: 'Copying and pasting', printing: 'Printing', changing_device: 'Another device', changing_address: 'Another network address',
  limit: 'Times that are borne', noLimit: 'No limit', noLimitHint: 'Left empty: recorded and warned of, nothing more.', limitHint: 'The next one after {limit} has the consequence chosen here.', countsNothing: 'Nothing is watched for, so nothing is counted.',
  pastLimit: 'Past the limit', lock: 'Locked until an invigilator unlocks', submit: 'Submitted at once',
  nothing: 'Nothing', summary: '{acts}; no limit', summaryLimit: '{acts}; more than {limit} in all: {consequence}', or: ', ',
};

export const conductDictionaries: Record<'zh-CN' | 'en', typeof en> = {
  'zh-CN': {
    conduct: '考试过程', presentation: '页面显示', item: '逐题显示', section: '按部分整页显示',
    startSpread: '错峰开考（秒）', startSpreadHint: '在线等候开考的考生在这段时间内随机先后进入，避免同时涌入；0 为同时进入。', startSpreadMissing: '请填写秒数。',
    watched: '监测并计次的情况', watchedHint: '考生在确认考场规则之前会看到这份清单。两秒以内接连发生的只算一次。',
    leaving_page: '离开考试页面', losing_focus: '页面失去焦点', leaving_full_screen: '退出全屏', copying_pasting: '复制、粘贴', printing: '打印', changing_device: '更换设备', changing_address: '网络地址变化',
    limit: '允许次数', noLimit: '不限次数', noLimitHint: '留空：只记录和提醒，不作处理。', limitHint: '超过 {limit} 次即按所选方式处理。', countsNothing: '没有选择监测的情况，次数无从计起。',
    pastLimit: '超过次数后', lock: '锁定，由监考员解锁', submit: '立即自动交卷',
    nothing: '不监测', summary: '{acts}；不限次数', summaryLimit: '{acts}；合计超过 {limit} 次：{consequence}', or: '、',
  },
  en,
};
