/** Faults in texts, pictures and forms, by code. */
const en = {
  CONTROL_CHARACTER: 'This contains an invisible control character, usually from pasting. Type the text again.',
  MARKDOWN_TOO_LONG: 'This has more than {limit} characters. Shorten it.',
  HTML: 'This contains HTML, {tag}. Remove it, or put a space after the < if it means “less than”.',
  HTML_ENTITY: 'This contains {entity}, pasted from a web page. Type the character that it stands for.',
  PICTURE_MISWRITTEN:
    'This picture cannot be shown: {text}. Write ![description](address), with nothing else in the brackets.',
  PICTURE_FROM_ELSEWHERE:
    'This shows a picture from another site, {target}. Upload the picture and use that one; a bank can also have pictures in its folder pictures.',
  PICTURE_NOT_STORED: 'This shows {target}, but that picture has not been uploaded. Upload it, or correct the address.',
  LINK_NOT_HTTP: 'The link {target} does not begin with http:// or https://. Correct it.',
  FORMULA_UNKNOWN_COMMAND:
    'The formula {tex} cannot be shown: there is no command {command}. Correct it; write a dollar sign that is not a formula as \\$.',
  FORMULA_FORBIDDEN_COMMAND: 'The formula {tex} uses the command {command}, which is not allowed. Remove it.',
  FORMULA_WITH_WORDS:
    'In the formula {tex}, words must be written inside {command}. Correct it; write a dollar sign that is not a formula as \\$.',
  FORMULA_TOO_LONG:
    'The formula {tex} has more than {maxCharacters} characters. Split it into several; write a dollar sign that is not a formula as \\$.',
  FORMULA_BROKEN:
    'The formula {tex} cannot be shown ({reason}). Check its braces and commands; write a dollar sign that is not a formula as \\$.',
  TEXT_TAKES_TOO_MUCH: 'The text takes too long to check. Shorten it or use fewer formulas.',
  UNIT_FILE_WITHOUT_TITLE: 'The file must start with a line “# title” and have text below it.',

  PICTURE_OF_UNKNOWN_FORMAT: 'The picture is not a PNG, JPEG, WebP or GIF. Save it in one of these formats.',
  PICTURE_BROKEN: 'The picture is incomplete or damaged. Save it again.',
  PICTURE_OF_TOO_MANY_PIXELS: 'The picture is more than {maxSide} pixels wide or high. Make it smaller.',
  PICTURE_WITH_METADATA:
    'The picture contains information written by the camera (EXIF, XMP or the like, which may reveal where it was taken). Save it without that information.',
  PICTURE_TOO_LARGE: 'The picture is larger than {maxMegabytes} MB. Make it smaller.',

  FIELD_REQUIRED: 'This field is required. Fill it in.',
  FIELD_NOT_EXPECTED: 'This field is not expected here. Reload the page and try again.',
  FIELD_EMPTY: 'This field is empty. Fill it in.',
  FIELD_OF_WRONG_FORM: 'This does not have the required format. Correct it.',
  VALUE_TOO_SMALL: 'Enter {limit} or more.',
  VALUE_TOO_GREAT: 'Enter {limit} or less.',
  TEXT_TOO_SHORT: 'Use at least {limit} characters.',
  TEXT_TOO_LONG: 'Use at most {limit} characters.',
  LIST_TOO_SHORT: 'Enter at least {limit}.',
  LIST_TOO_LONG: 'Enter at most {limit}.',
  LIST_NAMES_TWICE: 'The list contains a duplicate. Remove one of the two.',
  VALUE_NOT_OFFERED: 'This value is not available. Choose one from the list.',

  BANK_OUT_OF_REACH: 'The organisation that holds the exam may not use this bank. Choose another.',
  BANK_NOT_FOR_REHEARSAL:
    'The organisation may not see the keys of this bank, so a rehearsal cannot use it. Choose one of its own banks.',
  TRAINING_UNIT_OUT_OF_REACH: 'The organisation that holds the exam may not use this reading unit. Choose another.',
  INVISIBLE_MARK:
    'This contains a line break or an invisible character ({mark}), usually from pasting. Type the text again.',
  CHARACTERS_NOT_PRINTABLE:
    'The certificate fonts lack these characters: {characters}. Leave them out, or write them differently.',
  PERSON_NAME_MISSING: 'The name is missing. Fill it in.',
  PERSON_NAME_TOO_LONG: 'A name can have at most {limit} characters.',
  PERSON_NAME_WRONG_CHARACTERS: 'The name contains characters that are not allowed. Type it again.',
  ID_NUMBER_MISSING: 'The ID number is missing. Fill it in.',
  ID_NUMBER_WRONG_LENGTH: 'The ID number has too few or too many characters for this type of ID.',
  ID_NUMBER_WRONG_CHARACTERS: 'The ID number contains characters that this type of ID never has.',
  ID_NUMBER_IMPOSSIBLE_BIRTH_DATE: 'The date of birth in the ID number does not exist. Compare it with the card.',
  ID_NUMBER_WRONG_CHECK_DIGIT: 'The check digit of the ID number is wrong. Compare each digit with the card.',
  PHONE_NOT_MOBILE: 'This is not an 11-digit mainland mobile number.',
  LIMIT_COUNTS_NOTHING:
    'No incidents are selected, so there is nothing the limit could count. Select incidents, or leave the limit empty.',
  ROOM_NUMBER_TWICE: 'Another room of this site has this number. Choose another one.',
  ROOM_WITHOUT_SPACE:
    'Rows × seats a row ({rows} × {columns}) must give room for {places} {places|place|places}. Correct one of these.',
  MAP_NOT_STORED: 'This picture is no longer stored. Upload it again.',
  CLOSES_BEFORE_IT_OPENS: 'This must be later than the opening time.',
  CLOSES_IN_THE_PAST: 'This must be in the future.',
  WINDOW_TOO_LONG: 'This must be within a year of the opening time. Check the year.',
  LATEST_ENTRY_OUTSIDE_WINDOW: 'This must be after the opening time and not after the closing time.',
  EARLIEST_SUBMISSION_BEYOND_DURATION:
    'Enter 0 to {durationMinutes} {durationMinutes|minute|minutes}, the duration of the exam.',
  EARLIEST_SUBMISSION_LONGER_THAN_EXAM:
    'A sitting allows submission only after {waitMinutes} {waitMinutes|minute|minutes}, but the exam lasts {durationMinutes}. Change the sitting or the duration.',
  EARLIEST_SUBMISSION_OUTSIDE_WINDOW: 'This must be within the window of the sitting.',

  QUESTION_NOT_IN_POOL: 'This question is not in the pool of the exam. Choose another.',
  KEY_NOT_EXPECTED: 'This change needs no key. Choose the change again.',
  KEY_OF_WRONG_FORM: 'The key does not fit the question type. Choose it again.',
  KEY_OF_ESSAY: 'An essay question has no key. Make it not count, or give everyone full points.',
  OVERRIDES_CONTRADICT: 'There is another change to the same question. Keep only one of them.',
  EVERY_QUESTION_DROPPED: 'No question of the exam would count. Keep at least one.',
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
    PERSON_NAME_MISSING: '姓名为空，请填写。',
    PERSON_NAME_TOO_LONG: '姓名最多 {limit} 个字。',
    PERSON_NAME_WRONG_CHARACTERS: '含有姓名中不能使用的字符，请重新输入。',
    ID_NUMBER_MISSING: '证件号码为空，请填写。',
    ID_NUMBER_WRONG_LENGTH: '位数与该证件类型不符。',
    ID_NUMBER_WRONG_CHARACTERS: '含有该类证件号码中不会出现的字符。',
    ID_NUMBER_IMPOSSIBLE_BIRTH_DATE: '其中的出生日期不存在，请与证件核对。',
    ID_NUMBER_WRONG_CHECK_DIGIT: '校验位不对，请与证件逐位核对。',
    PHONE_NOT_MOBILE: '不是 11 位大陆手机号码。',
    LIMIT_COUNTS_NOTHING: '没有选择监测项，次数上限不起作用。请选择监测项，或清空上限。',
    ROOM_NUMBER_TWICE: '与本考点的另一个考场重号，请换一个。',
    ROOM_WITHOUT_SPACE: '{rows} 行 {columns} 列放不下 {places} 个座位，请修改其中一项。',
    MAP_NOT_STORED: '图片已不存在，请重新上传。',
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
