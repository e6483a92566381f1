import { domainRates } from './domain-rates';

const item = (domainCode: string, facilityPercent: number | null, people = 10, pointsMillipoints = 1000) => ({
  domainCode,
  questionVersionId: `${domainCode} ${facilityPercent}`,
  facilityPercent,
  people,
  pointsMillipoints,
});

describe('the rate of a domain', () => {
  it('weighs a question by its points and by the number of people who had it', () => {
    expect(domainRates([item('b', 100, 30), item('b', 0, 10), item('a', 50, 1, 2000), item('a', 80, 1, 1000)])).toEqual(
      [
        { code: 'a', questions: 2, ratePercent: 60 },
        { code: 'b', questions: 2, ratePercent: 75 },
      ],
    );
  });

  it('leaves out questions that nobody had or that earn nothing', () => {
    expect(domainRates([item('a', null), item('b', 50, 0), item('c', 50, 10, 0)])).toEqual([]);
  });
});
