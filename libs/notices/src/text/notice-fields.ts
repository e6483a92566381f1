/** The fields of a notice to a person, as an office writes them. */
export const PERSONAL_FIELDS = [
  '姓名',
  '考试名称',
  '场次',
  '开考时间',
  '准考证号',
  '登录码',
  '考点',
  '考点地址',
  '考场',
  '座位',
  '查询网址',
] as const;
export type NoticeField = (typeof PERSONAL_FIELDS)[number];

/** The fields of a notice to the office. */
export const OFFICE_FIELDS = ['考试名称', '查询网址'] as const satisfies readonly NoticeField[];

export type NoticeFacts = Partial<Record<NoticeField, string>>;

/** Longer ones are refused by carriers. */
export const MOST_TEXT = 500;

const FIELD = /\{([^{}]*)\}/g;

/** The first thing in braces that is no field, or a brace that stands alone; null when there is none. */
export function unknownField({ body, fields }: { body: string; fields: readonly string[] }): string | null {
  for (const [, name = ''] of body.matchAll(FIELD)) if (!fields.includes(name)) return name;
  return /[{}]/.exec(body.replace(FIELD, ''))?.[0] ?? null;
}

/** Fills in the fields once: braces in a value stay as they are. A field without a value is left empty. */
export const fill = ({ body, facts }: { body: string; facts: NoticeFacts }): string =>
  body.replace(FIELD, (_, name: NoticeField) => plainValue(facts[name] ?? ''));

/** One line without control characters. Carriers take 【…】 for the sender's signature, so a value may not have them. */
const plainValue = (value: string): string =>
  value
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/[\p{Cf}]/gu, '')
    .replace(/【/g, '〔')
    .replace(/】/g, '〕')
    .trim();
