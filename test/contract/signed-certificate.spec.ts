import { createPublicKey, generateKeyPairSync, sign, verify, type JsonWebKey } from 'node:crypto';
import { gunzipSync, inflateSync } from 'node:zlib';
import { IdentityModule } from '@sunflower/identity';
import { Organisations, OrganisationsModule } from '@sunflower/organisations';
import { StaffActor } from '@sunflower/platform';
import request from 'supertest';
import { aReleasedRun } from '../fixtures/a-released-run';
import { anExam } from '../fixtures/an-exam';
import { createTestApp, type TestApp } from '../fixtures/test-app';
import { describeOnBothEngines } from '../fixtures/test-database';
import { CorrectPerson } from '../../libs/organisations/src/person-change/correct-person';
import { CertificateRepository } from '../../libs/certificates/src/certificate/certificate.repository';
import { Certificates } from '../../libs/certificates/src/certificate/certificates';
import { ReserveCertificates } from '../../libs/certificates/src/certificate/reserve-certificates';
import { CertificatesModule } from '../../libs/certificates/src/certificates.module';
import { PrintCertificate } from '../../libs/certificates/src/print/print-certificate';
import { CertificateStatusRepository } from '../../libs/certificates/src/signed/certificate-status.repository';

/** The attachment of a printed certificate, read as a PDF reader would: by its object. */
function attachmentOf(pdf: Buffer): string | null {
  const source = pdf.toString('latin1');
  const found = /\/Type \/EmbeddedFile[^]*?\/Length (\d+)[^]*?stream\n/.exec(source);
  if (!found) return null;
  const start = found.index + found[0].length;
  return inflateSync(pdf.subarray(start, start + Number(found[1]))).toString();
}

const decoded = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>;
const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Verified with the key set alone, as anybody could; nothing of the platform's code takes part. */
function verifiedByHand<Payload>({
  token,
  keySet,
}: {
  token: string;
  keySet: { keys: (JsonWebKey & { kid: string })[] };
}) {
  const [head, body, signature] = token.split('.') as [string, string, string];
  const header = decoded(head);
  const jwk = keySet.keys.find(({ kid }) => kid === header['kid']);
  const key = createPublicKey({ key: jwk!, format: 'jwk' });
  expect(verify(null, Buffer.from(`${head}.${body}`), key, Buffer.from(signature, 'base64url'))).toBe(true);
  return { header, payload: decoded(body) as Payload };
}

interface Badge {
  id: string;
  issuer: { id: string; name: string };
  validFrom: string;
  credentialSubject: { id: string; licenseNumber: string; identifier: { identityHash: string }[] };
  credentialStatus: { statusListIndex: string; statusListCredential: string };
  [claim: string]: unknown;
}

