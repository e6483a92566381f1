import type { Schemas } from '../../console-api';
import { organisationRows } from './organisation-rows';

const organisation = (code: string, parent: string | null, closedAt: string | null = null) => {
  const path = parent === null ? `/${code}/` : `/${parent}/${code}/`;
  return {
    id: code,
    code,
    name: `机构${code}`,
    level: 'unit',
    parentId: parent,
    path,
    kind: null,
    closedAt,
    mergedIntoId: null,
  } satisfies Schemas['OrganisationItem'];
};
const ALL = [organisation('2', '1'), organisation('1', null), organisation('3', '1', '2026-06-01T00:00:00.000Z')];
const rows = (wishes: Partial<Parameters<typeof organisationRows>[0]> = {}) =>
  organisationRows({
    organisations: ALL,
    counts: [
      { organisationId: '2', people: 4 },
      { organisationId: '3', people: 2 },
      { organisationId: '1', people: 1 },
    ],
    showClosed: false,
    search: '',
    ...wishes,
  });

describe('the tree of organisations as a table', () => {
  it('counts people of each, and with all below, closed ones too', () => {
    expect(rows()).toMatchObject([{ code: '1', people: 1, peopleBelow: 7, children: [{ code: '2', people: 4 }] }]);
  });

  it('shows closed ones when they are asked for', () => {
    expect(rows()[0]!.children).toHaveLength(1);
    expect(rows({ showClosed: true })[0]!.children).toHaveLength(2);
  });

  it('finds by a part of the name and by the beginning of the code, as a list', () => {
    expect(rows({ search: ' 构2 ' }).map(({ code }) => code)).toEqual(['2']);
    expect(rows({ search: '1' }).map(({ code }) => code)).toEqual(['1']);
    expect(rows({ search: '不存在' })).toEqual([]);
  });
});
