import { once } from 'node:events';
import { Organisations } from '@sunflower/organisations';
import { Audit } from '@sunflower/platform';
import { anExam } from '../../../../test/fixtures/an-exam';
import type { TestApp } from '../../../../test/fixtures/test-app';
import { describeOnBothEngines } from '../../../../test/fixtures/test-database';
import { CertificateOffice, type Caller } from '../../../../test/fixtures/certificates/certificate-office';
import { CertificateBatch } from '../batch/certificate-batch';

describeOnBothEngines('all certificates of an exam as files', (engine) => {
  let test: TestApp;
  let office: CertificateOffice;

  beforeAll(async () => {
    office = await CertificateOffice.open(engine);
    ({ test } = office);
  });
  afterAll(() => test.close());
  // Restores the address's limit of checks, so that one test does not use it up for the next.
  beforeEach(() => test.clock.advance(60_000));

  const download = (caller: Caller, examId: string, format = 'zip') =>
    caller
      .get(`exams/${examId}/certificates.${format}`)
      .buffer(true)
      .parse((response, done) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => done(null, Buffer.concat(chunks)));
      });
  /** The files of a zip that stores them. */
  const filesIn = (zip: Buffer): Map<string, Buffer> => {
    const files = new Map<string, Buffer>();
    for (let at = 0; zip.readUInt32LE(at) === 0x04034b50;) {
      const [size, nameLength] = [zip.readUInt32LE(at + 18), zip.readUInt16LE(at + 26)];
      const start = at + 30 + nameLength;
      files.set(zip.toString('utf8', at + 30, start), zip.subarray(start, start + size));
      at = start + size;
    }
    return files;
  };

  it('are one PDF for each valid certificate, and a list', async () => {
    const exam = await anExam({ app: test, candidates: 7 });
    await office.issue(exam);
    const numbers = (await office.province.get(`exams/${exam.examId}/certificates`)).body.certificates.map(
      ({ number }: { number: string }) => number,
    );
    await office.revoke(numbers[3]);
    await test.database.execute('UPDATE certificate SET holder_name = ? WHERE number = ?', ['𠮷考生', numbers[5]]);
    const { body: counted } = await office.province.get(`exams/${exam.examId}/certificates/count`).expect(200);
    expect(counted).toEqual({ count: 6 });
    const reply = await download(office.province, exam.examId).expect(200);
    expect(reply.headers).toMatchObject({ 'content-type': 'application/zip', 'cache-control': 'private, no-store' });
    const files = filesIn(reply.body as Buffer);
    const printed = numbers.filter((_: string, index: number) => index !== 3 && index !== 5);
    expect([...files.keys()].filter((path) => path.endsWith('.pdf')).map((path) => path.slice(-21, -4))).toEqual(
      printed,
    );
    for (const [path, bytes] of files)
      if (path.endsWith('.pdf')) expect(bytes.toString('latin1')).toContain('/Type /EmbeddedFile');
    const { body: single } = await office.province.get(`certificates/${numbers[0]}/pdf`).expect(200);
    expect(files.get([...files.keys()][0]!)!.equals(single as Buffer)).toBe(true);
    const list = files.get('清单.csv')!.toString();
    for (const number of [...printed, numbers[5]]) expect(list).toContain(number);
    expect(list).not.toContain(numbers[3]);
    expect(files.get('未能打印.txt')!.toString()).toContain(`${numbers[5]} 𠮷考生`);
    const acts = await test.get(Audit).listFor({ subjectType: 'exam', subjectId: exam.examId });
    expect(acts.find(({ action }) => action === 'certificates.exported')).toMatchObject({
      actorId: office.province.staffId,
      details: { count: 6, organisationId: null, format: 'zip' },
    });
  });

  it('are one page each in one document, and a page that names those that could not be printed', async () => {
    const exam = await anExam({ app: test, candidates: 3 });
    await office.issue(exam);
    const pages = async () => {
      const { body } = await download(office.province, exam.examId, 'pdf').expect(200);
      return (body as Buffer).toString('latin1');
    };
    const all = await pages();
    expect(all).toMatch(/^%PDF-1\.[^]*%%EOF\s*$/);
    expect(all.match(/\/Type \/Page\n/g)).toHaveLength(3);
    // The words that all have in common are embedded once, regular and bold, and each name once.
    expect(all.match(/\/FontFile2 /g)).toHaveLength(2 + 3);
    expect(new Set(all.match(/\/FontName \/\S+/g)).size).toBe(2 + 3);
    expect(all).not.toContain('EmbeddedFile');
    const [{ number }] = (await office.province.get(`exams/${exam.examId}/certificates`)).body.certificates;
    await test.database.execute('UPDATE certificate SET holder_name = ? WHERE number = ?', ['𠮷考生', number]);
    expect((await pages()).match(/\/Type \/Page\n/g)).toHaveLength(2 + 1);
  });

  it('are those of the organisation asked for, within the reach of the caller', async () => {
    const exam = await anExam({ app: test, candidates: 2 });
    await office.issue(exam);
    const [province, city] = await Promise.all(
      ['350000', '350100'].map((code) => test.get(Organisations).findByCode(code)),
    );
    const count = (caller: Caller, organisationId: string) =>
      caller.get(`exams/${exam.examId}/certificates/count`).query({ organisationId });
    expect((await count(office.province, province!.id)).body).toEqual({ count: 2 });
    // The candidates belong to the province itself.
    expect((await count(office.province, city!.id)).body).toEqual({ count: 0 });
    expect((await count(office.city, province!.id).expect(404)).body.code).toBe('ORGANISATION_NOT_FOUND');
    expect(filesIn((await download(office.city, exam.examId).expect(200)).body as Buffer).size).toBe(1);
  });

  it('are sent once at a time to each member of staff', async () => {
    const exam = await anExam({ app: test, candidates: 3 });
    await office.issue(exam);
    const batch = test.get(CertificateBatch);
    const order = {
      examId: exam.examId,
      examTitle: '测试考试',
      organisationPaths: null,
      staffId: 'somebody',
      format: 'pdf' as const,
    };
    const first = batch.stream(order);
    expect(() => batch.stream(order)).toThrow(expect.objectContaining({ code: 'CERTIFICATE_BATCH_UNDER_WAY' }));
    const gone = once(first, 'close');
    first.destroy();
    await gone;
    for await (const piece of batch.stream(order)) expect(piece.length).toBeGreaterThan(0);
  });
});
