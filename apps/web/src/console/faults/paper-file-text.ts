/** Faults in a workbook or .csv file of questions, and losses of an export, by code. */
const en = {
  SHEET_FILE_EMPTY: 'The file is empty. Start from the template.',
  SHEET_FILE_OLD_FORMAT: 'This is an .xls file, or it has a password. Save it as .xlsx without a password.',
  SHEET_FILE_DAMAGED: 'The file cannot be read as a workbook. Open it and save it again as .xlsx.',
  SHEET_FILE_UNPACKS_TOO_LARGE: 'The file contains too much data. Split it into several files.',
  SHEET_CELL_TOO_LONG:
    'Row {row}, column {column} has more than {max} characters. Shorten it, or look for a quote that is never closed.',
  SHEET_TOO_MANY_COLUMNS: 'The sheet has cells beyond column ZZ. Delete them.',
  SHEET_TOO_MANY_ROWS: 'The file has more than {max} rows. Split it into several files.',
  SHEET_ENCODING_UNKNOWN: 'The text is neither UTF-8, UTF-16 nor GB18030. Save the file as .xlsx.',
  SHEET_QUOTE_NOT_CLOSED:
    'The quoted field that starts in row {row} is never closed. Close the quote, or save the file as .xlsx.',
  SHEET_NONE_WITH_QUESTIONS:
    'No sheet has a heading row with a stem and a key, a type or options. Name the columns as in the template.',
  SHEET_WITHOUT_QUESTIONS: 'The sheet “{sheet}” was skipped: it has no headings for questions.',
  SHEET_OF_EXAMPLES:
    'The sheet “{sheet}” was skipped: it contains the examples of the template. Rename it if its questions are real.',
  SHEET_HIDDEN: 'The hidden sheet “{sheet}” was skipped. Unhide it if it contains questions to import.',
  SHEET_COLUMNS_NOT_READ:
    'In the sheet “{sheet}”, these columns were not read: {columns}. Rename them as in the template if you need them.',
  SHEET_COLUMN_HIDDEN: 'In the sheet “{sheet}”, these columns are hidden but were read: {columns}.',
  SHEET_HEADING_TWICE:
    'In the sheet “{sheet}”, the heading “{heading}” appears twice, and only the first column was read. Delete or rename one of them.',
  SHEET_NAME_AS_TYPE: 'In the sheet “{sheet}”, questions without a type were given the type in the sheet name.',
  SHEET_NAME_AS_DOMAIN: 'In the sheet “{sheet}”, questions without a domain were given the sheet name as their domain.',
  SHEET_DIFFICULTY_AS_FACILITY:
    'The difficulties in the sheet “{sheet}” were read as the share of correct answers: 1.0 is the easiest, 0.0 the hardest. Check a few.',
  SHEET_ROW_NOT_READ: 'Row {row} of the sheet “{sheet}” has no stem and was skipped: {text}.',
  SHEET_MORE_ROWS_NOT_READ: 'Another {count} {count|row|rows} without a stem {count|was|were} skipped.',

  SHEET_CELL_TURNED_INTO_DATE:
    'Row {row}, column {column}: the spreadsheet program turned what was typed into a date, such as 6-12 into 12 June. Format the cell as text and type it again.',
  SHEET_CELL_NUMBER_CHANGED:
    'Row {row}, column {column}: the cell stores a number but shows something else. Format the cell as text and type what it should say.',
  SHEET_CELL_WITH_ERROR:
    'Row {row}, column {column}: the formula in the cell has an error ({text}). Replace it with text.',
  SHEET_FORMULA_WITHOUT_VALUE:
    'Row {row}, column {column}: the result of the formula was not saved. Open the file in a spreadsheet program and save it again.',
  SHEET_LOOKS_TURNED:
    'Row {row}, column {column}: “{text}” looks as if a spreadsheet program had converted it. Compare it with the original.',
  SHEET_ZEROS_MAY_BE_LOST:
    'Numbers in the options may have lost trailing zeros, such as 3.7 for 3.70. Compare them with the original.',
  SHEET_STRUCK_TEXT:
    'Row {row}, column {column}: some text is struck through; it is shown between ~~ here. Delete what does not count.',
  SHEET_ROW_HIDDEN: 'This row is hidden in the sheet. Skip the question if the row was hidden on purpose.',

  SHEET_STEM_MISSING: 'The stem is missing. Write it.',
  SHEET_TYPE_UNKNOWN: '“{typed}” is not a question type. Choose one.',
  SHEET_TYPE_MISSING: 'The type is missing and cannot be determined from the options or the key. Choose one.',
  SHEET_TYPE_GUESSED: 'The type is missing and was determined from the options and the key. Check it.',
  SHEET_OPTIONS_MISSING: 'There are fewer than two options. Put each in its own column, or each on its own line.',
  SHEET_OPTION_GAP:
    'Option {letter} is empty, but a later option is not. Fill it in, or move the later options up and correct the key.',
  SHEET_TOO_MANY_OPTIONS: 'There are more than {max} options. Use fewer.',
  SHEET_OPTIONS_NOT_EXPECTED: 'A question of this type has no options, so the options were left out. Check the type.',
  SHEET_OPTIONS_RUN_TOGETHER:
    'The options are in one cell without spaces and were separated only by their letters. Check them.',
  SHEET_LETTERS_STRIPPED: 'The letters before the options were removed, because options are shuffled.',
  SHEET_PROMPTS_MISSING: 'There are fewer than two items to match. Put each in its own column.',
  SHEET_TOO_MANY_PROMPTS: 'There are more than {max} items to match. Use fewer.',
  SHEET_KEY_MISSING: 'The key is missing. Write it.',
  SHEET_KEY_NOT_UNDERSTOOD: 'The key “{typed}” is not valid for a question of this type. Write it as in the template.',
  SHEET_KEY_AMBIGUOUS:
    'The key “{typed}” could mean option letters or numbers, or the text of another option. Choose the correct options.',
  SHEET_KEY_AS_NUMBER: 'The key “{typed}” was read as an option number, counted from 1. Check it.',
  SHEET_KEY_OF_SEVERAL: 'The type is single choice, but the key is {letters}. Correct one of them.',
  SHEET_KEY_OF_ONE:
    'The type is multiple choice (X), but the key is only {letters}. Correct the key, or choose “One or more correct”.',
  SHEET_KEY_LETTER_OF_TRUE_FALSE: 'The key {letter} was read as A for true and B for false. Check it.',
  SHEET_KEY_AS_RATIONALE: 'The reference answer of the essay was moved to its rationale, where markers can read it.',
  SHEET_KEY_UNIT_LEFT_OUT: 'The unit “{unit}” was removed from the key. Say in the stem which unit to use.',
  SHEET_VARIANTS_BY_SLASH:
    '“{typed}” was read as several answers that all count. If the slash is part of the answer, join them again.',
  SHEET_SLASH_KEPT:
    '“{typed}” was read as one answer containing a slash. If these are several answers, put // between them.',
  SHEET_DIFFICULTY_UNKNOWN: '“{typed}” is not a valid difficulty. Choose 1 (very easy) to 5 (very hard).',
  SHEET_POINTS_UNKNOWN: '“{typed}” is not a number of points. Correct it, or leave it out.',
  SHEET_SOURCE_UNCLEAR:
    'The issuer, title and year cannot all be determined from “{typed}”. Write all three, or leave the source out.',
  SHEET_NUMBER_TWICE: 'The number {number} is also used in row {row}. Check whether one of them is a copy.',
  SHEET_LEVEL_UNKNOWN: '“{typed}” is no cognitive level and was left out. Write recall, application or judgement.',
  SHEET_LANGUAGE_UNKNOWN: '“{typed}” is no code of a language and was left out. Write a code such as zh-CN or en.',
  SHEET_DAY_UNKNOWN: '“{typed}” is no day and was left out. Write it like 2026-11-30.',
  SHEET_LINK_UNKNOWN: '“{typed}” is no address and was left out. It begins with http:// or https://.',
  SHEET_COMPETENCY_TOO_LONG: 'The competency is longer than {max} characters and was left out.',
  SHEET_SOURCE_DETAIL_TOO_LONG:
    'The number or the page of the source is longer than {max} characters and was left out.',
  SHEET_SOURCE_DETAIL_ALONE:
    'There is more about a source, but its issuer, title and year are missing; it was left out.',
  SHEET_GROUP_SIZE: 'The group has {count} {count|question|questions}; it must have 2 to 10. Check the group column.',
  SHEET_GROUP_APART: 'This question was separate from the others of its group and was moved to them.',
  SHEET_GROUP_DIFFERS:
    'The case or the format (A3, A4, B1) differs from the group, which starts in row {row}. Make them the same.',
  SHEET_GROUP_OPTIONS_DIFFER:
    'The options differ from those of the group, which starts in row {row}. Make them the same.',
  SHEET_CASE_MISSING: 'This question belongs to a case, but the case is missing. Write it.',
  SHEET_CASE_CONTINUED:
    'This question has no case of its own and was added to the group of the question above. Check that it belongs there.',

  EXPORT_LEAVES_OUT:
    'This format does not support some question types: {count} {count|question|questions} will be left out.',
  EXPORT_NOT_READ_AGAIN:
    'If the file is imported again, the type or key of {count} {count|question|questions} must be added by hand. People can read them as they are.',
  EXPORT_DISSOLVES_GROUPS:
    'This format has no groups: {count} {count|question|questions} will stand alone, each with its case or options.',
  EXPORT_MERGES_FURTHER_CASE:
    'Cases do not unfold in this format: {count} {count|question|questions} will have {count|its|their} later part of the case in front of the question.',
  EXPORT_GROUP_NOT_WHOLE:
    'Some groups are exported with only one question ({count} in total). Such groups cannot be imported again.',
  EXPORT_LOSES_STATE:
    'This format does not keep the state: {count} {count|question that is not a draft|questions that are not drafts} will be {count|a draft|drafts} when imported again.',
  EXPORT_IN_REVIEW_AS_DRAFT: 'Questions in review will be exported as drafts ({count} in total).',
  EXPORT_LOSES_CODE:
    'The {count|code|codes} of {count} {count|question|questions} will not be exported; the export numbers its questions from 1 instead.',
  EXPORT_LOSES_DOMAIN: 'The {count|domain|domains} of {count} {count|question|questions} will not be exported.',
  EXPORT_LOSES_FORMAT:
    'The {count|format|formats} (A1, A2, X) of {count} {count|question|questions} will not be exported.',
  EXPORT_LOSES_ATTRIBUTES:
    'The difficulty, knowledge point and source of {count} {count|question|questions} will not be exported in full.',
  EXPORT_LOSES_ABOUT:
    'Competency, cognitive level, tags, language, review date or details of the source will not be written of {count} {count|question|questions}.',
  EXPORT_LOSES_ANY_ORDER:
    'In this format the order of blanks is fixed: {count} {count|question|questions} will lose the setting “any order”.',
  EXPORT_LOSES_TOLERANCE_DIGITS:
    'Numbers in {count} {count|key|keys} may lose zeros or digits; for example, 37.50 becomes 37.5.',
  EXPORT_PICTURES_STAY_HERE:
    'Other systems will not show the pictures of {count} {count|question|questions}: they are not in the file.',
  EXPORT_TEXT_AS_TYPED:
    'Formulas, tables and lists in {count} {count|question|questions} will be exported as typed, without formatting.',
  EXPORT_TEXT_CHANGED:
    'Characters that this format cannot hold will be removed or replaced in {count} {count|question|questions}.',
};

