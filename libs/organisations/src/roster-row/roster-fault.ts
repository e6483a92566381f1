import { headingOf } from '../roster-file/roster-headings';
import { LONGEST_NAME } from '../person/person-name';

/** Column of the file; empty for the row as a whole. */
export type RosterFaultField = 'name' | 'idType' | 'idNumber' | 'phone' | 'organisation';

/** Stable codes, for screens to translate. */
export const ROSTER_PROBLEMS = {
  name_missing: '姓名为空，请填写',
  name_too_long: `姓名超过 ${LONGEST_NAME} 个字`,
  name_wrong_characters: '姓名中有不能使用的字符',
  name_not_printable: '提示：证书字体中没有“%”，打印证书之前请补充字体；不影响导入',
  id_type_missing: '证件类型为空，请填写',
  id_type_unknown:
    '证件类型不认识；请填 居民身份证、港澳居民来往内地通行证、台湾居民来往大陆通行证、护照、外国人永久居留身份证 或 军官证',
  id_number_missing: '证件号码为空，请填写',
  id_number_lost_digits: '证件号码被存成了数字，末几位已丢失；请把该列设为文本格式后重新填写',
  id_number_wrong_length: '证件号码位数不对',
  id_number_wrong_characters: '证件号码中有不能使用的字符',
  id_number_impossible_birth_date: '身份证号码中的出生日期不存在',
  id_number_wrong_check_digit: '身份证号码校验位不对，请核对各位数字',
  duplicate_in_file: '与第 % 行证件号码相同，请删去其一',
  name_differs_from_roster: '名册中已有此证件号码，但姓名不同；请核对',
  belongs_elsewhere: '此人已在您管理范围以外机构的名册中',
  phone_not_mobile: '手机号不是 11 位大陆手机号码',
  organisation_missing: '机构代码和机构名称都为空，请至少填写一项',
  organisation_unknown: '没有这个机构；请核对机构代码或名称',
  organisation_ambiguous: '有几个机构都叫这个名称；请填写机构代码',
  organisation_code_and_name_differ: '机构代码和机构名称不是同一个机构',
  organisation_not_yours: '此机构不在本次导入的范围内',
} as const;
export type RosterProblem = keyof typeof ROSTER_PROBLEMS;

export interface RosterFault {
  lineNumber: number;
  field: RosterFaultField;
  problem: RosterProblem;
  /** The row that this one contradicts; null for other problems. */
  otherLineNumber: number | null;
  /** The characters that no font has, for a name that cannot be printed. */
  characters?: string;
}

type Told = Pick<RosterFault, 'problem' | 'otherLineNumber' | 'characters'>;

/** Whether the fault is only a notice; the row is good. */
export const isNotice = ({ problem }: Pick<RosterFault, 'problem'>): boolean => problem === 'name_not_printable';

/** The stored form: `duplicate_in_file 12`. */
export const encodeProblem = ({ problem, otherLineNumber, characters }: Told): string => {
  const told = characters ?? otherLineNumber;
  return told === null ? problem : `${problem} ${told}`;
};

export function decodeProblem(encoded: string): Told {
  const [problem, told] = encoded.split(' ') as [RosterProblem, string | undefined];
  if (problem === 'name_not_printable') return { problem, otherLineNumber: null, characters: told };
  return { problem, otherLineNumber: told === undefined ? null : Number(told) };
}

/** The text of a fault, in Chinese like the headings. */
export const describeFault = ({ problem, otherLineNumber, characters }: Told): string =>
  ROSTER_PROBLEMS[problem].replace('%', String(characters ?? otherLineNumber));

/** The heading of the column that the fault is in. */
export function headingOfFault(field: RosterFaultField): string {
  return field === 'organisation'
    ? `${headingOf('organisationCode')} / ${headingOf('organisationName')}`
    : headingOf(field);
}
