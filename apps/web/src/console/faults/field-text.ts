import type { Language } from '../../i18n/language';

/** The fields of bank.yaml and questions.yaml in Chinese. In English, a field keeps its name in the file. */
const inFiles: Record<string, string> = {
  id: '题号',
  type: '题型',
  status: '状态',
  difficulty: '难度',
  knowledgePoint: '知识点',
  stem: '题干',
  rationale: '解析',
  source: '出处',
  format: '题型代号',
  options: '选项',
  key: '答案',
  blanks: '填空答案',
  anyOrder: '顺序不限的空',
  value: '数值答案',
  tolerance: '允许误差',
  prompts: '配对题干',
  stimulus: '题干材料',
  domain: '领域',
  sources: '出处列表',
  questions: '试题',
  groups: '题组',
  issuer: '发布机构',
  title: '名称',
  year: '年份',
  documentNumber: '文件编号',
  link: '链接',
  checkedOn: '查证日期',
  sourcePlace: '页码或章节',
  competency: '能力点',
  cognitiveLevel: '认知层次',
  tags: '标签',
  language: '语言',
  reviewDate: '复核日期',
  furtherCase: '病情进展',
  code: '代码',
  domains: '领域列表',
};

/** Names of the fields in the console's forms, by the last name of their path. */
const inForms: Record<string, { 'zh-CN': string; en: string }> = {
  title: { 'zh-CN': '名称', en: 'Title' },
  organisationId: { 'zh-CN': '机构', en: 'Organisation' },
  bodyMarkdown: { 'zh-CN': '正文', en: 'Text' },
  file: { 'zh-CN': '文件', en: 'File' },
  bankId: { 'zh-CN': '题库', en: 'Question bank' },
  instructions: { 'zh-CN': '考生须知', en: 'Instructions for candidates' },
  rules: { 'zh-CN': '考试规则', en: 'Exam rules' },
  privacyNotice: { 'zh-CN': '隐私告知', en: 'Privacy notice' },
  requiredTrainingUnitIds: { 'zh-CN': '须先学完的学习单元', en: 'Training to finish first' },
  durationMinutes: { 'zh-CN': '考试时长', en: 'Duration' },
  passMarkPoints: { 'zh-CN': '及格分', en: 'Pass mark' },
  limit: { 'zh-CN': '次数上限', en: 'Incidents allowed' },
  startSpreadSeconds: { 'zh-CN': '开考分散时间', en: 'Spread starts over' },
  maxAddedMinutes: { 'zh-CN': '监考员可延长时间上限', en: 'Time invigilators may add' },
  organisationCode: { 'zh-CN': '机构', en: 'Organisation' },
  right: { 'zh-CN': '权限', en: 'Right' },
  certificateTitle: { 'zh-CN': '证书名称', en: 'Title on the certificate' },
  certificateIssuer: { 'zh-CN': '发证机构', en: 'Issuer' },
  certificateValidMonths: { 'zh-CN': '证书有效期', en: 'Validity of the certificate' },
  sections: { 'zh-CN': '试卷部分', en: 'Sections' },
  draws: { 'zh-CN': '抽题', en: 'Rows' },
  count: { 'zh-CN': '题数', en: 'Questions' },
  points: { 'zh-CN': '每题分值', en: 'Points each' },
  opensAt: { 'zh-CN': '开始时间', en: 'Opening time' },
  closesAt: { 'zh-CN': '结束时间', en: 'Closing time' },
  latestEntryAt: { 'zh-CN': '最晚入场时间', en: 'Latest entry' },
  earliestSubmissionMinutes: { 'zh-CN': '最早交卷时间', en: 'Earliest submission' },
  site: { 'zh-CN': '考点', en: 'Site' },
  rooms: { 'zh-CN': '考场', en: 'Rooms' },
  number: { 'zh-CN': '考场号', en: 'Room number' },
  places: { 'zh-CN': '座位数', en: 'Places' },
  rows: { 'zh-CN': '行数', en: 'Rows' },
  columns: { 'zh-CN': '列数', en: 'Columns' },
  code: { 'zh-CN': '代码', en: 'Code' },
  address: { 'zh-CN': '地址', en: 'Address' },
  directions: { 'zh-CN': '乘车路线', en: 'Directions' },
  mapSha256: { 'zh-CN': '考点地图', en: 'Map' },
  invigilators: { 'zh-CN': '监考员', en: 'Invigilators' },
  reason: { 'zh-CN': '原因', en: 'Reason' },
  overrides: { 'zh-CN': '试题调整', en: 'Changes to questions' },
  name: { 'zh-CN': '姓名', en: 'Name' },
  idType: { 'zh-CN': '证件类型', en: 'ID type' },
  idNumber: { 'zh-CN': '证件号码', en: 'ID number' },
  phone: { 'zh-CN': '手机号', en: 'Phone' },
  displayName: { 'zh-CN': '姓名', en: 'Name' },
  username: { 'zh-CN': '用户名', en: 'Username' },
  password: { 'zh-CN': '密码', en: 'Password' },
  extraMinutes: { 'zh-CN': '延长时间', en: 'Extra time' },
};

/** `place` is the position in its list, in words. */
export function nameOfFileField({
  field,
  place = '',
  language,
}: {
  field: string;
  place?: string;
  language: Language;
}): string {
  const name = language === 'zh-CN' ? inFiles[field] : undefined;
  const placed = [name ?? field, place].filter(Boolean).join(' ');
  return name === undefined ? placed : `${placed}（${field}）`;
}

/** `requiredTrainingUnitIds.2` gives the field’s name and 3. A field without a name gives the last name in its path. */
export function nameOfFormField({ field, language }: { field: string; language: Language }): string {
  const parts = field.split('.');
  const last = parts.filter((part) => !/^\d+$/.test(part)).at(-1) ?? field;
  const name = inForms[last]?.[language] ?? last;
  const place = Number(parts.at(-1));
  return Number.isInteger(place) ? `${name} ${place + 1}` : name;
}
