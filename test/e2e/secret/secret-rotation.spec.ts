import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import request from 'supertest';
import { Certificates } from '@sunflower/certificates';
import { Registrations } from '@sunflower/exam';
import { StaffAccounts } from '@sunflower/identity';
import { NoticesModule } from '@sunflower/notices';
import { Organisations, People, RosterImports } from '@sunflower/organisations';
import {
  Audit,
  Database,
  Secrets,
  type StaffActor,
  VerifyAudit,
  withColumnTypes,
  writerOptions,
  type Config,
} from '@sunflower/platform';
import { ReportingModule } from '@sunflower/reporting';
import { aStaffActor } from '../../fixtures/a-staff-member';
import { changeSecret } from '../../../apps/api/src/change-secret';
import { Apply } from '../../../libs/exam/src/self-registration/apply';
import { KeepSelfRegistrations } from '../../../libs/exam/src/self-registration/keep-self-registrations';
import { BadRows } from '../../../libs/organisations/src/bad-row/bad-rows';
import { NoticePorts } from '../../../libs/notices/src/port/notice-ports';
import { checkCodeOf } from '../../../libs/certificates/src/check-code/check-code';
import { ReserveCertificates } from '../../../libs/certificates/src/certificate/reserve-certificates';
import { openSecret, sealSecret } from '../../../libs/identity/src/second-factor/sealed-secret';
import { SecondFactorRepository } from '../../../libs/identity/src/second-factor/second-factor.repository';
import { ACandidate } from '../../fixtures/a-candidate';
import { aReleasedRun } from '../../fixtures/a-released-run';
import { anExam, type ExamFixture } from '../../fixtures/an-exam';
import { entityFiles } from '../../fixtures/entity-files';
import { createTestApp, type TestApp } from '../../fixtures/test-app';
import { copyTestPlace, createTestPlace, describeOnBothEngines, type TestPlace } from '../../fixtures/test-database';

const [OLD, NEW] = ['the-secret-of-before', 'the-secret-of-after'].map((name) => name.padEnd(40, '-')) as [
  string,
  string,
];
/** More than one chunk. */
const PEOPLE = 250;

/** Eight digits: a Taiwan residents' permit, which has no check digit. */
const permit = (index: number): string => String(10_000_000 + index);

const roster = (from = 0, to = PEOPLE): Buffer =>
  Buffer.from(
    [
      '姓名,证件类型,证件号码,手机号,机构代码',
      ...Array.from(
        { length: to - from },
        (_, index) =>
          `测试考生${from + index},台湾居民来往大陆通行证,${permit(from + index)},130${permit(from + index)},350102`,
      ),
    ].join('\r\n'),
  );

