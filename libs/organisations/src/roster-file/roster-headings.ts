import type { TextRow } from '@sunflower/platform/plain';
import { plainText } from '@sunflower/content';

export const ROSTER_FIELDS = ['name', 'idType', 'idNumber', 'phone', 'organisationCode', 'organisationName'] as const;
export type RosterField = (typeof ROSTER_FIELDS)[number];

/** The heading of each column in the template, followed by other headings found in real rosters. */
const HEADINGS: Record<RosterField, readonly [string, ...string[]]> = {
  name: ['姓名', '考生姓名', '人员姓名', '学员姓名', '学生姓名', '参训人员', '名字', 'name'],
  idType: ['证件类型', '证件种类', '证件类别', 'idtype'],
  idNumber: [
    '证件号码',
    '证件号',
    '证件编号',
    '身份证号',
    '身份证号码',
    '居民身份证号',
    '居民身份证号码',
    '身份证',
    '公民身份号码',
    '公民身份证号码',
    '公民身份证号',
    '居民身份证编号',
    'idnumber',
  ],
  phone: ['手机号', '手机号码', '手机', '联系电话', '移动电话', '电话', '联系方式', 'phone'],
  organisationCode: ['机构代码', '单位代码', '区划代码', '行政区划代码', '组织代码', 'organisationcode'],
  organisationName: [
    '机构名称',
    '单位名称',
    '机构',
    '单位',
    '所属机构',
    '所属单位',
    '所在单位',
    '所在机构',
    '组织名称',
    '工作单位',
    '工作单位名称',
    '任职单位',
    '服务单位',
    '所在园所',
    'organisation',
    'organisationname',
  ],
};

/** A title or notes may precede the headings. */
export const HEADING_ROWS_TRIED = 10;

export const headingOf = (field: RosterField): string => HEADINGS[field][0];

/** Whether a sheet with these first rows is meant as a roster, even with columns missing. */
export function hasRosterHeadings(rows: readonly TextRow[]): boolean {
  if (rows.length === 0) return false;
  const { found } = bestHeadings(rows);
  return found.has('name') && found.size > 1;
}

export function bestHeadings(rows: readonly TextRow[]): { row: TextRow; found: Map<RosterField, number[]> } {
  const tried = rows.slice(0, HEADING_ROWS_TRIED).map((row) => ({ row, found: matchHeadings(row) }));
  return tried.reduce((a, b) => (b.found.size > a.found.size ? b : a));
}

/** The columns of each field's heading. Where several names occur, the most usual one counts. */
function matchHeadings({ cells }: TextRow): Map<RosterField, number[]> {
  const headings = cells.map(heading);
  const found = new Map<RosterField, number[]>();
  for (const field of ROSTER_FIELDS) {
    const name = HEADINGS[field].find((candidate) => headings.includes(candidate));
    if (name !== undefined)
      found.set(
        field,
        headings.flatMap((text, position) => (text === name ? [position] : [])),
      );
  }
  return found;
}

// Traditional characters that occur in headings.
const TRADITIONAL: Record<string, string> = {
  ...{ 證: '证', 號: '号', 碼: '码', 類: '类', 別: '别', 種: '种', 編: '编', 學: '学', 員: '员', 參: '参', 訓: '训' },
  ...{ 機: '机', 構: '构', 單: '单', 組: '组', 織: '织', 稱: '称', 屬: '属', 區: '区', 劃: '划', 務: '务', 園: '园' },
  ...{ 聯: '联', 繫: '系', 係: '系', 電: '电', 話: '话', 動: '动', 職: '职', 導: '导', 製: '制', 齡: '龄' },
};

const simplified = (text: string): string => [...text].map((character) => TRADITIONAL[character] ?? character).join('');

// `姓 名*`, `手机号(选填)`, `1.姓名`, `ID type`: ignores spaces, marks, leading numbers and text in brackets.
export const heading = (cell = ''): string =>
  simplified(plainText(cell))
    .replace(/^[(（]?(\d{1,2}|[一二三四五六七八九十]{1,2})[)）.、．\s]+/, '')
    .replace(/[(（【[].*$/, '')
    .replace(/[\s*＊:：_-]/g, '')
    .toLowerCase();
