const en = {
  retry: 'Try again',
  NETWORK: 'The server cannot be reached. Check the network and try again.',
  UNKNOWN: 'That did not work ({code}).',
  SIGN_IN_REFUSED: 'The username or the password is wrong.',
  TOO_MANY_FAILURES: 'Too many failed attempts. Wait a while and try again.',
  NOT_SIGNED_IN: 'You are not signed in any more. Sign in again.',
  NOT_ALLOWED: 'Your role does not allow this.',
  NOT_FOUND: 'It does not exist, or lies outside of your organisations.',
  OVERLOADED: 'The server is busy. Try again in a moment.',
  INTERNAL_ERROR: 'Something went wrong on the server. Try again; if it stays, tell the operator the time.',
  SESSION_NOT_OPEN: 'The session is closed already.',
  SESSION_NOT_FOUND: 'There is no such session in your organisations.',
};

export type ErrorTextKey = keyof typeof en;

export const errorDictionaries: Record<'zh-CN' | 'en', Record<ErrorTextKey, string>> = {
  'zh-CN': {
    retry: '重试',
    NETWORK: '连接不上服务器，请检查网络后重试。',
    UNKNOWN: '操作未成功（{code}）。',
    SIGN_IN_REFUSED: '用户名或密码不正确。',
    TOO_MANY_FAILURES: '失败次数过多，请稍后再试。',
    NOT_SIGNED_IN: '登录已失效，请重新登录。',
    NOT_ALLOWED: '您的角色没有此项权限。',
    NOT_FOUND: '内容不存在，或不在您的管辖范围内。',
    OVERLOADED: '服务器繁忙，请稍后重试。',
    INTERNAL_ERROR: '服务器出错，请重试；如持续出现，请将出错时间告知运维人员。',
    SESSION_NOT_OPEN: '该考试会话已经结束。',
    SESSION_NOT_FOUND: '在您的管辖范围内没有这场考试会话。',
  },
  en,
};
