const en = {
  title: 'Late responses',
  lead: 'Answered before the deadline according to the candidate’s device, but received after it. These responses do not count until you accept them.',
  candidate: 'Candidate',
  ticketNumber: 'Ticket number',
  organisation: 'Organisation',
  waiting: 'Responses',
  madeAt: 'First answered (device time)',
  receivedAt: 'Last received',
  open: 'Details',
  choose: 'Accept selected ({count})',
  accept: 'Accept',
  more: 'Load more',
  acceptText:
    'The late responses of {count} {count|candidate|candidates} will count in one new grading run, which you then release. An earlier run for late responses that has not been released yet will be merged into it.',
  tooMany: 'At most {max} candidates at once.',
};

export const lateResponseDictionaries: Record<'zh-CN' | 'en', typeof en> = {
  'zh-CN': {
    title: '延迟送达的作答',
    lead: '据考生设备记录在截止前作出、截止后才送达的作答。采纳之前不计入成绩。',
    candidate: '考生',
    ticketNumber: '准考证号',
    organisation: '所属机构',
    waiting: '作答数',
    madeAt: '最早作答时间（设备）',
    receivedAt: '最后送达时间',
    open: '详情',
    choose: '采纳所选（{count} 人）',
    accept: '采纳',
    more: '加载更多',
    acceptText:
      '{count} 名考生延迟送达的作答将一并计入一个新的评分批次，发布后生效。此前因采纳延迟作答而新建、尚未发布的批次将并入该批次。',
    tooMany: '一次最多采纳 {max} 名考生。',
  },
  en,
};
