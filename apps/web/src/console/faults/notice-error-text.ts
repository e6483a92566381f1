/** Why something about notices to candidates, or about announcements, was refused, by code. */
const en = {
  NOTICE_NOT_FOUND: 'This notice does not exist, or you have no access to it.',
  NOTICE_PORT_OFF: 'This way of sending is not set up. Ask the operator, or choose another one.',
  UNKNOWN_NOTICE_FIELD: '“{field}” is not a field of this text. Choose fields from the list below it.',
  NOBODY_TO_NOTIFY: 'Nobody is registered whom this notice is for.',
  TOO_MANY_NOTICES: '{limit} notices have been made for this exam, which is the limit.',
  ANNOUNCEMENT_NOT_FOUND: 'This announcement does not exist, or you have no access to it.',
  ANNOUNCEMENT_TIMES: 'An announcement must end after it begins, in the future, and within 92 days.',
  TOO_MANY_ANNOUNCEMENTS:
    'An exam may have {open} {open|announcement that is|announcements that are} not over, and {limit} in all. End one of them first.',
  NOTICE_NOT_IN_STATE: 'This cannot be done with the notice now, perhaps because it is finished. Reload the page.',
};

export const noticeErrorDictionaries: Record<'zh-CN' | 'en', typeof en> = {
  'zh-CN': {
    NOTICE_NOT_FOUND: '通知不存在，或不在您的管辖范围内。',
    NOTICE_PORT_OFF: '该发送方式尚未配置，请联系系统管理人员，或选择其他方式。',
    UNKNOWN_NOTICE_FIELD: '“{field}”不是可用的字段，请从下方列表中选择字段。',
    NOBODY_TO_NOTIFY: '没有符合条件的考生，通知未发送。',
    TOO_MANY_NOTICES: '本场考试已有 {limit} 条通知，达到上限。',
    ANNOUNCEMENT_NOT_FOUND: '公告不存在，或不在您的管辖范围内。',
    ANNOUNCEMENT_TIMES: '公告的结束时间须晚于开始时间和当前时间，显示时长不超过 92 天。',
    TOO_MANY_ANNOUNCEMENTS: '每场考试未结束的公告不超过 {open} 条，累计不超过 {limit} 条，请先结束一条公告。',
    NOTICE_NOT_IN_STATE: '该通知当前不能进行此操作，可能已发送完毕，请刷新页面。',
  },
  en,
};
