const en = {
  brand: 'Sunflower console',
  menu: 'Menu',
  home: 'Home',
  exams: 'Exams',
  marking: 'Marking',
  banks: 'Question banks',
  people: 'Roster',
  organisations: 'Organisations',
  sites: 'Exam sites',
  training: 'Training',
  certificates: 'Certificates',
  accounts: 'Staff accounts',
  audit: 'Audit log',
  ownAccount: 'My account',
  signOut: 'Sign out',
};

export type FrameTextKey = keyof typeof en;

export const frameDictionaries: Record<'zh-CN' | 'en', Record<FrameTextKey, string>> = {
  'zh-CN': {
    brand: '向日葵管理台',
    menu: '菜单',
    home: '工作台',
    exams: '考试管理',
    marking: '阅卷',
    banks: '题库',
    people: '考生名册',
    organisations: '机构',
    sites: '考点',
    training: '培训学习',
    certificates: '合格证书',
    accounts: '工作人员账号',
    audit: '操作记录',
    ownAccount: '我的账号',
    signOut: '退出登录',
  },
  en,
};