describeOnBothEngines('the master secret of a running installation', (engine) => {
  let place: TestPlace;
  let config: Config;
  let app: TestApp | null;
  let exam: ExamFixture;
  let administrator: StaffActor;

  const secretFile = () => join(config.dataDir, 'master-secret');
  /** Embedded, the secret is a file beside the database; in production, a setting that the operator edits. */
  const configWith = (text: string): Config => {
    if (engine === 'mysql') return { ...place.config, masterSecret: text };
    writeFileSync(join(place.config.dataDir, 'master-secret'), text);
    return { ...place.config, masterSecret: null };
  };
  const start = async () => {
    app = await createTestApp({ engine, config, modules: [ReportingModule, NoticesModule] });
    return app;
  };
  const stop = async () => {
    await app?.close();
    app = null;
  };

  // The installation that every test changes is made once: a roster of several chunks takes a while.
  let installed: TestPlace;
  beforeAll(async () => {
    place = installed = await createTestPlace(engine);
    config = configWith(OLD);
    const started = await start();
    exam = await anExam({ app: started });
    const organisation = await started.get(Organisations).findByCode('350000');
    administrator = aStaffActor({
      staffId: 'staff-1',
      role: 'administrator',
      organisationId: organisation!.id,
      path: organisation!.path,
    });
    await importRoster(roster());
    await stop();
  });
  afterAll(() => installed.remove());

  beforeEach(async () => {
    place = await copyTestPlace({ engine, place: installed });
    config = configWith(OLD);
  });
  afterEach(async () => {
    await stop();
    await place.remove();
  });

  async function importRoster(bytes: Buffer): Promise<{ imported: number; unchanged: number }> {
    const imports = app!.get(RosterImports);
    const { id } = await imports.check({ bytes, fileName: 'roster.csv', organisationId: null, staff: administrator });
    return imports.apply({ importId: id, staff: administrator });
  }

  const find = async (number: string) =>
    (await app!.get(People).listPage({ paths: ['/'], afterId: null, limit: 10, search: number })).map(
      ({ name }) => name,
    );
  const reveal = async (number: string) => {
    const [person] = await app!.get(People).listPage({ paths: ['/'], afterId: null, limit: 10, search: number });
    return app!.get(People).revealIdNumber({ personId: person!.id, staff: administrator, reason: '核对' });
  };
  const signIn = (registration: { ticketNumber: string }, accessCode: string) =>
    request(app!.http)
      .post('/api/v1/candidate/sign-in')
      .send({ ticketNumber: registration.ticketNumber, accessCode })
      .then(({ status }) => status);
  const onDatabase = async <T>(work: (dataSource: DataSource) => Promise<T>): Promise<T> => {
    const options = { ...writerOptions(config), entities: entityFiles() };
    const dataSource = await withColumnTypes(new DataSource(options)).initialize();
    try {
      return await work(dataSource);
    } finally {
      await dataSource.destroy();
    }
  };
  /** In production the operator does this before the command; embedded, the command does it. */
  const putNewOnTop = () => {
    if (engine === 'mysql') config = configWith(`${NEW}\n${OLD}`);
  };

  it('is changed: people are found and read as before, and printed certificates stay valid', async () => {
    putNewOnTop();
    expect(await changeSecret({ config, lost: false })).toContain(
      `person: ${PEOPLE + exam.registrations.length} made anew`,
    );
    await start();
    expect(await find(permit(7))).toEqual(['测试考生7']);
    expect(await reveal(permit(249))).toBe(permit(249));
    expect(await importRoster(roster())).toMatchObject({ imported: 0, unchanged: PEOPLE });
    expect(await signIn(exam.registrations[0]!, exam.accessCodes[0]!)).toBe(200);
    expect(await app!.get(VerifyAudit).verify()).toMatchObject({ unknown: 0, fault: null });
    const acts = await app!.get(Audit).listFor({ subjectType: 'master-key', subjectId: '2' });
    expect(acts).toMatchObject([{ action: 'secret.changed', actorType: 'system', details: { before: 1, lost: [] } }]);
  });

  it('re-encrypts everything, leaving nothing under the older secret, and makes new codes with the new one', async () => {
    putNewOnTop();
    await changeSecret({ config, lost: false });
    const sealed = await onDatabase((dataSource) =>
      dataSource.query(
        'SELECT id_number_sealed AS id, phone_sealed AS phone FROM person WHERE phone_sealed IS NOT NULL',
      ),
    );
    expect(sealed).toHaveLength(PEOPLE);
    for (const { id, phone } of sealed)
      expect([id, phone].map((text: string) => text.slice(0, 2))).toEqual(['2.', '2.']);
    const { get } = await start();
    const [registration] = exam.registrations;
    const reissued = await get(Registrations).reissueCode({
      registrationId: registration!.id,
      reason: '准考证遗失',
      staff: { staffId: 'staff-1' },
    });
    expect(reissued).toMatchObject({ accessCodeVersion: 2, accessCodeKey: 2 });
    expect(await signIn(registration!, get(Registrations).accessCodeOf(reissued))).toBe(200);
    expect(await signIn(registration!, exam.accessCodes[0]!)).toBe(401);
  });

  it('skips a damaged row and re-encrypts the rest', async () => {
    const [{ id }] = await onDatabase((dataSource) =>
      dataSource.query('SELECT MIN(id) AS id FROM person WHERE phone_sealed IS NOT NULL'),
    );
    await onDatabase((dataSource) =>
      dataSource.query(`UPDATE person SET phone_sealed = '1.damaged' WHERE id = ?`, [id]),
    );
    putNewOnTop();
    expect(await changeSecret({ config, lost: false })).toContain(
      `person: ${PEOPLE + exam.registrations.length - 1} made anew`,
    );
    await start();
    expect(await reveal(permit(PEOPLE - 1))).toBe(permit(PEOPLE - 1));
  });

  async function aSecondFactor(): Promise<{ staffId: string; sealed: string }> {
    const { id: staffId } = await app!.get(StaffAccounts).createAccount({
      username: 'test-second-factor',
      displayName: '测试管理员',
      password: 'Lantern-Harbour-Violet-31',
      grants: [{ role: 'administrator', organisationId: administrator.grants[0]!.organisationId }],
      demo: false,
    });
    const sealed = sealSecret({ secrets: app!.get(Secrets), staffId, secret: 'JBSWY3DPEHPK3PXP' });
    await app!.get(SecondFactorRepository).insert({ staffId, sealedSecret: sealed, lastStep: 0, createdAt: 0 });
    return { staffId, sealed };
  }

  async function anApplication(): Promise<void> {
    const now = app!.clock.now();
    const organisation = (await app!.get(Organisations).findByCode('350102'))!;
    const { token } = await app!.get(KeepSelfRegistrations).create({
      examId: exam.examId,
      examPath: '/',
      content: {
        sittingId: exam.sittingId,
        organisationId: organisation.id,
        opensAt: now - 1000,
        closesAt: now + 60_000,
        quota: null,
        conditions: '',
      },
      staffId: administrator.staffId,
    });
    const [consent] = await app!.database.select<{ rulesVersion: string; privacyVersion: string }>(
      'SELECT rules_version AS rulesVersion, privacy_version AS privacyVersion FROM exam WHERE id = ?',
      [exam.examId],
    );
    await app!.get(Apply).submit({
      token,
      typed: {
        name: '测试报名',
        idType: 'passport',
        idNumber: 'E50000001',
        phone: '13800001001',
        organisationId: organisation.id,
      },
      consent: consent!,
    });
  }

  async function aRecordedNotice(): Promise<void> {
    await app!.database.execute(
      `INSERT INTO notice_batch (id, exam_id, port, body, state, gathered, send_at, created_at)
        VALUES ('batch-1', ?, 'recording', '测试通知', 'done', 1, 0, 0)`,
      [exam.examId],
    );
    await app!.database.execute(
      `INSERT INTO notice (id, batch_id, recipient, state, attempts, due_at, changed_at)
        VALUES ('notice-1', 'batch-1', 'office', 'sent', 1, 0, 0)`,
    );
    const port = app!.get(NoticePorts).find('recording')!;
    await port.send({ id: 'notice-1', to: '13800001002', subject: '', text: '测试通知' });
  }

  it('ends existing sign-ins', async () => {
    await start();
    const candidate = await ACandidate.signedIn({
      app: app!,
      ticketNumber: exam.registrations[0]!.ticketNumber,
      accessCode: exam.accessCodes[0]!,
    });
    expect((await candidate.get('/api/v1/candidate/me')).status).toBe(200);
    await stop();
    putNewOnTop();
    await changeSecret({ config, lost: false });
    const after = Object.assign(new ACandidate(await start()), { cookie: candidate.cookie });
    expect((await after.get('/api/v1/candidate/me')).status).toBe(401);
  });

  it('re-encrypts second factors, and removes those of a lost secret', async () => {
    await start();
    const { staffId, sealed } = await aSecondFactor();
    await stop();
    putNewOnTop();
    expect(await changeSecret({ config, lost: false })).toContain('staff_second_factor: 1 made anew');
    await start();
    const renewed = await app!.get(SecondFactorRepository).find(staffId);
    expect(renewed!.sealedSecret).not.toBe(sealed);
    expect(openSecret({ secrets: app!.get(Secrets), staffId, sealed: renewed!.sealedSecret })).toBe('JBSWY3DPEHPK3PXP');
    await stop();
    config = configWith('a-third-secret'.padEnd(40, '-'));
    await changeSecret({ config, lost: true });
    await start();
    expect(await app!.get(SecondFactorRepository).find(staffId)).toBeNull();
  });

  it('leaves no sealed column of any table under the older secret', async () => {
    await start();
    const lines = [
      '姓名,证件类型,证件号码,手机号,机构代码',
      `测试考生甲,台湾居民来往大陆通行证,${permit(PEOPLE)},13012345678,350102`,
    ];
    const wrong = [`测试考生乙,台湾居民来往大陆通行证,${permit(PEOPLE + 1)},13012345678,没有这个机构`];
    const { id: importId } = await app!.get(RosterImports).check({
      bytes: Buffer.from([...lines, ...wrong].join('\r\n')),
      fileName: 'roster.csv',
      organisationId: null,
      staff: administrator,
    });
    const bad = () => app!.get(BadRows).find({ importId, lineNumber: 3 });
    const before = await bad();
    await aSecondFactor();
    await anApplication();
    await aRecordedNotice();
    await stop();
    putNewOnTop();
    await changeSecret({ config, lost: false });
    await start();
    const left = await onDatabase(async (dataSource) => {
      const columns = dataSource.entityMetadatas.flatMap(({ tableName, columns: all }) =>
        all
          .map(({ databaseName }) => ({ tableName, column: databaseName }))
          .filter(({ column }) => /sealed/.test(column)),
      );
      const counts: Record<string, { old: number; all: number }> = {};
      for (const { tableName, column } of columns) {
        const [{ old, n }] = await dataSource.query(
          `SELECT SUM(CASE WHEN ${column} IS NULL OR ${column} LIKE '2.%' THEN 0 ELSE 1 END) AS old, COUNT(${column}) AS n FROM ${tableName}`,
        );
        counts[`${tableName}.${column}`] = { old: Number(old), all: Number(n) };
      }
      return counts;
    });
    expect(Object.keys(left)).toContain('roster_import_bad_row.typed_sealed');
    expect(Object.entries(left).filter(([, { old, all }]) => old > 0 || all === 0)).toEqual([]);
    expect(await bad()).toEqual(before);
  });

  it('re-encrypts a roster that was checked before and is applied after', async () => {
    await start();
    const { id } = await app!.get(RosterImports).check({
      bytes: roster(PEOPLE, PEOPLE + 3),
      fileName: 'roster.csv',
      organisationId: null,
      staff: administrator,
    });
    await stop();
    putNewOnTop();
    expect(await changeSecret({ config, lost: false })).toContain('roster_import_row: 3 made anew');
    await start();
    expect(await app!.get(RosterImports).apply({ importId: id, staff: administrator })).toMatchObject({ imported: 3 });
    expect(await find(permit(PEOPLE + 1))).toEqual([`测试考生${PEOPLE + 1}`]);
    expect(await reveal(permit(PEOPLE + 1))).toBe(permit(PEOPLE + 1));
  });

  it('keeps the check codes of printed certificates, and makes new ones for a lost secret', async () => {
    const registrationId = exam.registrations[0]!.id;
    const releasedAt = 1;
    await start();
    await aReleasedRun({ app: app!, examId: exam.examId, passed: { [registrationId]: true }, releasedAt });
    await app!
      .get(Database)
      .transaction(() =>
        app!.get(ReserveCertificates).reserve({ examId: exam.examId, releasedAt, registrationIds: [registrationId] }),
      );
    const { number } = (await app!.get(Certificates).findByRegistration(registrationId))!;
    const printed = checkCodeOf({ secrets: new Secrets(OLD), number, key: 1 });
    const matches = async (code: string) => (await app!.get(Certificates).checkInPublic({ number, code })).codeMatches;
    await stop();
    putNewOnTop();
    expect(await changeSecret({ config, lost: false })).toContain('certificate: 0 made anew');
    await start();
    expect(await matches(printed)).toBe(true);
    await stop();
    config = configWith('a-third-secret'.padEnd(40, '-'));
    expect(await changeSecret({ config, lost: true })).toContain('certificate: 1 made anew');
    await start();
    expect(await matches(printed)).toBe(false);
    expect(await matches(checkCodeOf({ secrets: app!.get(Secrets), number, key: 3 }))).toBe(true);
  });

  it('continues an interrupted change, and starts nothing before it has finished', async () => {
    const [{ id }] = await onDatabase((dataSource) => dataSource.query('SELECT MAX(id) AS id FROM person'));
    const refuse =
      engine === 'sqlite'
        ? `CREATE TRIGGER stop BEFORE UPDATE ON person WHEN NEW.id = '${id}' BEGIN SELECT RAISE(ABORT, 'stop'); END`
        : `CREATE TRIGGER stop BEFORE UPDATE ON person FOR EACH ROW IF NEW.id = '${id}' THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'stop'; END IF`;
    await onDatabase((dataSource) => dataSource.query(refuse));
    putNewOnTop();
    await expect(changeSecret({ config, lost: false })).rejects.toThrow('stop');
    await expect(start()).rejects.toThrow(/a change of the secret was begun and has not finished.*rotate-secret/);
    await onDatabase((dataSource) => dataSource.query('DROP TRIGGER stop'));
    const [person] = await changeSecret({ config, lost: false });
    const left = Number(/^person: (\d+) made anew$/.exec(person!)?.[1]);
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThan(PEOPLE);
    await start();
    for (const index of [0, PEOPLE - 1]) expect(await reveal(permit(index))).toBe(permit(index));
    expect(await signIn(exam.registrations[0]!, exam.accessCodes[0]!)).toBe(200);
  });

  it('is changed again, and certificates printed under the first one stay valid', async () => {
    putNewOnTop();
    await changeSecret({ config, lost: false });
    if (engine === 'mysql') config = configWith(`${'a-third-secret'.padEnd(40, '-')}\n${NEW}\n${OLD}`);
    await changeSecret({ config, lost: false });
    await start();
    expect(await reveal(permit(3))).toBe(permit(3));
    expect(await signIn(exam.registrations[1]!, exam.accessCodes[1]!)).toBe(200);
  });

  it('refuses to start with another one, naming the setting', async () => {
    config = configWith(NEW);
    await expect(start()).rejects.toThrow(
      engine === 'mysql' ? /^SUNFLOWER_SECRET: .*does not hold the secret/ : /^DATA_DIR: .*master-secret does not hold/,
    );
    await expect(changeSecret({ config, lost: false })).rejects.toThrow(/does not hold the secret/);
    config = configWith(OLD);
    await start();
  });

  it('refuses to start when a database without fingerprints is given another one', async () => {
    await onDatabase((dataSource) =>
      dataSource.query(
        'UPDATE master_key SET fingerprint = NULL, sample = (SELECT id_number_sealed FROM person WHERE phone_sealed IS NOT NULL LIMIT 1)',
      ),
    );
    config = configWith(NEW);
    await expect(start()).rejects.toThrow(/does not hold the secret/);
    config = configWith(OLD);
    await start();
    await stop();
    const [key] = await onDatabase((dataSource) => dataSource.query('SELECT fingerprint, sample FROM master_key'));
    expect(key).toEqual({ fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/), sample: null });
  });

  it('starts with a new one when told that the old is lost: new codes, and new imports for unreadable data', async () => {
    config = configWith(NEW);
    expect(await changeSecret({ config, lost: true })).toContain('registration: 2 made anew');
    const { get } = await start();
    const [registration] = exam.registrations;
    expect(await signIn(registration!, exam.accessCodes[0]!)).toBe(401);
    const now = await get(Registrations).getRegistration(registration!.id);
    expect(now).toMatchObject({ accessCodeVersion: 2, accessCodeKey: 2 });
    expect(await signIn(registration!, get(Registrations).accessCodeOf(now))).toBe(200);
    const [person] = await get(People).listPage({ paths: ['/'], afterId: null, limit: 1, search: '测试考生7' });
    await expect(
      get(People).revealIdNumber({ personId: person!.id, staff: administrator, reason: '核对' }),
    ).rejects.toMatchObject({ code: 'PERSONAL_DATA_UNREADABLE' });
    expect(await importRoster(roster(0, 3))).toMatchObject({ imported: 3 });
    expect(await find(permit(1))).toEqual(['测试考生1']);
    const audit = await get(VerifyAudit).verify();
    expect(audit.fault).toBeNull();
    expect(audit.unknown).toBeGreaterThan(0);
  });

  if (engine === 'mysql') {
    it('is not changed while an api or a worker runs, which keep working', async () => {
      await start();
      const whileRunning = configWith(`${NEW}\n${OLD}`);
      await expect(changeSecret({ config: whileRunning, lost: false })).rejects.toThrow(
        /other connections to this database are open. Stop every api and worker/,
      );
      await stop();
      await start();
    });

    it('is changed only where a new one is above the one in use', async () => {
      await expect(changeSecret({ config, lost: false })).rejects.toThrow(/put the new secret on a line of its own/);
      config = configWith(`${NEW}\n${OLD}`);
      await expect(start()).rejects.toThrow(/has another secret above the one that is in use/);
    });
  } else {
    it('refuses to start without its file, and makes no other', async () => {
      renameSync(secretFile(), `${secretFile()}.elsewhere`);
      await expect(start()).rejects.toThrow(
        /^DATA_DIR: .*master-secret is missing.*Put it back from a backup.*rotate-secret -- --lost/,
      );
      renameSync(`${secretFile()}.elsewhere`, secretFile());
      await start();
      expect(await reveal(permit(0))).toBe(permit(0));
    });

    it('is generated by the change itself, above the previous one', async () => {
      await changeSecret({ config, lost: false });
      expect(readFileSync(secretFile(), 'utf8')).toMatch(new RegExp(`^[0-9a-f]{64}\n${OLD}$`));
    });
  }
});
