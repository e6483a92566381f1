/** Notices about questions imported from another system's file, by code. */
const en = {
  EXCHANGE_FILE_TOO_LARGE: 'The file is larger than {maxMegabytes} MB. Split it into several files.',
  EXCHANGE_NO_QUESTIONS: 'No questions were found in the file. Check that you chose the right file.',
  EXCHANGE_KIND_UNKNOWN:
    'This kind of question (“{kind}”) does not exist here. Choose another type and complete it by hand.',
  EXCHANGE_STEM_EMPTY: 'The question has no text. Write it.',
  EXCHANGE_TOO_FEW:
    'There {count|is|are} only {count} here, but at least {min} {min|is|are} needed. Add what is missing.',
  EXCHANGE_TOO_MANY:
    'There are {count} here, but at most {max} {max|is|are} allowed. Remove some, or split the question.',
  EXCHANGE_OPTION_EMPTY: 'Number {place} is empty. Write it or remove it.',
  EXCHANGE_KEY_MISSING: 'There is no correct answer. Choose it.',
  EXCHANGE_KEY_NOT_AN_OPTION: 'The key is “{key}”, which is not one of the options. Correct the key.',
  EXCHANGE_SEVERAL_RIGHT:
    'Only one option can be chosen, but {count} earned full marks. Keep one, or make it a multiple choice question.',
  EXCHANGE_NO_FULL_MARKS: 'No answer earned full marks; the best earned {percent} %. Check which answer is correct.',
  EXCHANGE_ANY_OF_SEVERAL:
    'Choosing some of the correct options was enough for full marks (together they earned {percent} %); here, all of them must be chosen. Check the key.',
  EXCHANGE_PARTIAL_OPTION: '“{option}” earned {percent} % before; here, it counts as wrong.',
  EXCHANGE_UNEQUAL_MARKS:
    'The correct options earned different marks before; here, the scoring policy of the exam applies.',
  EXCHANGE_NEGATIVE_MARKS: 'Wrong options cost marks before; here, the scoring policy of the exam applies.',
  EXCHANGE_PARTIAL_ANSWER: 'The answer “{answer}” earned {percent} % before; here, it earns nothing.',
  EXCHANGE_SAME_ANSWER:
    'The answer “{answer}” earned {percent} % before; here, it is treated as the same as a correct answer and earns full marks.',
  EXCHANGE_PATTERN_ANSWER: 'The answer is a pattern: {answer}. Write out each answer that counts.',
  EXCHANGE_CASE_COUNTS: 'Capital and small letters were distinguished before; here, they count as the same.',
  EXCHANGE_ANSWER_RIGHT_AND_WRONG:
    '“{answer}” counted as wrong before, but here it is treated as the same as a correct answer. Correct one of them, or use another type.',
  EXCHANGE_SEVERAL_NUMBERS:
    'Several numbers or ranges were correct before; here, there can be only one. Check the key.',
  EXCHANGE_NUMBER_UNREADABLE:
    '“{number}” cannot be stored exactly as a number. Write a decimal number with at most 9 digits after the point.',
  EXCHANGE_UNITS:
    'The answer included the units {units}; here, only the number is entered. State the unit in the stem.',
  EXCHANGE_UNIT_MARKED:
    'The unit ({units}) was marked too; here, only the number counts. State the unit in the stem, or use a fill-in question.',
  EXCHANGE_FEEDBACK_LEFT_OUT: 'Feedback on correct, partly correct or wrong answers was left out.',
  EXCHANGE_HINTS_LEFT_OUT: 'Hints for further attempts were left out.',
  EXCHANGE_MODEL_ANSWER: 'Notes for markers were added to the rationale, which candidates may see later. Check them.',
  EXCHANGE_TEMPLATE_LEFT_OUT: 'The text pre-filled in the answer box was left out: {text}.',
  EXCHANGE_GAP_NOT_THERE: 'Gap {place} has no matching choice. Check the key.',
  EXCHANGE_ORDER_OF_PART: 'Not all items had to be put in order before; here, all of them must be. Check the key.',
  EXCHANGE_DESCRIPTION_LEFT_OUT: 'A text without a question was left out: {text}.',
  EXCHANGE_PICTURE_MISSING: 'The picture {target} is not in the file. Upload it, or remove it from the text.',
  EXCHANGE_PICTURE_KIND: 'The picture {picture} is not a PNG, JPEG, WebP or GIF. Save it in one of these formats.',
  EXCHANGE_MEDIA:
    'The text contains something that cannot be shown here (<{element}>). Rewrite the question without it.',
  EXCHANGE_STRUCK_TEXT: 'Strikethrough is not shown. Check that the meaning of the question has not changed.',
  EXCHANGE_FORMULA_UNREADABLE: 'A formula could not be read ({element}). Write it in TeX between dollar signs.',
  EXCHANGE_TEXT_TOO_LARGE: 'A text is too long or too deeply nested to be read. Type it again.',
  EXCHANGE_WEIGHTED_PARTS: 'The blanks had different weights before; here, they all count the same.',
  EXCHANGE_GROUPED_CHOICES: 'Each gap had its own choices before; here, every gap offers all of them.',
  EXCHANGE_SPLIT_INTO_PARTS:
    'One text had {parts} {parts|part|parts}. It was imported as a case with {parts} {parts|question|questions}.',
  EXCHANGE_ASSOCIATION_SPLIT: 'Any two texts could be paired before; here, they are in two columns. Check them.',
  EXCHANGE_PROMPT_WITHOUT_ONE_OPTION:
    '“{prompt}” is paired with {count} {count|option|options}; here, each must have exactly one. Correct the key, or use another type.',
  EXCHANGE_ANSWERS_MARKED_APART: 'The number of choices ({reason}) does not fit the correct answer. Check the key.',

  XML_BROKEN:
    'From here on, the file is not valid XML ({reason}). Export it again; everything before this line was read.',
  XML_NESTED_TOO_DEEPLY: 'Elements are nested more than {max} levels deep. Export the file again.',
  XML_TOO_MANY_ELEMENTS: 'There are more than {max} elements in one place. Split the file into several.',
  XML_OTHER_ROOT:
    'The file starts with <{root}>, but a file of this format starts with <{wanted}>. Choose another file.',
  XML_NOT_DECODABLE: 'The file is not in the encoding that it declares ({encoding}). Save it as UTF-8.',

  GIFT_BRACE_NOT_CLOSED:
    'An opening or closing brace has no counterpart. Add it; put a backslash before a brace that is part of the text.',
  GIFT_SEVERAL_ANSWER_PARTS: 'There are answers in more than one pair of braces. Keep one, or split the question.',
  GIFT_FULL_WIDTH: 'The full-width character {sign} is used where GIFT needs the half-width one. Replace it.',
  GIFT_TEXT_WITHOUT_SIGN: '“{text}” is in the braces without = or ~ before it. Mark it as correct or wrong.',
  GIFT_WEIGHT_UNREADABLE: 'The weight “{weight}” is not a number from -100 to 100. Correct it.',
  GIFT_PAIR_WITHOUT_ANSWER: 'This pair has no answer after ->: {text}. Add it.',

  AIKEN_ANSWER_MISSING: 'The line “ANSWER:” with a letter is missing. Choose the correct answer.',
  AIKEN_LINE_UNEXPECTED: 'This line is neither an option nor the answer: {text}. Correct it.',
  AIKEN_LETTERS_NOT_IN_ORDER: 'Option {letter} was found where {expected} was expected. Check the options and the key.',
  AIKEN_SEVERAL_STEM_LINES:
    'There are several lines before the options. They were joined as the stem; check that all of them belong to it.',

  QTI_PACKAGE_BROKEN: 'The package cannot be unpacked ({reason}). Export it again.',
  QTI_PACKAGE_TOO_LARGE:
    'When unpacked, the package has more than {maxMegabytes} MB or more than {maxFiles} files. Export it in several parts.',
  QTI_MANIFEST_MISSING: 'The package has no imsmanifest.xml at its top level. Export it again as a QTI package.',
  QTI_MANIFEST_BROKEN: 'The imsmanifest.xml of the package cannot be read: it {reason}. Export the package again.',
  QTI_FILE_MISSING: 'The package lists the file {file}, but does not contain it. Export the package again.',
  QTI_FILE_BROKEN: 'The file {file} of the package cannot be read: {reason}. Its question was left out.',
  QTI_OTHER_VERSION: 'The file is QTI {version}. Export it as QTI 2.1, 2.2 or 3.0.',
  QTI_INTERACTION:
    'This kind of interaction ({interaction}) does not exist here. Rewrite the question as another type.',
  QTI_NO_INTERACTION: 'A text without a question was left out: {title}.',
  QTI_RESPONSE_UNDECLARED: 'The response {response} is not declared, so its correct answer is unknown. Choose it.',
  QTI_PROCESSING: 'This question has its own marking rules ({element}). Check that the key is correct.',
  QTI_NO_PROCESSING: 'This question does not say how it is marked. Its correct response was used as the key.',
  QTI_MAPPING_DIFFERS: 'The answers declared as correct are not the ones that earn marks. Check the key.',
  QTI_MAPPED_MARKS: 'Each correct choice earned marks before; here, the scoring policy of the exam applies.',
  QTI_FEEDBACK_JOINED: 'Several comments were joined in the rationale. Read it through.',
  QTI_RANDOMISED: 'This question was generated anew for each candidate ({element}). Write it as a fixed question.',
  QTI_ADAPTIVE: 'This question allowed several guided attempts; here, a question is answered once. Check it.',
  QTI_TEST_LEFT_OUT: 'The questions of the test {file} were imported, but not its structure.',

  FORMAT_EMPTY: 'The file is empty. Choose another.',
  FORMAT_OLD_WORD: 'This is a document in the old Word format. Open it and save it as .docx.',
  FORMAT_OLD_EXCEL: 'This is a workbook in the old Excel format. Open it and save it as .xlsx.',
  FORMAT_PDF: 'PDF files cannot be read. Open the original document and save it as .docx.',
  FORMAT_PICTURE: 'This is a picture. Choose the file that contains the text.',
  FORMAT_ARCHIVE: 'This archive contains no questions that can be read. Unpack it and choose a file in it.',
  FORMAT_WEB_PAGE: 'This is a web page. Open it, copy its text and paste it here.',
  FORMAT_UNKNOWN:
    'This kind of file cannot be read. Choose Word (.docx), Excel (.xlsx), CSV, text, GIFT, Aiken, Moodle XML, QTI or YAML.',
};

