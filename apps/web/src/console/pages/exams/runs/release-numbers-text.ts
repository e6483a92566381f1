const en = {
  people: 'This release announces the results of {count} {count|person|people}:',
  outcomes: '{passed} passed, {failed} failed, {absent} {absent|was|were} absent',
  deferred: '{count} {count|is|are} deferred',
  violation: '{count} {count|has|have} the outcome “violation”',
  annulled: '{count} {count|has|have} an annulled result',
  ungraded: '{count} {count|is|are} not graded yet; the results cannot be released until {count|it is|they are}',
  certificates: '{issued} {issued|certificate|certificates} will be issued, {revoked} will be revoked',
  late: '{count} {count|candidate has|candidates have} late responses that have not been decided on; these do not count in this release.',
  lateMany:
    'More than {count} candidates have late responses that have not been decided on; they do not count in this release.',
};

export const releaseNumbersDictionaries: Record<'zh-CN' | 'en', typeof en> = {
  'zh-CN': {
    people: '本次发布将公布 {count} 人的结果：',
    outcomes: '合格 {passed} 人，不合格 {failed} 人，缺考 {absent} 人',
    deferred: '缓考 {count} 人',
    violation: '违纪 {count} 人',
    annulled: '取消成绩 {count} 人',
    ungraded: '尚未评分 {count} 人，评分完成前不能发布',
    certificates: '新发证书 {issued} 份，撤销证书 {revoked} 份',
    late: '有 {count} 名考生的延迟送达作答尚未处理，不计入本次发布。',
    lateMany: '有超过 {count} 名考生的延迟送达作答尚未处理，不计入本次发布。',
  },
  en,
};