export type PaperFileTextKey = keyof typeof en;

export const paperFileDictionaries: Record<'zh-CN' | 'en', Record<PaperFileTextKey, string>> = {
  'zh-CN': {
    SHEET_FILE_EMPTY: '文件中没有内容，请使用模板填写。',
    SHEET_FILE_OLD_FORMAT: '这是旧版 .xls 文件，或设有密码，请另存为不带密码的 .xlsx 文件。',
    SHEET_FILE_DAMAGED: '文件无法作为工作簿打开，请用表格软件打开后重新另存为 .xlsx。',
    SHEET_FILE_UNPACKS_TOO_LARGE: '文件内容过多，请拆分为几个文件。',
    SHEET_CELL_TOO_LONG: '第 {row} 行 {column} 列超过 {max} 个字符，请缩短，或检查引号是否成对。',
    SHEET_TOO_MANY_COLUMNS: '工作表在 ZZ 列以后还有内容，请删除。',
    SHEET_TOO_MANY_ROWS: '文件超过 {max} 行，请拆分为几个文件。',
    SHEET_ENCODING_UNKNOWN: '文件编码不是 UTF-8、UTF-16 或 GB18030，请另存为 .xlsx。',
    SHEET_QUOTE_NOT_CLOSED: '第 {row} 行有引号没有结束，请补全引号，或另存为 .xlsx。',
    SHEET_NONE_WITH_QUESTIONS: '没有找到试题：工作表须有一行列名，包括题干，以及答案、题型或选项。请按模板填写列名。',
    SHEET_WITHOUT_QUESTIONS: '工作表“{sheet}”没有试题的列名，未导入。',
    SHEET_OF_EXAMPLES: '工作表“{sheet}”是模板的示例，未导入；如其中是真实试题，请改名。',
    SHEET_HIDDEN: '工作表“{sheet}”处于隐藏状态，未导入；如需导入，请取消隐藏。',
    SHEET_COLUMNS_NOT_READ: '工作表“{sheet}”中以下各列未导入：{columns}。如需导入，请按模板修改列名。',
    SHEET_COLUMN_HIDDEN: '工作表“{sheet}”中以下各列处于隐藏状态，但已读取：{columns}。',
    SHEET_HEADING_TWICE: '工作表“{sheet}”中列名“{heading}”重复，只读取了第一列。请删除其中一列或改名。',
    SHEET_NAME_AS_TYPE: '工作表“{sheet}”中未写题型的试题，已按工作表名称确定题型。',
    SHEET_NAME_AS_DOMAIN: '工作表“{sheet}”中未写领域的试题，已用工作表名称作为领域。',
    SHEET_DIFFICULTY_AS_FACILITY:
      '工作表“{sheet}”的难度为 0.0 至 1.0，已按得分率换算：1.0 最易，0.0 最难。请抽查核对。',
    SHEET_ROW_NOT_READ: '工作表“{sheet}”第 {row} 行没有题干，未导入：{text}。',
    SHEET_MORE_ROWS_NOT_READ: '另有 {count} 行没有题干，未导入。',

    SHEET_CELL_TURNED_INTO_DATE:
      '第 {row} 行“{column}”被表格软件变成了日期（如 6-12 变成 6月12日）。请把单元格设为文本后重新填写。',
    SHEET_CELL_NUMBER_CHANGED: '第 {row} 行“{column}”显示的内容与存储的数字不同。请把单元格设为文本后重新填写。',
    SHEET_CELL_WITH_ERROR: '第 {row} 行“{column}”的公式出错（{text}），请改为文字。',
    SHEET_FORMULA_WITHOUT_VALUE: '第 {row} 行“{column}”的公式没有保存结果，请用表格软件打开后重新保存。',
    SHEET_LOOKS_TURNED: '第 {row} 行“{column}”的“{text}”像是被表格软件自动改写过的内容，请与原稿核对。',
    SHEET_ZEROS_MAY_BE_LOST: '选项中的数字可能丢失了末尾的 0（如 3.70 变成 3.7），请与原稿核对。',
    SHEET_STRUCK_TEXT: '第 {row} 行“{column}”中有加删除线的文字，现放在两个 ~~ 之间，请删去不要的部分。',
    SHEET_ROW_HIDDEN: '该行在工作表中处于隐藏状态；如系有意隐藏，请不要导入此题。',

    SHEET_STEM_MISSING: '缺少题干，请补写。',
    SHEET_TYPE_UNKNOWN: '没有“{typed}”这种题型，请选择题型。',
    SHEET_TYPE_MISSING: '未写题型，从选项和答案也无法判断，请选择题型。',
    SHEET_TYPE_GUESSED: '未写题型，已根据选项和答案判断，请核对。',
    SHEET_OPTIONS_MISSING: '选项少于两个。请每个选项占一列，或在一个单元格内分行书写。',
    SHEET_OPTION_GAP: '选项 {letter} 为空，后面却还有选项。请补写，或将后面的选项前移并改正答案。',
    SHEET_TOO_MANY_OPTIONS: '选项超过 {max} 个，请减少。',
    SHEET_OPTIONS_NOT_EXPECTED: '该题型没有选项，所填选项未导入，请核对题型。',
    SHEET_OPTIONS_RUN_TOGETHER: '各选项连写在一个单元格内，仅按字母拆分，请核对。',
    SHEET_LETTERS_STRIPPED: '选项会打乱显示，选项前的字母已去掉。',
    SHEET_PROMPTS_MISSING: '配对题干少于两个，请每个占一列。',
    SHEET_TOO_MANY_PROMPTS: '配对题干超过 {max} 个，请减少。',
    SHEET_KEY_MISSING: '缺少答案，请补写。',
    SHEET_KEY_NOT_UNDERSTOOD: '答案“{typed}”不符合该题型的写法，请参照模板填写。',
    SHEET_KEY_AMBIGUOUS: '答案“{typed}”既可能是选项字母或序号，也可能是另一个选项的文字，请选定正确选项。',
    SHEET_KEY_AS_NUMBER: '答案“{typed}”已按选项序号（从 1 起）理解，请核对。',
    SHEET_KEY_OF_SEVERAL: '题型为单选题，答案却有 {letters}，请改正其一。',
    SHEET_KEY_OF_ONE: '题型为多选题（X），答案却只有 {letters}。请改正答案，或改为不定项选择题。',
    SHEET_KEY_LETTER_OF_TRUE_FALSE: '答案 {letter} 已按“A 为正确、B 为错误”理解，请核对。',
    SHEET_KEY_AS_RATIONALE: '问答题的参考答案已放入解析，供评卷人参考。',
    SHEET_KEY_UNIT_LEFT_OUT: '答案中的单位“{unit}”已去掉，请在题干中写明作答单位。',
    SHEET_VARIANTS_BY_SLASH: '“{typed}”已理解为几种可得分的写法；如斜杠是答案的一部分，请合并。',
    SHEET_SLASH_KEPT: '“{typed}”已作为一个含斜杠的答案；如是几种写法，请用 // 隔开。',
    SHEET_DIFFICULTY_UNKNOWN: '无法识别难度“{typed}”，请选择 1（很易）至 5（很难）。',
    SHEET_POINTS_UNKNOWN: '无法识别分值“{typed}”，请改正或不填。',
    SHEET_SOURCE_UNCLEAR: '从“{typed}”中无法确定来源的发布机构、名称和年份，请补全，或不填来源。',
    SHEET_NUMBER_TWICE: '题号 {number} 与第 {row} 行重复，请核对是否为同一题。',
    SHEET_LEVEL_UNKNOWN: '“{typed}”不是认知层次，未读入。请写识记、应用或分析判断。',
    SHEET_LANGUAGE_UNKNOWN: '“{typed}”不是语言代码，未读入。请写 zh-CN、en 等代码。',
    SHEET_DAY_UNKNOWN: '“{typed}”不是日期，未读入。请写作 2026-11-30。',
    SHEET_LINK_UNKNOWN: '“{typed}”不是网址，未读入。网址以 http:// 或 https:// 开头。',
    SHEET_COMPETENCY_TOO_LONG: '能力点超过 {max} 个字符，未读入。',
    SHEET_SOURCE_DETAIL_TOO_LONG: '出处的文件编号或页码超过 {max} 个字符，未读入。',
    SHEET_SOURCE_DETAIL_ALONE: '写了出处的其他内容，但缺少发布机构、名称和年份，未读入。',
    SHEET_GROUP_SIZE: '该题组有 {count} 题，每组须为 2 至 10 题，请核对题组编号。',
    SHEET_GROUP_APART: '该题与同组其他题不相邻，已移到一起。',
    SHEET_GROUP_DIFFERS: '共用题干或题组类型（A3、A4、B1）与该组首题（第 {row} 行）不一致，请统一。',
    SHEET_GROUP_OPTIONS_DIFFER: '选项与该组首题（第 {row} 行）不一致，请统一。',
    SHEET_CASE_MISSING: '该题是病例组题，但缺少共用题干，请补写。',
    SHEET_CASE_CONTINUED: '该题没有填写共用题干，已归入上一题的题组，请核对。',

    EXPORT_LEAVES_OUT: '此格式不支持某些题型，有 {count} 题不会导出。',
    EXPORT_NOT_READ_AGAIN: '有 {count} 题导出后可供阅读，但再导入时须手工补充题型或答案。',
    EXPORT_DISSOLVES_GROUPS: '此格式没有题组，有 {count} 题将各自成题，并带上共用题干或备选答案。',
    EXPORT_MERGES_FURTHER_CASE: '此格式的病例不能逐步展开，有 {count} 题的病情进展将写在题干前面。',
    EXPORT_GROUP_NOT_WHOLE: '有的题组只导出了一题（共 {count} 题），这样的题组无法再导入。',
    EXPORT_LOSES_STATE: '此格式不含试题状态，有 {count} 题再导入时将成为草稿。',
    EXPORT_IN_REVIEW_AS_DRAFT: '有 {count} 题正在审核，将导出为草稿。',
    EXPORT_LOSES_CODE: '有 {count} 题的题号不会导出，改为从 1 起编号。',
    EXPORT_LOSES_DOMAIN: '有 {count} 题的领域不会导出。',
    EXPORT_LOSES_FORMAT: '有 {count} 题的题型代号（A1、A2、X）不会导出。',
    EXPORT_LOSES_ATTRIBUTES: '有 {count} 题的难度、知识点和来源不会全部导出。',
    EXPORT_LOSES_ABOUT: '有 {count} 题的能力点、认知层次、标签、语言、复核日期或出处的详细信息不会写入。',
    EXPORT_LOSES_ANY_ORDER: '此格式的填空按固定顺序评分，有 {count} 题的“顺序不限”不会写入。',
    EXPORT_LOSES_TOLERANCE_DIGITS: '有 {count} 题答案中的数字可能丢失末尾的 0 或过长的位数（如 37.50 变成 37.5）。',
    EXPORT_PICTURES_STAY_HERE: '有 {count} 题的图片不在导出文件中，在其他系统中无法显示。',
    EXPORT_TEXT_AS_TYPED: '有 {count} 题的公式、表格或列表将按输入的原文导出，不作排版。',
    EXPORT_TEXT_CHANGED: '有 {count} 题含有此格式无法保存的字符，将被删去或替换。',
  },
  en,
};
