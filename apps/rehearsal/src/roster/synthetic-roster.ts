import type { SeededRandom } from '../seeded-random';

/** A person who cannot exist: born in 1900, with the region code of a whole province. */
export interface RosterPerson {
  /** 1-based. */
  number: number;
  name: string;
  idNumber: string;
  phone: string;
  organisationCode: string;
}

interface RosterOrder {
  count: number;
  /** Distinguishes the people of one rehearsal from those of another. */
  tag: string;
  organisationCodes: readonly string[];
  random: SeededRandom;
}

const PROVINCE_CODE = '350000';
const SERIALS_A_DAY = 1000;
const DAYS_OF_1900 = 365;

export function syntheticRoster({ count, tag, organisationCodes, random }: RosterOrder): RosterPerson[] {
  // Each rehearsal on a system starts at another day of the year, so that it does not reuse the people of an earlier
  // one.
  const firstSerial = random.below(DAYS_OF_1900 * SERIALS_A_DAY);
  return Array.from({ length: count }, (_, index) => {
    const serial = (firstSerial + index) % (DAYS_OF_1900 * SERIALS_A_DAY);
    return {
      number: index + 1,
      name: `${namePrefix(tag)}${String(index + 1).padStart(5, '0')}`,
      idNumber: syntheticIdNumber(serial),
      phone: `199${String(serial % 10 ** 8).padStart(8, '0')}`,
      organisationCode: random.pick(organisationCodes),
    };
  });
}

/** Prefix of all names of one rehearsal, which no real name has. */
export const namePrefix = (tag: string): string => `演练${tag}考生`;

const HEADINGS = ['姓名', '证件类型', '证件号码', '手机号', '机构代码'];

/** Includes the byte order mark by which spreadsheet programs recognise UTF-8. */
export function rosterCsv(people: readonly RosterPerson[]): string {
  const rows = people.map(({ name, idNumber, phone, organisationCode }) =>
    [name, '居民身份证', idNumber, phone, organisationCode].join(),
  );
  return `\uFEFF${[HEADINGS.join(), ...rows].join('\r\n')}\r\n`;
}

/** GB 11643: region, birth date, serial, check character. */
function syntheticIdNumber(serial: number): string {
  const dayOfYear = Math.floor(serial / SERIALS_A_DAY);
  const digits = `${PROVINCE_CODE}1900${monthAndDay(dayOfYear)}${String(serial % SERIALS_A_DAY).padStart(3, '0')}`;
  return digits + checkCharacter(digits);
}

const DAYS_OF_MONTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function monthAndDay(dayOfYear: number): string {
  let day = dayOfYear;
  let month = 0;
  while (day >= DAYS_OF_MONTHS[month]) {
    day -= DAYS_OF_MONTHS[month];
    month += 1;
  }
  return `${String(month + 1).padStart(2, '0')}${String(day + 1).padStart(2, '0')}`;
}

function checkCharacter(digits: string): string {
  let sum = 0;
  for (let place = 0; place < 17; place += 1) sum += Number(digits[place]) * (2 ** (17 - place) % 11);
  return '10X98765432'[sum % 11];
}
