const en = {
  title: 'Late responses', explained: 'Made before the deadline by the account of the candidate’s page, arrived after the close. They are kept apart and not graded unless an administrator accepts them.',
  item: 'Item', inTime: 'Saved in time', late: 'Arrived late', madeAt: 'Made', beforeDeadline: '{span} before the deadline', receivedAt: 'Arrived', afterDeadline: '{span} after the deadline',
  accepted: 'Accepted', notAccepted: 'Not accepted',
  evidence: 'What the page told of clock and network', noEvidence: 'Nothing was told.', time: 'Time', told: 'Told',
  clockRight: 'The device’s clock agrees with the server’s.', clockAhead: 'The device’s clock is {span} ahead of the server’s.', clockBehind: 'The device’s clock is {span} behind the server’s.',
  corrected: 'The times told by this page before were off by {span} and were put right.',
  network_back: 'The network was gone for {span}; {count} responses waited for it.',
  opened_offline: 'The page was opened again without network: its times are by the device’s clock until put right.',
};

export const lateDictionaries: Record<'zh-CN' | 'en', typeof en> = {
  'zh-CN': {
    title: '延迟送达的作答', explained: '据考生页面申报在截止前作出、收卷之后才送达。另行保存，未经管理员采纳不计分。',
    item: '题号', inTime: '按时保存的作答', late: '延迟送达的作答', madeAt: '作答时间', beforeDeadline: '截止前 {span}', receivedAt: '送达时间', afterDeadline: '截止后 {span}',
    accepted: '已采纳', notAccepted: '未采纳',
    evidence: '考生页面申报的时钟与网络情况', noEvidence: '没有申报。', time: '时间', told: '情况',
    clockRight: '设备时钟与服务器一致。', clockAhead: '设备时钟比服务器快 {span}。', clockBehind: '设备时钟比服务器慢 {span}。',
    corrected: '此前按设备时钟推算的时间偏差 {span}，已校正。',
    network_back: '网络中断 {span}，期间有 {count} 题待送达。',
    opened_offline: '断网时重新打开了考试页面：校正之前的时间按设备时钟推算。',
  },
  en,
};
