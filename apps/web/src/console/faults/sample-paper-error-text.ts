/** Why something about sample papers, and about copies of exams, was refused, by code. */
const en = {
  SAMPLE_PAPER_NOT_READABLE:
    'Sample papers show questions and answers. Only people who may see the questions of this bank can see them; ask the owner of the bank.',
  SAMPLE_PAPER_CHANGED:
    'The exam or its question bank has changed, so this sample paper is different now. Reload the page.',
  SAMPLE_PAPER_TOO_LARGE: 'The pictures of this paper are too large to print in one file. Use smaller pictures.',
  COPY_BANK_OUT_OF_REACH:
    'The exam was not copied: {organisationName} may not draw from its question bank “{bankTitle}” ({bankCode}). Ask the owner of the bank to share it, or choose another organisation.',
  COPY_BANK_NOT_FOR_REHEARSAL:
    'The exam was not copied: {organisationName} may not see the keys of its question bank “{bankTitle}” ({bankCode}), so a rehearsal cannot draw from it. Copy it without “Rehearsal”.',
};

export const samplePaperErrorDictionaries: Record<'zh-CN' | 'en', typeof en> = {
  'zh-CN': {
    SAMPLE_PAPER_NOT_READABLE: '样卷会显示试题和答案，您无权查看该题库的试题，请联系题库所属机构。',
    SAMPLE_PAPER_CHANGED: '考试或题库已有变动，这份样卷与之前不同，请刷新页面后重新查看。',
    SAMPLE_PAPER_TOO_LARGE: '这份试卷的图片过大，无法放进一个文件打印，请改用较小的图片。',
    COPY_BANK_OUT_OF_REACH:
      '考试未复制：{organisationName}无权使用该考试的题库“{bankTitle}”（{bankCode}）。请联系题库所属机构共享，或改选主办机构。',
    COPY_BANK_NOT_FOR_REHEARSAL:
      '考试未复制：{organisationName}无权查看该考试题库“{bankTitle}”（{bankCode}）的答案，不能用于演练。请取消勾选“演练考试”后再复制。',
  },
  en,
};
