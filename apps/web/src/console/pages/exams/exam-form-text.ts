const en = {
  exams: 'Exams', newExam: 'New exam', editExam: 'Edit the draft', isLocked: 'This exam is locked and cannot change any more.',
  basics: 'Exam', title: 'Title', titleMissing: 'Give the exam a title.', organisation: 'Held by', organisationMissing: 'Choose who holds the exam.', bank: 'Question bank', bankMissing: 'Choose a bank.', noBank: 'There is no question bank within your reach. Import one first.',
  duration: 'Duration (minutes)', durationMissing: 'How many minutes?', rehearsal: 'A rehearsal: its certificates are never valid and it can be purged',
  scoring: 'Scoring', passMark: 'Pass mark (points)', passMarkHint: '{percent}% of {max} points', passMarkMissing: 'How many points pass?', passMarkTooHigh: 'More than the whole paper holds ({max}).',
  multipleChoice: 'Multiple choice', all_or_nothing: 'All or nothing', partial_no_wrong: 'Partial when nothing is wrong', proportional: 'Right minus wrong',
  shuffleItems: 'Questions in another order for everybody', shuffleOptions: 'Options in another order for everybody',
  certificate: 'Certificate', certificateTitle: 'Title on the certificate', certificateTitleMissing: 'What does the certificate say?', certificateIssuer: 'Issuer', certificateIssuerMissing: 'Who issues it?', validMonths: 'Valid for (months)', forever: 'Without end',
  before: 'Before the exam', units: 'Training to finish first', noUnits: 'None', instructions: 'Instructions for candidates', markdownHint: 'Markdown without HTML.',
  texts: 'Rules and privacy notice', rules: 'Exam rules', privacy: 'Privacy notice', defaultText: 'Left empty, the standard text is used.',
  create: 'Save the draft', save: 'Save', cancel: 'Cancel', saved: 'Saved.', check: 'Some fields need another look; they are marked in red.', defaultSection: 'Part 1',
};

export const examFormDictionaries: Record<'zh-CN' | 'en', typeof en> = {
  'zh-CN': {
    exams: '考试管理', newExam: '新建考试', editExam: '编辑草稿', isLocked: '考试已锁定，不能再修改。',
    basics: '基本信息', title: '考试名称', titleMissing: '请填写考试名称。', organisation: '主办机构', organisationMissing: '请选择主办机构。', bank: '题库', bankMissing: '请选择题库。', noBank: '在您的管辖范围内没有题库，请先导入。',
    duration: '考试时长（分钟）', durationMissing: '请填写考试时长。', rehearsal: '演练考试：所发证书无效，结束后可以清除',
    scoring: '评分', passMark: '及格分', passMarkHint: '满分 {max} 分，及格线 {percent}%', passMarkMissing: '请填写及格分。', passMarkTooHigh: '超过了试卷满分（{max} 分）。',
    multipleChoice: '多项选择题计分', all_or_nothing: '全对得分', partial_no_wrong: '少选得部分分，错选不得分', proportional: '按对错比例计分',
    shuffleItems: '每位考生题目顺序不同', shuffleOptions: '每位考生选项顺序不同',
    certificate: '合格证书', certificateTitle: '证书名称', certificateTitleMissing: '请填写证书名称。', certificateIssuer: '发证机构', certificateIssuerMissing: '请填写发证机构。', validMonths: '有效期（月）', forever: '长期有效',
    before: '考前要求', units: '须先学完的学习单元', noUnits: '无', instructions: '考生须知', markdownHint: '支持 Markdown，不支持 HTML。',
    texts: '考试规则与隐私告知', rules: '考试规则', privacy: '隐私告知', defaultText: '留空则使用标准文本。',
    create: '保存草稿', save: '保存', cancel: '取消', saved: '已保存。', check: '部分内容需要修改，请查看红色提示。', defaultSection: '第一部分',
  },
  en,
};
