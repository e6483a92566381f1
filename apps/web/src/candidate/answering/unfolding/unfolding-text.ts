// Apart from the page's other texts: only papers with an unfolding case load it.
const en = {
  hint: 'This case unfolds. Once you go on to the next question, you cannot go back and change your answer.',
  closed: 'You have gone on in this case. This answer can no longer be changed.',
  goOn: 'Go on in the case',
  title: 'Go on to the next question of the case?',
  blank: 'This question is not answered.',
  partly: 'This question is only partly answered.',
  mistyped: 'The answer is not a number and has not been saved.',
  flagged: 'You have marked this question.',
  final: 'You cannot come back to change it.',
  yes: 'Go on',
  no: 'Stay',
  comma: ', ',
  blankClosed: 'Passed without an answer, can no longer be answered: question {numbers}.',
};

export const unfoldingDictionaries: Record<'zh-CN' | 'en', typeof en> = {
  'zh-CN': {
    hint: '本病例逐步展开，进入下一问后不能返回修改前面的答案。',
    closed: '已进入本病例的后续问题，本题答案不能再修改。',
    goOn: '进入下一问',
    title: '进入本病例的下一问吗？',
    blank: '本题还没有作答。',
    partly: '本题还没有答完。',
    mistyped: '本题填的不是数字，没有保存。',
    flagged: '本题做了标记。',
    final: '进入后不能返回修改。',
    yes: '进入下一问',
    no: '留在本题',
    comma: '、',
    blankClosed: '未作答且不能再答的题：第 {numbers} 题。',
  },
  en,
};
