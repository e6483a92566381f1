const en = {
  title: 'Staff sign-in',
  username: 'Username',
  password: 'Password',
  usernameMissing: 'Enter your username.',
  passwordMissing: 'Enter your password.',
  signIn: 'Sign in',
};

export const signInDictionaries: Record<'zh-CN' | 'en', typeof en> = {
  'zh-CN': {
    title: '工作人员登录',
    username: '用户名',
    password: '密码',
    usernameMissing: '请输入用户名。',
    passwordMissing: '请输入密码。',
    signIn: '登录',
  },
  en,
};
