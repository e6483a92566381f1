import { reason, type ActIds, type ActRoute } from './act-route';

const aSite = { code: 'T01', name: '测试考点', address: '', phone: '', directions: '', rooms: [] };

/** Calls of the acts on people, organisations, training, rosters, accounts and the audit log. */
export const officeCalls = (pngBytes: Buffer): Record<string, ActRoute> => ({
  'GET audit-log': { isList: true, call: () => ({ path: 'audit-log' }) },
  'GET audit-log/actions': { isList: true, call: () => ({ path: 'audit-log/actions' }) },
  'GET audit-log/audit-log.xlsx': { isList: true, call: () => ({ path: 'audit-log/audit-log.xlsx' }) },
  'GET audit-log/audit-log.csv': { isList: true, call: () => ({ path: 'audit-log/audit-log.csv' }) },
  'GET organisations/people-counts': { isList: true, call: () => ({ path: 'organisations/people-counts' }) },
  'GET organisations/template.xlsx': { isList: true, call: () => ({ path: 'organisations/template.xlsx' }) },
  'POST organisations': {
    // The next caller meets the same name.
    call: ({ organisationId }) => ({
      path: 'organisations',
      body: { parentId: organisationId, name: '测试新单位', level: 'unit', kind: 'clinic' },
    }),
  },
  'POST organisations/import': {
    isList: true,
    call: () => ({
      path: 'organisations/import?dryRun=true',
      upload: { name: 'list.csv', content: Buffer.from('上级机构,机构名称,类型\n350102,测试园,幼儿园\n'), fields: {} },
    }),
  },
  'POST organisations/:id/rename': {
    call: ({ unitOfOrganisationId }) => ({
      path: `organisations/${unitOfOrganisationId}/rename`,
      body: { name: '测试单位', reason },
    }),
  },
  // Again and again by every caller: the second one is told that it is closed.
  'POST organisations/:id/close': {
    call: ({ unitOfOrganisationId }) => ({ path: `organisations/${unitOfOrganisationId}/close`, body: { reason } }),
  },
  'POST organisations/:id/reopen': {
    call: ({ unitOfOrganisationId }) => ({ path: `organisations/${unitOfOrganisationId}/reopen`, body: { reason } }),
  },
  'POST organisations/:id/merge': {
    call: ({ unitOfOrganisationId }) => ({
      path: `organisations/${unitOfOrganisationId}/merge`,
      body: { intoId: unitOfOrganisationId, reason },
    }),
  },
  'GET sites': { isList: true, call: () => ({ path: 'sites' }) },
  'GET sites/:id': { call: ({ siteId }) => ({ path: `sites/${siteId}` }) },
  'POST sites': {
    // The next caller meets the same code.
    call: ({ organisationId }) => ({ path: 'sites', body: { ...aSite, code: 'T02', organisationId } }),
  },
  'PUT sites/:id': { call: ({ siteId }) => ({ path: `sites/${siteId}`, body: aSite }) },
  'POST sites/:id/closed': { call: ({ siteId }) => ({ path: `sites/${siteId}/closed`, body: { closed: false } }) },
  'GET sites/:siteId/sittings/:sittingId/hall-papers/:paper': {
    call: ({ usedSiteId, usingSittingId }) => ({
      path: `sites/${usedSiteId}/sittings/${usingSittingId}/hall-papers/overview?form=xlsx`,
    }),
  },
  'GET training-units': { isList: true, call: () => ({ path: 'training-units' }) },
  'GET training-units/:id': { call: ({ unitId }) => ({ path: `training-units/${unitId}` }) },
  'POST training-units': {
    call: ({ organisationId }) => ({
      path: 'training-units',
      body: { organisationId, title: '测试单元', bodyMarkdown: '正文' },
    }),
  },
  'PUT training-units/:id': {
    call: ({ unitId }) => ({ path: `training-units/${unitId}`, body: { title: '测试单元', bodyMarkdown: '正文' } }),
  },
  'POST media': {
    call: ({ organisationId }) => ({
      path: 'media',
      upload: { name: 'picture.png', content: pngBytes, fields: { organisationId } },
    }),
  },
  'POST people/search': { isList: true, call: () => ({ path: 'people/search', body: { search: '测试' } }) },
  'GET people': { isList: true, call: () => ({ path: 'people' }) },
  'POST people/:id/reveal': {
    call: ({ rosterPersonId }) => ({ path: `people/${rosterPersonId}/reveal`, body: { reason } }),
  },
  'POST people/find-in-file': {
    isList: true,
    call: () => ({
      path: 'people/find-in-file',
      upload: { name: 'list.csv', content: Buffer.from('证件号码\nE00000001\n'), fields: {} },
    }),
  },
  'POST people': {
    call: ({ organisationId }) => ({
      path: 'people',
      body: { name: '测试', idType: 'passport', idNumber: 'E00000009', organisationId },
    }),
  },
  'GET people/:id': { call: ({ rosterPersonId }) => ({ path: `people/${rosterPersonId}` }) },
  'GET people/:id/exams': { call: ({ rosterPersonId }) => ({ path: `people/${rosterPersonId}/exams` }) },
  'GET people/:id/changes': { call: ({ rosterPersonId }) => ({ path: `people/${rosterPersonId}/changes` }) },
  'POST people/:id/correct': {
    call: ({ rosterPersonId }) => ({ path: `people/${rosterPersonId}/correct`, body: { name: '测试改名', reason } }),
  },
  'POST people/:id/merge': {
    call: ({ rosterPersonId, spareRosterPersonId }) => ({
      path: `people/${rosterPersonId}/merge`,
      body: { goneId: spareRosterPersonId, reason },
    }),
  },
  'GET roster-imports/template.xlsx': { isList: true, call: () => ({ path: 'roster-imports/template.xlsx' }) },
  'POST roster-imports': {
    call: ({ organisationId }) => ({
      path: 'roster-imports',
      upload: {
        name: 'roster.csv',
        content: Buffer.from('姓名,证件类型,证件号码,手机号,机构代码\n测试,护照,E00000001,,350100\n'),
        fields: { organisationId },
      },
    }),
  },
  'GET roster-imports/:id': { call: ({ rosterImportId }) => ({ path: `roster-imports/${rosterImportId}` }) },
  'GET roster-imports': { isList: true, call: () => ({ path: 'roster-imports' }) },
  'GET roster-imports/:id/bad-rows': {
    call: ({ rosterImportId }) => ({ path: `roster-imports/${rosterImportId}/bad-rows` }),
  },
  'GET roster-imports/:id/bad-rows.xlsx': {
    call: ({ rosterImportId }) => ({ path: `roster-imports/${rosterImportId}/bad-rows.xlsx` }),
  },
  'PUT roster-imports/:id/bad-rows/:line': {
    call: ({ rosterImportId }) => ({
      path: `roster-imports/${rosterImportId}/bad-rows/2`,
      body: {
        name: '测试',
        idType: '护照',
        idNumber: 'E00000001',
        phone: '',
        organisationCode: '350100',
        organisationName: '',
      },
    }),
  },
  'DELETE roster-imports/:id/bad-rows/:line': {
    call: ({ rosterImportId }) => ({ path: `roster-imports/${rosterImportId}/bad-rows/2` }),
  },
  'POST roster-imports/:id/undo': {
    call: ({ rosterImportId }) => ({ path: `roster-imports/${rosterImportId}/undo`, body: { reason } }),
  },
  'GET roster-imports/:id/faults': {
    call: ({ rosterImportId }) => ({ path: `roster-imports/${rosterImportId}/faults` }),
  },
  'POST roster-imports/:id/apply': {
    call: ({ rosterImportId }) => ({ path: `roster-imports/${rosterImportId}/apply`, body: {} }),
  },
  'GET staff/accounts': { isList: true, call: () => ({ path: 'staff/accounts' }) },
  // Organisations are not secret: giving a role outside one's reach is refused with 403.
  'POST staff/accounts': {
    outOfReach: 403,
    call: ({ organisationId }) => ({
      path: 'staff/accounts',
      body: {
        username: 'test-new-account',
        displayName: '测试',
        password: 'only-for-tests-0002',
        grants: [{ role: 'invigilator', organisationId }],
      },
    }),
  },
  ...Object.fromEntries(
    ['deactivate', 'reactivate'].map((act) => [
      `POST staff/accounts/:id/${act}`,
      { call: ({ accountId }: ActIds) => ({ path: `staff/accounts/${accountId}/${act}`, body: { reason } }) },
    ]),
  ),
  'POST staff/accounts/:id/reset-password': {
    call: ({ accountId }) => ({
      path: `staff/accounts/${accountId}/reset-password`,
      body: { password: 'only-for-tests-0003', reason },
    }),
  },
  'POST staff/accounts/:id/remove-second-factor': {
    call: ({ accountId }) => ({ path: `staff/accounts/${accountId}/remove-second-factor`, body: { reason } }),
  },
  'GET staff/second-factor-demands': { isList: true, call: () => ({ path: 'staff/second-factor-demands' }) },
  'POST staff/second-factor-demands': {
    call: ({ organisationId }) => ({ path: 'staff/second-factor-demands', body: { organisationId, reason } }),
  },
  'POST staff/second-factor-demands/:organisationId/lift': {
    call: ({ organisationId }) => ({ path: `staff/second-factor-demands/${organisationId}/lift`, body: { reason } }),
  },
});
