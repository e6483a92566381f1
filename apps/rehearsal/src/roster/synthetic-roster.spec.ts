import { SeededRandom } from '../seeded-random';
import { rosterCsv, syntheticRoster } from './synthetic-roster';

const aRoster = (count: number) =>
  syntheticRoster({ count, tag: 'k3', organisationCodes: ['350102', '350203'], random: new SeededRandom(5) });

describe('syntheticRoster', () => {
  it('gives everyone a different name and ID number with a valid check character', () => {
    const people = aRoster(12_000);
    expect(new Set(people.map(({ name }) => name)).size).toBe(12_000);
    expect(new Set(people.map(({ idNumber }) => idNumber)).size).toBe(12_000);
    for (const { idNumber } of people) {
      expect(idNumber).toMatch(/^3500001900(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{3}[\dX]$/);
      // For a valid number, the weighted sum of all 18 places (weights 2^(18−i)) is 1 modulo 11.
      const sum = [...idNumber].reduce(
        (total, digit, place) => total + (digit === 'X' ? 10 : Number(digit)) * (2 ** (17 - place) % 11),
        0,
      );
      expect(sum % 11).toBe(1);
    }
  });

  it('creates nobody who could be taken for a real person', () => {
    for (const { name } of aRoster(3)) expect(name).toMatch(/^演练k3考生0000[123]$/);
  });

  it('writes one row a person below the headings', () => {
    const [person] = aRoster(1);
    expect(rosterCsv([person])).toBe(
      `\uFEFF姓名,证件类型,证件号码,手机号,机构代码\r\n${person.name},居民身份证,${person.idNumber},${person.phone},${person.organisationCode}\r\n`,
    );
  });
});
