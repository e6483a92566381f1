const en = {
  copy: 'Copy exam',
  text: 'Makes a new draft with the same settings, plan and texts. Sittings, registrations, papers and results are not copied.',
  title: 'Title of the copy',
  titleMissing: 'Enter the title of the copy.',
  suffix: ' (copy)',
  organisation: 'Held by',
  organisationMissing: 'Choose the organisation that holds the copy.',
  rehearsal: 'Rehearsal: its certificates are not valid, and it can be purged afterwards',
  copyOk: 'Copy',
  cancel: 'Cancel',
  copied: 'The exam was copied. This is the new draft.',
};

export const copyDictionaries: Record<'zh-CN' | 'en', typeof en> = {
  'zh-CN': {
    copy: '复制考试',
    text: '将新建一份草稿，设置、组卷蓝图和各项文本与本考试相同；场次、报名、试卷和成绩不复制。',
    title: '新考试名称',
    titleMissing: '请填写新考试名称。',
    suffix: ' 副本',
    organisation: '主办机构',
    organisationMissing: '请选择新考试的主办机构。',
    rehearsal: '演练考试：所发证书无效，结束后可以清除',
    copyOk: '复制',
    cancel: '取消',
    copied: '考试已复制，当前为新的草稿。',
  },
  en,
};
