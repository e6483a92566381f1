/** Notices about an imported file or one of its questions, by code. */
const en = {
  IMPORT_TYPE_MISSING: 'The question type could not be determined. Choose it.',
  IMPORT_KEY_MISSING: 'There is no key that fits the question type. Add it.',
  IMPORT_OPTIONS_DIFFER:
    'The questions of this group share their options, but this question has different ones. Make them the same.',
  IMPORT_DOMAIN_UNKNOWN: 'The bank has no domain “{domain}”. The question will go into the domain chosen above.',
  IMPORT_QUESTION_TOO_LARGE: 'The question is too long, so only its beginning was kept. Shorten it in the file.',
  IMPORT_TAGS_LEFT_OUT:
    'Some tags were left out ({count}): a tag has at most {longest} characters, a question at most {most} tags.',
  IMPORT_CHECK_TAKES_TOO_MUCH: 'The question takes too long to check. Shorten it or use fewer formulas.',
  IMPORT_POINT_NEW: 'The bank has no knowledge point “{point}” yet. It will be proposed as a new one.',
  IMPORT_LIKE_IN_BANK:
    'This question is {percent} % the same as question {code} of the bank. Check whether you need both.',
  IMPORT_LIKE_IN_FILE:
    'This question is {percent} % the same as question {position} of this file. Check whether you need both.',
  IMPORT_STEM_IN_BANK: 'The bank probably has this question already: see question {code}.',
  IMPORT_STEM_IN_FILE: 'This question is probably in the file twice: see question {position} of the list.',
  IMPORT_FILE_UNREADABLE:
    'The file cannot be read. It is damaged, or its contents do not match its file name. Save it again.',
  IMPORT_FILE_TAKES_TOO_MUCH: 'The file takes too long to read. Split it into several files.',
  IMPORT_FILE_IS_BANK:
    'This is a YAML file of a whole bank. Import it with “Import questions” on the question banks page.',
  IMPORT_TOO_MANY_QUESTIONS:
    'The file has {count} {count|question|questions}, but one import can take at most {max}. Split it.',
  IMPORT_INTERRUPTED: 'The server stopped while the file was being read. Import it again.',
};

export type ImportFaultTextKey = keyof typeof en;

export const importFaultDictionaries: Record<'zh-CN' | 'en', Record<ImportFaultTextKey, string>> = {
  'zh-CN': {
    IMPORT_TYPE_MISSING: '未能识别题型，请选择。',
    IMPORT_KEY_MISSING: '缺少与题型相符的答案，请补充。',
    IMPORT_OPTIONS_DIFFER: '本组共用备选答案，但此题的选项与其他题不同，请改为一致。',
    IMPORT_DOMAIN_UNKNOWN: '题库中没有“{domain}”这个领域，此题将归入上方所选的领域。',
    IMPORT_QUESTION_TOO_LARGE: '内容过长，只保留了开头部分，请在文件中缩短。',
    IMPORT_TAGS_LEFT_OUT: '有 {count} 个标签未保留：每个标签最多 {longest} 个字符，每题最多 {most} 个标签。',
    IMPORT_CHECK_TAKES_TOO_MUCH: '检查耗时过长，请缩短内容或减少公式。',
    IMPORT_POINT_NEW: '题库中尚无知识点“{point}”，入库后列入待整理。',
    IMPORT_LIKE_IN_BANK: '与题库中的 {code} 相似（{percent}%），请确认是否重复。',
    IMPORT_LIKE_IN_FILE: '与本文件第 {position} 题相似（{percent}%），请确认是否重复。',
    IMPORT_STEM_IN_BANK: '题库中可能已有此题，见 {code}。',
    IMPORT_STEM_IN_FILE: '与本文件中的第 {position} 题疑似重复。',
    IMPORT_FILE_UNREADABLE: '文件无法读取，可能已损坏，或内容与扩展名不符，请重新保存后再导入。',
    IMPORT_FILE_TAKES_TOO_MUCH: '读取耗时过长，请拆分成几个文件。',
    IMPORT_FILE_IS_BANK: '这是整个题库的 YAML 文件，请在题库列表页点“导入试题”导入。',
    IMPORT_TOO_MANY_QUESTIONS: '文件中有 {count} 题，一次最多导入 {max} 题，请拆分。',
    IMPORT_INTERRUPTED: '读取过程中服务器重启，请重新导入。',
  },
  en,
};
