/** What may be wrong with texts, pictures and forms, by code. */
const en = {
  CONTROL_CHARACTER: 'It holds an invisible control character, mostly from pasting. Type the text anew.',
  MARKDOWN_TOO_LONG: 'It has more than {limit} characters. Shorten it.',
  HTML: 'It holds HTML, {tag}. Remove it, or put a space after the < where it means “less than”.',
  HTML_ENTITY: 'It holds {entity}, pasted from a web page. Type the sign that it stands for.',
  PICTURE_MISWRITTEN:
    'This picture cannot be shown: {text}. Write ![description](address), with nothing else in the brackets.',
  PICTURE_FROM_ELSEWHERE:
    'It shows a picture from elsewhere, {target}. Upload the picture and show that one; those of a bank may lie in its folder pictures.',
  PICTURE_NOT_STORED: 'It shows {target}, but no such picture was uploaded. Upload it, or correct the address.',
  LINK_NOT_HTTP: 'The link {target} does not begin with http:// or https://. Correct it.',
  FORMULA_UNKNOWN_COMMAND:
    'The formula {tex} cannot be shown: there is no command {command}. Correct it; a dollar sign that is no formula is written \\$.',
  FORMULA_FORBIDDEN_COMMAND: 'The formula {tex} must not have the command {command}. Remove it.',
  FORMULA_WITH_WORDS:
    'In the formula {tex}, words stand in {command}. Correct it; a dollar sign that is no formula is written \\$.',
  FORMULA_TOO_LONG:
    'The formula {tex} has more than {maxCharacters} characters. Write it as several; a dollar sign that is no formula is written \\$.',
  FORMULA_BROKEN:
    'The formula {tex} cannot be shown ({reason}). Check its braces and commands; a dollar sign that is no formula is written \\$.',
  TEXT_TAKES_TOO_MUCH: 'The text takes too long to check. Write it shorter, with fewer formulas.',
  UNIT_FILE_WITHOUT_TITLE: 'The file must begin with a line “# title” and have a text below it.',

  PICTURE_OF_UNKNOWN_FORMAT: 'The picture is no PNG, JPEG, WebP or GIF. Save it as one of these.',
  PICTURE_BROKEN: 'The picture is cut off or damaged. Save it anew.',
  PICTURE_OF_TOO_MANY_PIXELS: 'The picture is more than {maxSide} pixels wide or high. Make it smaller.',
  PICTURE_WITH_METADATA:
    'The picture carries what a camera wrote into it (EXIF, XMP or the like, which may tell where it was taken). Save it without.',
  PICTURE_TOO_LARGE: 'The picture is larger than {maxMegabytes} MB. Make it smaller.',

  FIELD_REQUIRED: 'This is required. Fill it in.',
  FIELD_NOT_EXPECTED: 'This is not expected here. Open the page anew and try again.',
  FIELD_EMPTY: 'This is empty. Fill it in.',
  FIELD_OF_WRONG_FORM: 'This does not have the form that is asked for. Correct it.',
  VALUE_TOO_SMALL: 'Use {limit} or more.',
  VALUE_TOO_GREAT: 'Use at most {limit}.',
  TEXT_TOO_SHORT: 'Use at least {limit} characters.',
  TEXT_TOO_LONG: 'Use at most {limit} characters.',
  LIST_TOO_SHORT: 'Name at least {limit}.',
  LIST_TOO_LONG: 'Name at most {limit}.',
  LIST_NAMES_TWICE: 'Something is named twice. Remove one of them.',
  VALUE_NOT_OFFERED: 'This cannot be chosen. Choose one of those offered.',

  BANK_OUT_OF_REACH: 'The organisation that holds the exam may not use this bank. Choose another.',
  BANK_NOT_FOR_REHEARSAL:
    'The organisation may not read the keys of this bank, so no rehearsal draws from it. Choose a bank of your own.',
  TRAINING_UNIT_OUT_OF_REACH: 'The organisation that holds the exam may not use this reading unit. Choose another.',
  INVISIBLE_MARK: 'It holds a line break or an invisible mark ({mark}), mostly from pasting. Type the text anew.',
  CHARACTERS_NOT_PRINTABLE: 'No font of the certificates has {characters}. Leave them out, or write them differently.',
  LIMIT_COUNTS_NOTHING:
    'Nothing is watched that the limit could count. Choose what is watched, or leave the limit out.',
  CLOSES_BEFORE_IT_OPENS: 'It must be after the opening.',
  CLOSES_IN_THE_PAST: 'It must be in the future.',
  WINDOW_TOO_LONG: 'It must be within a year of the opening. Check the year.',
  LATEST_ENTRY_OUTSIDE_WINDOW: 'It must be after the opening and not after the closing.',
  EARLIEST_SUBMISSION_BEYOND_DURATION: 'It must be 0 to {durationMinutes} minutes, the duration of the exam.',
  EARLIEST_SUBMISSION_LONGER_THAN_EXAM:
    'A sitting says {waitMinutes} minutes, but the exam lasts {durationMinutes}. Change the sitting or the duration.',
  EARLIEST_SUBMISSION_OUTSIDE_WINDOW: 'It must be within the window of the sitting.',

  QUESTION_NOT_IN_POOL: 'The question is not among those of the exam. Choose another.',
  KEY_NOT_EXPECTED: 'No key is needed for this change. Choose the change anew.',
  KEY_OF_WRONG_FORM: 'The key does not fit the question. Choose it anew.',
  KEY_OF_ESSAY: 'An essay has no key. Let it not count, or give everybody full points.',
  OVERRIDES_CONTRADICT: 'There is another change to the same question. Keep one of them.',
  EVERY_QUESTION_DROPPED: 'Every question of the exam would not count. Keep at least one.',
};