export type ExchangeFaultTextKey = keyof typeof en;

export const exchangeFaultDictionaries: Record<'zh-CN' | 'en', Record<ExchangeFaultTextKey, string>> = {
  'zh-CN': {
    EXCHANGE_FILE_TOO_LARGE: '文件超过 {maxMegabytes} MB，请拆分为几个文件。',
    EXCHANGE_NO_QUESTIONS: '文件中没有找到试题，请检查是否选对了文件。',
    EXCHANGE_KIND_UNKNOWN: '平台没有与“{kind}”对应的题型，请另选题型并手工补全。',
    EXCHANGE_STEM_EMPTY: '题干为空，请填写。',
    EXCHANGE_TOO_FEW: '此处只有 {count} 项，至少需要 {min} 项，请补充。',
    EXCHANGE_TOO_MANY: '此处有 {count} 项，最多 {max} 项，请删减或拆分试题。',
    EXCHANGE_OPTION_EMPTY: '第 {place} 项为空，请填写或删除。',
    EXCHANGE_KEY_MISSING: '没有正确答案，请选定。',
    EXCHANGE_KEY_NOT_AN_OPTION: '答案“{key}”不在选项之中，请改正答案。',
    EXCHANGE_SEVERAL_RIGHT: '有 {count} 个选项都得满分，而此题只能选一项。请只保留一项，或改为多选题。',
    EXCHANGE_NO_FULL_MARKS: '没有得满分的答案，最高只得 {percent}%，请核对哪一项正确。',
    EXCHANGE_ANY_OF_SEVERAL: '原题只选部分正确选项即得满分（合计 {percent}%），在此须全部选中，请核对答案。',
    EXCHANGE_PARTIAL_OPTION: '选项“{option}”原得 {percent}% 的分数，在此按错误选项处理。',
    EXCHANGE_UNEQUAL_MARKS: '原题各正确选项分值不等，在此按考试的评分规则计分。',
    EXCHANGE_NEGATIVE_MARKS: '原题选错倒扣分，在此按考试的评分规则计分。',
    EXCHANGE_PARTIAL_ANSWER: '答案“{answer}”原得 {percent}% 的分数，在此不得分。',
    EXCHANGE_SAME_ANSWER: '答案“{answer}”原得 {percent}% 的分数，在此与正确答案视为相同，得满分。',
    EXCHANGE_PATTERN_ANSWER: '答案是通配式：{answer}。请逐一写出可得分的答案。',
    EXCHANGE_CASE_COUNTS: '原题区分大小写，在此不区分。',
    EXCHANGE_ANSWER_RIGHT_AND_WRONG: '“{answer}”原判为错，在此却与某个正确答案视为相同。请改正其一，或改用其他题型。',
    EXCHANGE_SEVERAL_NUMBERS: '原题有几个正确的数值或范围，在此只能有一个，请核对答案。',
    EXCHANGE_NUMBER_UNREADABLE: '“{number}”无法作为数值准确保存，请写成小数点后不超过 9 位的数。',
    EXCHANGE_UNITS: '原题答案带单位（{units}），在此只填数值，请在题干中写明单位。',
    EXCHANGE_UNIT_MARKED: '原题单位（{units}）也计分，在此只判数值。请在题干中写明单位，或改为填空题。',
    EXCHANGE_FEEDBACK_LEFT_OUT: '答对、部分答对或答错时的反馈未导入。',
    EXCHANGE_HINTS_LEFT_OUT: '多次作答的提示未导入。',
    EXCHANGE_MODEL_ANSWER: '给评卷人的说明已并入解析，考生以后可能看到，请核对。',
    EXCHANGE_TEMPLATE_LEFT_OUT: '答题框中预置的文字未导入：{text}。',
    EXCHANGE_GAP_NOT_THERE: '第 {place} 个空没有对应的选项，请核对答案。',
    EXCHANGE_ORDER_OF_PART: '原题不要求排列全部项目，在此须全部排列，请核对答案。',
    EXCHANGE_DESCRIPTION_LEFT_OUT: '一段不含提问的文字未导入：{text}。',
    EXCHANGE_PICTURE_MISSING: '文件中没有图片 {target}，请上传，或从文字中删除。',
    EXCHANGE_PICTURE_KIND: '图片 {picture} 不是 PNG、JPEG、WebP 或 GIF 格式，请另存为其中一种。',
    EXCHANGE_MEDIA: '文字中有无法显示的内容（<{element}>），请改写试题。',
    EXCHANGE_STRUCK_TEXT: '删除线不显示，请核对题意有无变化。',
    EXCHANGE_FORMULA_UNREADABLE: '有公式无法识别（{element}），请用 TeX 写在美元符号之间。',
    EXCHANGE_TEXT_TOO_LARGE: '文字过长或嵌套过深，无法读取，请重新输入。',
    EXCHANGE_WEIGHTED_PARTS: '原题各空分值不等，在此各空相等。',
    EXCHANGE_GROUPED_CHOICES: '原题每个空各有一组选项，在此每个空都列出全部选项。',
    EXCHANGE_SPLIT_INTO_PARTS: '一段文字中有 {parts} 个小题，已作为含 {parts} 题的题组导入。',
    EXCHANGE_ASSOCIATION_SPLIT: '原题可将任意两项配对，在此分为左右两列，请核对。',
    EXCHANGE_PROMPT_WITHOUT_ONE_OPTION:
      '“{prompt}”对应 {count} 个选项，在此须恰好对应一个。请改正答案，或改用其他题型。',
    EXCHANGE_ANSWERS_MARKED_APART: '可选项数（{reason}）与正确答案不符，请核对答案。',

    XML_BROKEN: '文件从此处起 XML 格式有误（{reason}），请重新导出；此行之前的内容已读取。',
    XML_NESTED_TOO_DEEPLY: '元素嵌套超过 {max} 层，请重新导出文件。',
    XML_TOO_MANY_ELEMENTS: '同一处的元素超过 {max} 个，请拆分为几个文件。',
    XML_OTHER_ROOT: '文件以 <{root}> 开头，此格式应以 <{wanted}> 开头，请另选文件。',
    XML_NOT_DECODABLE: '文件编码与所声明的（{encoding}）不符，请另存为 UTF-8 编码。',

    GIFT_BRACE_NOT_CLOSED: '花括号不成对，请补全；作为文字的花括号前须加反斜杠。',
    GIFT_SEVERAL_ANSWER_PARTS: '有几对花括号都写了答案，请只保留一对，或拆分试题。',
    GIFT_FULL_WIDTH: '此处用了全角符号 {sign}，GIFT 格式须用半角符号，请替换。',
    GIFT_TEXT_WITHOUT_SIGN: '花括号中的“{text}”前没有 = 或 ~，请标明对错。',
    GIFT_WEIGHT_UNREADABLE: '权重“{weight}”不是 -100 至 100 的数，请改正。',
    GIFT_PAIR_WITHOUT_ANSWER: '这一对的 -> 后没有答案：{text}。请补写。',

    AIKEN_ANSWER_MISSING: '缺少“ANSWER: 字母”一行，请选定正确答案。',
    AIKEN_LINE_UNEXPECTED: '这一行既不是选项也不是答案：{text}。请改正。',
    AIKEN_LETTERS_NOT_IN_ORDER: '此处应为选项 {expected}，却是 {letter}，请核对选项和答案。',
    AIKEN_SEVERAL_STEM_LINES: '选项前有几行文字，已合并为题干，请核对是否都属于本题。',

    QTI_PACKAGE_BROKEN: '压缩包无法解开（{reason}），请重新导出。',
    QTI_PACKAGE_TOO_LARGE: '压缩包解开后超过 {maxMegabytes} MB，或文件超过 {maxFiles} 个，请分几次导出。',
    QTI_MANIFEST_MISSING: '压缩包顶层没有 imsmanifest.xml，请重新导出为 QTI 包。',
    QTI_MANIFEST_BROKEN: '压缩包中的 imsmanifest.xml 无法读取（{reason}），请重新导出。',
    QTI_FILE_MISSING: '压缩包目录中列出了 {file}，但没有这个文件，请重新导出。',
    QTI_FILE_BROKEN: '压缩包中的 {file} 无法读取（{reason}），其中的试题未导入。',
    QTI_OTHER_VERSION: '文件是 QTI {version} 格式，请导出为 QTI 2.1、2.2 或 3.0。',
    QTI_INTERACTION: '平台没有与 {interaction} 对应的作答方式，请改用其他题型重写。',
    QTI_NO_INTERACTION: '一段不含提问的文字未导入：{title}。',
    QTI_RESPONSE_UNDECLARED: '作答变量 {response} 没有声明，不知道正确答案，请选定。',
    QTI_PROCESSING: '此题有自己的评分程序（{element}），请核对答案。',
    QTI_NO_PROCESSING: '此题没有写明如何评分，已将其中标出的正确作答作为答案。',
    QTI_MAPPING_DIFFERS: '标为正确的答案与得分的答案不一致，请核对答案。',
    QTI_MAPPED_MARKS: '原题按选对的项数给分，在此按考试的评分规则计分。',
    QTI_FEEDBACK_JOINED: '几条反馈已合并为解析，请通读修改。',
    QTI_RANDOMISED: '此题为每位考生随机生成（{element}），请写成固定的题目。',
    QTI_ADAPTIVE: '原题可多次作答并逐步引导，在此只作答一次，请核对。',
    QTI_TEST_LEFT_OUT: '试卷 {file} 中的试题已导入，组卷结构未导入。',

    FORMAT_EMPTY: '文件是空的，请另选文件。',
    FORMAT_OLD_WORD: '这是旧版 Word 文档，请打开后另存为 .docx。',
    FORMAT_OLD_EXCEL: '这是旧版 Excel 工作簿，请打开后另存为 .xlsx。',
    FORMAT_PDF: '无法读取 PDF，请打开原文档并另存为 .docx。',
    FORMAT_PICTURE: '这是一张图片，请选择含有文字的文件。',
    FORMAT_ARCHIVE: '压缩包中没有可读取的试题，请解压后选择其中的文件。',
    FORMAT_WEB_PAGE: '这是一个网页，请打开后复制文字并粘贴到此处。',
    FORMAT_UNKNOWN:
      '无法读取这种文件，请选择 Word（.docx）、Excel（.xlsx）、CSV、文本、GIFT、Aiken、Moodle XML、QTI 或 YAML 文件。',
  },
  en,
};
