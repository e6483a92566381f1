import { EVERYBODY, type BoardFilter } from '../board/board-view';
import { audienceOf, isAddressed, isReachable } from './audience';

const people = [
  { sittingId: 's2', status: 'answering' as const },
  { sittingId: 's1', status: 'locked' as const },
  { sittingId: 's1', status: 'answering' as const },
  { sittingId: 's3', status: 'not_started' as const },
];
const of = (filter: Partial<BoardFilter>, arePicked = false) =>
  audienceOf({ filter: { ...EVERYBODY, ...filter }, arePicked, people });

describe('the audience of a message', () => {
  it('is the chosen sitting, or without one the sittings in which somebody is answering', () => {
    expect(of({ sittingId: 's3' })).toEqual({ sittingIds: ['s3'], paths: null });
    expect(of({})).toEqual({ sittingIds: ['s1', 's2'], paths: null });
  });

  it('is all sittings whose people can still start, before the first has begun', () => {
    const waiting = people.map(({ sittingId }) => ({ sittingId, status: 'not_started' as const }));
    expect(audienceOf({ filter: EVERYBODY, arePicked: false, people: waiting })).toEqual({
      sittingIds: ['s1', 's2', 's3'],
      paths: null,
    });
  });

  it('is never wider than the reach of the sender', () => {
    expect(of({ paths: ['/35/1/'] })?.paths).toEqual(['/35/1/']);
    expect(of({ paths: ['/35/1/', '/35/2/'], organisationPath: '/35/1/4/' })?.paths).toEqual(['/35/1/4/']);
    expect(of({ paths: ['/35/1/4/', '/35/2/'], organisationPath: '/35/1/' })?.paths).toEqual(['/35/1/4/']);
    expect(of({ paths: ['/35/1/'], organisationPath: '/35/9/' })?.paths).toEqual([]);
    expect(of({ organisationPath: '/35/9/' })?.paths).toEqual(['/35/9/']);
  });

  it('is a list of people when they are picked out by name, search, state, site or room', () => {
    expect(of({}, true)).toBeNull();
    expect(of({ search: '测试' })).toBeNull();
    expect(of({ statuses: ['silent'] })).toBeNull();
    expect(of({ siteId: 'site' })).toBeNull();
    expect(of({ sittingRoomId: 'room', sittingId: 's1' })).toBeNull();
  });

  it('addresses the people of its sittings and subtrees, and nobody else', () => {
    const audience = { sittingIds: ['s1'], paths: ['/35/1/'] };
    const addressed = (sittingId: string, organisationPath: string) =>
      isAddressed({ audience, person: { sittingId, organisationPath } });
    expect(addressed('s1', '/35/1/4/')).toBe(true);
    expect(addressed('s1', '/35/2/')).toBe(false);
    expect(addressed('s2', '/35/1/')).toBe(false);
    expect(
      isAddressed({ audience: { ...audience, paths: null }, person: { sittingId: 's1', organisationPath: '/' } }),
    ).toBe(true);
    expect(
      isAddressed({ audience: { ...audience, paths: [] }, person: { sittingId: 's1', organisationPath: '/' } }),
    ).toBe(false);
  });

  it('reaches nobody whose session is over or can no longer begin', () => {
    expect(
      (['submitted', 'timed_out', 'closed', 'voided', 'absent', 'deferred'] as const).filter((status) =>
        isReachable({ status }),
      ),
    ).toEqual([]);
    expect((['locked', 'silent', 'answering', 'not_started'] as const).every((status) => isReachable({ status }))).toBe(
      true,
    );
  });
});
