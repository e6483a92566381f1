const en = {
  SAMPLE_PAPER_NOT_READABLE:
    'Sample papers show questions and answers. Only people who may see the questions of this bank can see them; ask the owner of the bank.',
  SAMPLE_PAPER_CHANGED:
    'The exam or its question bank has changed, so this sample paper is different now. Reload the page.',
  SAMPLE_PAPER_TOO_LARGE: 'The pictures of this paper are too large to print in one file. Use smaller pictures.',
};

export const samplePaperErrorDictionaries: Record<'zh-CN' | 'en', typeof en> = {
  'zh-CN': {
    SAMPLE_PAPER_NOT_READABLE: '样卷会显示试题和答案，您无权查看该题库的试题，请联系题库所属机构。',
    SAMPLE_PAPER_CHANGED: '考试或题库已有变动，这份样卷与之前不同，请刷新页面后重新查看。',
    SAMPLE_PAPER_TOO_LARGE: '这份试卷的图片过大，无法放进一个文件打印，请改用较小的图片。',
  },
  en,
};
