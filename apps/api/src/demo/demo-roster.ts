import { residentIdCheckCharacter } from '@sunflower/organisations';

// A county of the province, and a birthday that nobody on a real roster has, so that the people are visibly made up.
const REGION = '350102';
const BIRTHDAY = '19000101';

/** A roster file of `count` made-up people, in the format of the roster import. */
export function demoRosterCsv({
  count,
  organisationCodes,
}: {
  count: number;
  organisationCodes: readonly string[];
}): Buffer {
  const rows = Array.from({ length: count }, (_, index) => {
    const body = `${REGION}${BIRTHDAY}${String(index + 1).padStart(3, '0')}`;
    const idNumber = body + residentIdCheckCharacter(body);
    const phone = `190${String(index + 1).padStart(8, '0')}`;
    return `演示考生${String(index + 1).padStart(3, '0')},居民身份证,${idNumber},${phone},${organisationCodes[index % organisationCodes.length]}`;
  });
  return Buffer.from(['姓名,证件类型,证件号码,手机号,机构代码', ...rows].join('\r\n'), 'utf8');
}
