/** Why something about messages, raised hands and incidents of the exam day was refused, by code. */
const en = {
  INCIDENT_TIME: 'The incident must have happened between the day before its sitting and now.',
  INCIDENT_STRUCK: 'This record has already been struck out.',
  TOO_MANY_INCIDENTS: '{limit} incidents have been recorded in this exam, which is the limit.',
  HAND_CLOSED: 'Somebody has closed this raised hand already, or the candidate lowered it.',
  NOBODY_TO_TELL: 'None of the people you chose is sitting the exam or can still start. Nothing was sent.',
  TOO_MANY_NAMED:
    '{people} {people|person is|people are} too many to write to one by one; the limit is {limit}. Choose a sitting or a county, without a state or a search.',
  TOO_MANY_MESSAGES: '{limit} messages have been sent in this exam, which is the limit.',
};

export const dayErrorDictionaries: Record<'zh-CN' | 'en', typeof en> = {
  'zh-CN': {
    INCIDENT_TIME: '发生时间不得早于该场开考前一天，也不得晚于现在。',
    INCIDENT_STRUCK: '该记录已被划去。',
    TOO_MANY_INCIDENTS: '本场考试已记录 {limit} 条情况，达到上限。',
    HAND_CLOSED: '该举手已由他人处理完毕，或考生已放下。',
    NOBODY_TO_TELL: '所选考生均已结束考试或不能再开考，消息未发送。',
    TOO_MANY_NAMED: '逐人发送的对象有 {people} 人，超过上限 {limit} 人。请按场次或市县发送，不要按状态或姓名筛选。',
    TOO_MANY_MESSAGES: '本场考试已发送 {limit} 条消息，达到上限。',
  },
  en,
};