export type FaultTextKey = keyof typeof en;

export const faultDictionaries: Record<'zh-CN' | 'en', Record<FaultTextKey, string>> = {
  'zh-CN': {
    CONTROL_CHARACTER: '含有看不见的控制字符（多为粘贴带入），请重新输入这段文字。',
    MARKDOWN_TOO_LONG: '超过 {limit} 个字符，请缩短。',
    HTML: '含有 HTML 代码 {tag}，请删除；如果表示“小于”，请在 < 后加一个空格。',
    HTML_ENTITY: '含有从网页粘贴来的 {entity}，请直接输入它代表的字符。',
    PICTURE_MISWRITTEN: '这张图片无法显示：{text}。请写成 ![图片说明](地址)，括号内不要有其他内容。',
    PICTURE_FROM_ELSEWHERE: '引用了外部图片 {target}。请先上传图片再引用；题库的图片也可放入 pictures 文件夹。',
    PICTURE_NOT_STORED: '引用的图片 {target} 没有上传过，请先上传，或改正地址。',
    LINK_NOT_HTTP: '链接 {target} 不是以 http:// 或 https:// 开头的网址，请改正。',
    FORMULA_UNKNOWN_COMMAND: '公式 {tex} 无法显示：没有命令 {command}，请改正；“$”如不表示公式，请写作“\\$”。',
    FORMULA_FORBIDDEN_COMMAND: '公式 {tex} 中不能使用命令 {command}，请删除。',
    FORMULA_WITH_WORDS: '公式 {tex} 中的文字须写在 {command} 里，请改正；“$”如不表示公式，请写作“\\$”。',
    FORMULA_TOO_LONG: '公式 {tex} 超过 {maxCharacters} 个字符，请分成几个公式；“$”如不表示公式，请写作“\\$”。',
    FORMULA_BROKEN: '公式 {tex} 写法有误，无法显示，请检查花括号和命令；“$”如不表示公式，请写作“\\$”。',
    TEXT_TAKES_TOO_MUCH: '文本检查用时过长，请精简内容，减少公式。',
    UNIT_FILE_WITHOUT_TITLE: '文件第一行须为“# 标题”，其下须有正文。',

    PICTURE_OF_UNKNOWN_FORMAT: '不是 PNG、JPEG、WebP 或 GIF 图片，请另存为其中一种。',
    PICTURE_BROKEN: '图片不完整或已损坏，请重新保存。',
    PICTURE_OF_TOO_MANY_PIXELS: '图片的宽或高超过 {maxSide} 像素，请缩小。',
    PICTURE_WITH_METADATA: '图片带有相机写入的信息（EXIF、XMP 等，可能泄露拍摄地点），请去除后再用。',
    PICTURE_TOO_LARGE: '图片超过 {maxMegabytes} MB，请缩小。',

    FIELD_REQUIRED: '此项必填，请填写。',
    FIELD_NOT_EXPECTED: '此处不应有这一项，请刷新页面后重试。',
    FIELD_EMPTY: '此项不能为空，请填写。',
    FIELD_OF_WRONG_FORM: '格式不正确，请改正。',
    VALUE_TOO_SMALL: '不能小于 {limit}。',
    VALUE_TOO_GREAT: '不能大于 {limit}。',
    TEXT_TOO_SHORT: '至少 {limit} 个字符。',
    TEXT_TOO_LONG: '最多 {limit} 个字符。',
    LIST_TOO_SHORT: '至少 {limit} 项。',
    LIST_TOO_LONG: '最多 {limit} 项。',
    LIST_NAMES_TWICE: '有重复项，请删去其一。',
    VALUE_NOT_OFFERED: '不是可选的值，请重新选择。',

    BANK_OUT_OF_REACH: '主办机构不能使用该题库，请另选。',
    BANK_NOT_FOR_REHEARSAL: '主办机构无权查看该题库的答案，不能用于演练考试，请选用本机构的题库。',
    TRAINING_UNIT_OUT_OF_REACH: '主办机构不能使用该学习单元，请另选。',
    INVISIBLE_MARK: '含有换行或看不见的字符（{mark}，多为粘贴带入），请重新输入。',
    CHARACTERS_NOT_PRINTABLE: '含有证书字体无法打印的字符：{characters}。请删除或改用其他文字。',
    LIMIT_COUNTS_NOTHING: '没有选择监测项，次数上限不起作用。请选择监测项，或清空上限。',
    CLOSES_BEFORE_IT_OPENS: '须晚于开始时间。',
    CLOSES_IN_THE_PAST: '须晚于当前时间。',
    WINDOW_TOO_LONG: '距开始时间不能超过一年，请核对年份。',
    LATEST_ENTRY_OUTSIDE_WINDOW: '须晚于开始时间，且不晚于结束时间。',
    EARLIEST_SUBMISSION_BEYOND_DURATION: '须为 0 至 {durationMinutes} 分钟（考试时长）。',
    EARLIEST_SUBMISSION_LONGER_THAN_EXAM:
      '有场次要求 {waitMinutes} 分钟后方可交卷，而考试时长只有 {durationMinutes} 分钟，请修改场次或考试时长。',
    EARLIEST_SUBMISSION_OUTSIDE_WINDOW: '不能超出场次的开放时间。',

    QUESTION_NOT_IN_POOL: '该试题不在本次考试的试题范围内，请另选。',
    KEY_NOT_EXPECTED: '这种调整不需要填写答案，请重新选择调整方式。',
    KEY_OF_WRONG_FORM: '所填答案与题型不符，请重新选择答案。',
    KEY_OF_ESSAY: '问答题没有标准答案，请改为不计分或全体得满分。',
    OVERRIDES_CONTRADICT: '同一试题已有另一项调整，请保留其一。',
    EVERY_QUESTION_DROPPED: '不能让全部试题都不计分，请至少保留一题。',
  },
  en,
};