describeOnBothEngines('a signed certificate', (engine) => {
  let test: TestApp;
  let staff: StaffActor;

  beforeAll(async () => {
    test = await createTestApp({ engine, modules: [IdentityModule, OrganisationsModule, CertificatesModule] });
    await test.get(Organisations).loadRegions();
    const { id, path } = (await test.get(Organisations).findByCode('350000'))!;
    staff = new StaffActor('staff-1', '测试管理员', [
      { role: 'administrator', organisationId: id, organisationPath: path },
    ]);
  }, 60_000);
  afterAll(() => test.close());
  // Also restores the address's limit of checks.
  beforeEach(() => test.clock.advance(60_000));

  async function issued({ rehearsal = false } = {}) {
    const { examId, registrations } = await anExam({
      app: test,
      candidates: 1,
      content: { certificateValidMonths: 12 },
      rehearsal,
    });
    const registration = registrations[0]!;
    const releasedAt = test.clock.now();
    await test.database.transaction(() =>
      test.get(ReserveCertificates).reserve({ examId, releasedAt, registrationIds: [registration.id] }),
    );
    await aReleasedRun({ app: test, examId, passed: { [registration.id]: true }, releasedAt });
    const { number } = (await test.get(Certificates).findByRegistration(registration.id))!;
    return { number, registration, examId };
  }

  const certificateOf = async (number: string) => (await test.get(CertificateRepository).findByNumber(number))!;
  const printed = async (number: string) => test.get(PrintCertificate).print(await certificateOf(number));
  const tokenOf = async (number: string) => test.get(PrintCertificate).getCredential(await certificateOf(number));
  const keySet = async () => (await request(test.http).get('/.well-known/jwks.json').expect(200)).body;
  const badgeOf = async (token: string) => verifiedByHand<Badge>({ token, keySet: await keySet() });
  const correct = (personId: string, name: string) =>
    test.get(CorrectPerson).correct({ personId, corrections: { name }, reason: '本人申请', staff });
  const revoke = (number: string) =>
    test.get(CertificateRepository).revoke({ number, revokedAt: test.clock.now(), revokedReason: '测试撤销' });
  const textOf = async (path: string) => {
    const reply = await request(test.http)
      .get(path)
      .buffer(true)
      .parse((response, done) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => done(null, Buffer.concat(chunks).toString()));
      })
      .expect(200);
    return { headers: reply.headers, text: reply.body as string };
  };
  /** The bit of a certificate in its status list, which is verified by hand too. */
  async function statusBit(token: string): Promise<number> {
    const { statusListCredential, statusListIndex } = (await badgeOf(token)).payload.credentialStatus;
    const { headers, text } = await textOf(new URL(statusListCredential).pathname);
    expect(headers).toMatchObject({ 'content-type': 'application/vc+jwt', 'cache-control': 'public, max-age=60' });
    const { payload } = verifiedByHand<{
      id: string;
      credentialSubject: { statusPurpose: string; encodedList: string };
    }>({ token: text, keySet: await keySet() });
    expect(payload).toMatchObject({ id: statusListCredential, credentialSubject: { statusPurpose: 'revocation' } });
    const list = gunzipSync(Buffer.from(payload.credentialSubject.encodedList.slice(1), 'base64url'));
    expect([payload.credentialSubject.encodedList[0], list.length]).toEqual(['u', 16_384]);
    const index = Number(statusListIndex);
    return (list[Math.floor(index / 8)]! >> (7 - (index % 8))) & 1;
  }
  const checkFile = async (file: Buffer | string, name = 'certificate.pdf') =>
    (
      await request(test.http)
        .post('/api/v1/certificates/check-file')
        .attach('file', Buffer.from(file), name)
        .expect(200)
    ).body;

  it('is attached to the PDF, and is verified with the published keys alone', async () => {
    const { number, registration, examId } = await issued();
    const token = attachmentOf(await printed(number))!;
    const { header, payload } = await badgeOf(token);
    expect(Object.keys(header).sort()).toEqual(['alg', 'kid', 'typ']);
    expect(header).toMatchObject({ alg: 'EdDSA', typ: 'JWT' });
    const holder = payload.credentialSubject;
    expect(payload).toMatchObject({
      '@context': [
        'https://www.w3.org/ns/credentials/v2',
        'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
      ],
      type: ['VerifiableCredential', 'OpenBadgeCredential'],
      name: '测试合格证书',
      iss: payload.issuer.id,
      jti: payload.id,
      sub: holder.id,
      nbf: Date.parse(payload.validFrom) / 1000,
      exp: Date.parse(payload['validUntil'] as string) / 1000,
    });
    expect(payload.validFrom).toMatch(/^2026-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    expect(holder).toMatchObject({
      type: ['AchievementSubject'],
      licenseNumber: number,
      achievement: { id: `urn:uuid:${examId}`, type: ['Achievement'] },
    });
    expect(holder.identifier.map(({ identityHash }) => identityHash)).toEqual([
      registration.candidateName,
      registration.maskedIdNumber,
    ]);
    expect(await tokenOf(number)).toBe(token);
    expect(await printed(number)).toEqual(await printed(number));
  });

  it('names its key and its issuer by addresses that answer with them', async () => {
    const { header, payload } = await badgeOf(await tokenOf((await issued()).number));
    const { keys } = await keySet();
    const { body: key } = await request(test.http)
      .get(new URL(header['kid'] as string).pathname)
      .expect(200);
    expect(keys).toEqual([key]);
    expect(key).not.toHaveProperty('d');
    const { body: issuer } = await request(test.http).get(new URL(payload.issuer.id).pathname).expect(200);
    expect(issuer).toMatchObject({
      id: payload.issuer.id,
      verificationMethod: [{ id: header['kid'], publicKeyJwk: key }],
    });
    await request(test.http)
      .get(`/api/v1/certificate-keys/${'A'.repeat(43)}`)
      .expect(404);
    for (const list of ['0', '2', '-1', 'x', '9999999'])
      await request(test.http).get(`/api/v1/certificate-status/${list}`).expect(404);
  });

  it('is set in its status list when it is revoked, and no longer when it is reinstated', async () => {
    const [one, other] = [await issued(), await issued()];
    const [token, otherToken] = [await tokenOf(one.number), await tokenOf(other.number)];
    expect(await statusBit(token)).toBe(0);
    await revoke(one.number);
    test.clock.advance(60_000);
    expect([await statusBit(token), await statusBit(otherToken)]).toEqual([1, 0]);
    await test.get(CertificateRepository).reinstate(one.number);
    test.clock.advance(60_000);
    expect(await statusBit(token)).toBe(0);
  });

  it('is set in its status list when a regrade takes the pass away', async () => {
    const { number, registration, examId } = await issued();
    const token = await tokenOf(number);
    await aReleasedRun({
      app: test,
      examId,
      passed: { [registration.id]: false },
      releasedAt: test.clock.now(),
    });
    test.clock.advance(60_000);
    expect(await statusBit(token)).toBe(1);
  });

  it('is replaced by another when its holder is corrected', async () => {
    const { number, registration } = await issued();
    const before = await tokenOf(number);
    await correct(registration.personId, '测试改名');
    const after = await tokenOf(number);
    test.clock.advance(60_000);
    expect([await statusBit(before), await statusBit(after)]).toEqual([1, 0]);
    expect((await badgeOf(after)).payload.credentialSubject.identifier[0]!.identityHash).toBe('测试改名');
  });

  it('is not made for a rehearsal', async () => {
    const { number } = await issued({ rehearsal: true });
    expect(attachmentOf(await printed(number))).toBeNull();
    await expect(tokenOf(number)).rejects.toMatchObject({ code: 'CERTIFICATE_NOT_SIGNED' });
  });

  it('draws another position when one is taken', async () => {
    const repository = test.get(CertificateStatusRepository);
    const { random } = repository;
    const drawn = [7, 7, 7, 8];
    repository.random = () => drawn.shift()!;
    const positions = [];
    for (const { number } of [await issued(), await issued()])
      positions.push((await badgeOf(await tokenOf(number))).payload.credentialStatus.statusListIndex);
    repository.random = random;
    expect(positions).toEqual(['7', '8']);
  });

  describe('checked by its file', () => {
    it('is valid as a PDF and alone, with the name in full', async () => {
      const { number, registration } = await issued();
      for (const file of [await printed(number), await tokenOf(number), `${await tokenOf(number)}\n`])
        expect(await checkFile(file)).toEqual({
          signature: 'valid',
          certificate: expect.objectContaining({
            number,
            state: 'valid',
            codeMatches: true,
            printSuperseded: false,
            holderName: registration.candidateName,
          }),
        });
    });

    it('tells a changed content', async () => {
      const [head, body, signature] = (await tokenOf((await issued()).number)).split('.') as [string, string, string];
      const payload = decoded(body) as unknown as Badge;
      payload.credentialSubject.identifier[0]!.identityHash = '测试另一人';
      const changed = { signature: 'changed', certificate: null };
      expect(await checkFile(`${head}.${encoded(payload)}.${signature}`)).toEqual(changed);
      expect(await checkFile(`${head}.${body}.${signature.slice(0, -4)}AAAA`)).toEqual(changed);
      expect(await checkFile(`${encoded({ ...decoded(head), alg: 'none' })}.${body}.${signature}`)).toEqual(changed);
    });

    it('tells a signature by another key, also under the name of ours', async () => {
      const [head, body] = (await tokenOf((await issued()).number)).split('.') as [string, string];
      const { privateKey } = generateKeyPairSync('ed25519');
      const forged = (header: object) => {
        const signed = `${encoded(header)}.${body}`;
        return `${signed}.${sign(null, Buffer.from(signed), privateKey).toString('base64url')}`;
      };
      const header = decoded(head);
      const kid = `${(header['kid'] as string).slice(0, -43)}${'A'.repeat(43)}`;
      expect(await checkFile(forged({ ...header, kid }))).toEqual({ signature: 'unknown_key', certificate: null });
      const { jwk: _, ...own } = { ...header, jwk: privateKey.export({ format: 'jwk' }) };
      expect(await checkFile(forged(own))).toEqual({ signature: 'changed', certificate: null });
    });

    it('tells a revoked certificate, and a version from before a correction', async () => {
      const { number, registration } = await issued();
      const before = await printed(number);
      await correct(registration.personId, '测试改名');
      expect(await checkFile(before)).toMatchObject({
        signature: 'valid',
        certificate: { state: 'valid', printSuperseded: true, codeMatches: false, holderName: '测＊' },
      });
      const after = await printed(number);
      expect(await checkFile(after)).toMatchObject({ certificate: { printSuperseded: false, holderName: '测试改名' } });
      await revoke(number);
      expect(await checkFile(after)).toMatchObject({ signature: 'valid', certificate: { state: 'revoked' } });
    });

    it('is none in a file that has no signed certificate', async () => {
      const none = { signature: 'none', certificate: null };
      const { number } = await issued({ rehearsal: true });
      const list = (await badgeOf(await tokenOf((await issued()).number))).payload.credentialStatus;
      const { text: statusList } = await textOf(new URL(list.statusListCredential).pathname);
      for (const file of [
        await printed(number),
        '%PDF-1.7 stream',
        `%PDF-1.7 ${'stream endstream '.repeat(2_000)}`,
        'a text',
        'a.b.c',
        statusList,
        Buffer.alloc(100_000, 'a'),
      ])
        expect(await checkFile(file)).toEqual(none);
    });

    it('is refused above its size, and above the limit of an address', async () => {
      const send = (size: number) =>
        request(test.http).post('/api/v1/certificates/check-file').attach('file', Buffer.alloc(size), 'x.pdf');
      expect((await send(2 * 1024 * 1024 + 1)).body.code).toBe('CERTIFICATE_FILE_TOO_LARGE');
      for (let count = 0; count < 29; count += 1) await send(10).expect(200);
      expect((await send(10)).body.code).toBe('TOO_MANY_REQUESTS');
    });
  });
});
