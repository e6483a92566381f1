// Apart from the page's other texts: loaded after the sign-in page is shown.
const en = {
  ask: 'Lost your admission ticket?',
  lead: 'Enter your name and ID number as you registered. A new access code goes to the phone number on file; your old code and any sign-in made with it end.',
  name: 'Name',
  idNumber: 'ID number',
  send: 'Send a new access code',
  sending: 'Sending…',
  missing: 'Please enter your name and ID number.',
  sent: 'If the details match, the access code will be sent to the phone number you registered with. It may take a few minutes; another one can be sent after ten minutes.',
  close: 'Close',
};

export const lostCodeDictionaries: Record<'zh-CN' | 'en', typeof en> = {
  'zh-CN': {
    ask: '找回准考证',
    lead: '请输入报名时的姓名和证件号码。新的登录码将发到登记的手机，原登录码随即作废，用它登录的设备须重新登录。',
    name: '姓名',
    idNumber: '证件号码',
    send: '发送新的登录码',
    sending: '正在发送…',
    missing: '请输入姓名和证件号码。',
    sent: '如信息相符，登录码将发到报名时登记的手机。短信可能需要几分钟，十分钟后可再次申请。',
    close: '关闭',
  },
  en,
};
