import { placeCounts } from './place-rates';

const PLACES = [
  { path: '/35/', name: '测试省', level: 'province' },
  { path: '/35/3501/', name: '测试市', level: 'city' },
  { path: '/35/3501/350102/', name: '测试县', level: 'county' },
  { path: '/35/3502/', name: '空市', level: 'city' },
];

describe('results by place', () => {
  it('counts a county in its city too, and leaves out people in neither and places without people', () => {
    const counts = placeCounts({
      places: PLACES,
      counts: [
        { organisationPath: '/35/3501/350102/', kind: 'passed', people: 3 },
        { organisationPath: '/35/3501/350102/', kind: 'absent', people: 1 },
        { organisationPath: '/35/3501/', kind: 'failed', people: 2 },
        { organisationPath: '/35/', kind: 'passed', people: 9 },
      ],
    });
    expect(counts.map(({ name, counts: { passed, failed, absent } }) => [name, passed, failed, absent])).toEqual([
      ['测试市', 3, 2, 1],
      ['测试县', 3, 0, 1],
    ]);
  });
});
