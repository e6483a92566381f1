const en = {
  empty: 'The file is empty.',
  old_or_encrypted_workbook: 'This is an old .xls workbook, or it has a password. Save it as .xlsx without a password.',
  damaged: 'The file is damaged, or is not an .xlsx or .csv file. Open it in a spreadsheet program and save it again.',
  unpacks_too_large: 'The workbook contains too much data. Copy the roster into a new workbook.',
  cell_too_long:
    'Row {lineNumber}, column {columns} has more than {maxCharacters} characters. Shorten it; in a .csv, look for a quotation mark that is never closed.',
  too_many_columns: 'The file has too many columns. Keep only those of the template.',
  too_many_rows: 'The file has more than 200,000 rows. Split it.',
  unknown_encoding: 'The character encoding of the file is not recognised. Save it as .xlsx, or as .csv in UTF-8.',
  unclosed_quote: 'A quotation mark in row {lineNumber} of the .csv file is never closed.',
  columns_missing: 'Missing columns: {columns}. The headings must be the same as in the template.',
  columns_twice: 'Duplicate columns: {columns}. Keep only one of each.',
  several_sheets: 'Several sheets of this file are rosters: {columns}. Choose the one to import.',
  no_such_sheet: 'This file has no such sheet.',
  too_slow: 'The file took too long to read. Copy the roster into a new workbook, or split it.',
};

export type RosterFileProblem = keyof typeof en;

export const rosterFileDictionaries: Record<'zh-CN' | 'en', Record<RosterFileProblem, string>> = {
  'zh-CN': {
    empty: '文件中没有内容。',
    old_or_encrypted_workbook: '文件是旧版 .xls 或设有密码，请另存为不加密的 .xlsx 后再试。',
    damaged: '文件已损坏，或不是 .xlsx、.csv 文件。请用表格软件打开后另存再试。',
    unpacks_too_large: '工作簿内容过大，请将名册复制到新的工作簿后再试。',
    cell_too_long:
      '第 {lineNumber} 行“{columns}”列超过 {maxCharacters} 个字，请缩短；如为 .csv 文件，请检查引号是否成对。',
    too_many_columns: '文件列数过多，请只保留模板中的各列。',
    too_many_rows: '文件超过 20 万行，请拆分后导入。',
    unknown_encoding: '文件编码无法识别，请另存为 .xlsx，或 UTF-8 编码的 .csv。',
    unclosed_quote: '.csv 文件第 {lineNumber} 行的引号没有成对。',
    columns_missing: '缺少列：{columns}。表头须与模板一致。',
    columns_twice: '列重复：{columns}。请各保留一列。',
    several_sheets: '文件中有多个工作表是名册：{columns}。请选择要导入的一个。',
    no_such_sheet: '文件中没有这个工作表。',
    too_slow: '读取文件用时过长，请将名册复制到新的工作簿，或拆分后导入。',
  },
  en,
};
