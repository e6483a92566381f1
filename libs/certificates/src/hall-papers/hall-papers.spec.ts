import { buffer } from 'node:stream/consumers';
import { IdentityModule } from '@sunflower/identity';
import { Audit } from '@sunflower/platform';
import { readXlsx } from 'hucre/xlsx';
import request from 'supertest';
import { aRoom, aSite, useRooms } from '../../../../test/fixtures/a-hall';
import { anExam, type ExamFixture } from '../../../../test/fixtures/an-exam';
import { StaffMember } from '../../../../test/fixtures/signed-in-staff';
import { pagesOfPdf } from '../../../../test/fixtures/papers/read-pdf';
import { createTestApp, type TestApp } from '../../../../test/fixtures/test-app';
import { describeOnBothEngines } from '../../../../test/fixtures/test-database';

import { until } from '../../../../test/fixtures/until';
import { CertificatesModule } from '../index';
import { PrintHallPapers } from './print-hall-papers';

const HOUR_MS = 3_600_000;

describeOnBothEngines('the papers of the exam hall', (engine) => {
  let test: TestApp;
  let exam: ExamFixture;
  let siteId: string;
  let cookie: string;

  beforeAll(async () => {
    test = await createTestApp({ engine, modules: [IdentityModule, CertificatesModule] });
    const opensAt = test.clock.now() + HOUR_MS;
    exam = await anExam({ app: test, candidates: 9, sitting: { opensAt, closesAt: opensAt + 2 * HOUR_MS } });
    ({ cookie } = await StaffMember.signedIn({ app: test }));
    const site = await aSite({
      app: test,
      cookie,
      organisationId: exam.organisationId,
      rooms: [aRoom(1), aRoom(2)],
      name: '测试第一中学',
    });
    siteId = site.id;
    await useRooms({ app: test, cookie, sittingId: exam.sittingId, sites: [site] });
    await request(test.http)
      .post(`/api/v1/sittings/${exam.sittingId}/seating`)
      .set('Cookie', cookie)
      .send({ rule: 'random', anew: false, seed: 'test' })
      .expect(200);
  }, 60_000);
  afterAll(() => test.close());

  const download = async (path: string): Promise<Buffer> => {
    const reply = await request(test.http)
      .get(`/api/v1/exams/${exam.examId}/${path}`)
      .set('Cookie', cookie)
      .buffer(true)
      .parse((response, done) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => done(null, Buffer.concat(chunks)));
      })
      .expect(200);
    return reply.body as Buffer;
  };
  const seats = async (): Promise<{ candidateName: string; ticketNumber: string; seatNumber: number | null }[]> =>
    (
      await request(test.http)
        .get(`/api/v1/sittings/${exam.sittingId}/seats?limit=100`)
        .set('Cookie', cookie)
        .expect(200)
    ).body.items;
  const spaced = (ticketNumber: string): string => ticketNumber.replace(/(.{4})(?=.)/g, '$1 ');

  it.each([
    [1, 9],
    [4, 3],
    [8, 2],
  ])('are tickets with site, room and seat, %s on a page', async (perPage, pages) => {
    const found = pagesOfPdf(await download(`tickets.pdf?perPage=${perPage}`));
    expect(found).toHaveLength(pages);
    const lines = found.flat();
    for (const { candidateName, ticketNumber, seatNumber } of await seats()) {
      expect(lines).toContain(candidateName);
      expect(lines).toContain(spaced(ticketNumber));
      if (seatNumber === null) continue;
      const seat = `考场  ${String(seatNumber).padStart(2, '0')} 号座位`;
      expect(lines.filter((line) => line.endsWith(seat)).length).toBeGreaterThan(0);
    }
    expect(lines.filter((line) => line === '测试第一中学')).toHaveLength(8);
  });

  it('are tickets in the order of rooms and seats; whoever has no seat comes last', async () => {
    const lines = pagesOfPdf(await download('tickets.pdf?perPage=8')).flat();
    const printed = lines.filter((line) => /号座位$/.test(line));
    const expected = [1, 2].flatMap((room) => [1, 2, 3, 4].map((seat) => `第 00${room} 考场  0${seat} 号座位`));
    expect(printed).toEqual(expected);
    const [unseated] = (await seats()).filter(({ seatNumber }) => seatNumber === null);
    const tickets = lines.filter((line) => /^\d{4} \d{4} \d{4} \d{4}$/.test(line));
    expect(tickets.at(-1)).toBe(spaced(unseated!.ticketNumber));
    expect(await test.get(Audit).listFor({ subjectType: 'exam', subjectId: exam.examId })).toEqual(
      expect.arrayContaining([expect.objectContaining({ action: 'tickets.exported' })]),
    );
  });

  it.each([
    ['overview', 1, '考场安排一览表'],
    ['door-sheets', 2, '第 001 考场'],
    ['desk-labels', 2, '001 考场'],
    ['sign-in-sheets', 2, '考生签到表'],
    ['room-records', 2, '考场情况记录表'],
  ])('print %s by site and room, never with an access code', async (paper, pages, words) => {
    const found = pagesOfPdf(await download(`hall-papers/${paper}`));
    expect(found).toHaveLength(pages);
    expect(found[0]).toContain(words);
    expect(found.flat().filter((line) => /[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}/.test(line))).toEqual([]);
    expect(await test.get(Audit).listFor({ subjectType: 'exam', subjectId: exam.examId })).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          action: 'hall-papers.printed',
          details: { paper, form: 'pdf', sittingId: null, siteId: null },
        }),
      ]),
    );
  });

  it('list everybody of a room by seat on the sign-in sheet, with page numbers', async () => {
    const [first] = pagesOfPdf(await download('hall-papers/sign-in-sheets'));
    for (const column of ['座位号', '准考证号', '姓名', '证件号码', '签到', '备注']) expect(first).toContain(column);
    expect(first!.filter((line) => /^0[1-4]$/.test(line))).toEqual(['01', '02', '03', '04']);
    expect(first).toContain('第 1 页，共 1 页');
  });

  it.each([
    ['overview', 3],
    ['door-sheets', 9],
    ['desk-labels', 9],
    ['sign-in-sheets', 9],
    ['room-records', 3],
  ])('are a sheet, too: %s', async (paper, rows) => {
    const { sheets } = await readXlsx(await download(`hall-papers/${paper}?form=xlsx`));
    expect(sheets[0]!.rows).toHaveLength(rows);
  });

  it('are of one site alone when asked so, and nothing is printed where nobody sits', async () => {
    expect(pagesOfPdf(await download(`tickets.pdf?perPage=8&siteId=${siteId}`))).toHaveLength(1);
    const other = '00000000-0000-4000-8000-000000000000';
    for (const path of ['tickets.pdf', 'hall-papers/door-sheets'])
      expect(
        (
          await request(test.http)
            .get(`/api/v1/exams/${exam.examId}/${path}?siteId=${other}`)
            .set('Cookie', cookie)
            .expect(409)
        ).body.code,
      ).toBe('NOTHING_TO_PRINT');
  });

  it('show 〓 for a character that no font has, and no box', async () => {
    const { id } = exam.registrations[0]!;
    await test.database.execute('UPDATE registration SET candidate_name = ? WHERE id = ?', ['测试𠮷', id]);
    expect(pagesOfPdf(await download('tickets.pdf?perPage=8')).flat()).toContain('测试〓');
  });

  it('come as a zip of several documents where one would be too large', async () => {
    const large = await anExam({
      app: test,
      candidates: 1,
      sitting: { opensAt: test.clock.now() + 9 * HOUR_MS, closesAt: test.clock.now() + 11 * HOUR_MS },
    });
    const rooms = Array.from({ length: 11 }, (_, index) => aRoom(index + 1));
    const site = await aSite({ app: test, cookie, organisationId: large.organisationId, rooms });
    await useRooms({ app: test, cookie, sittingId: large.sittingId, sites: [site] });
    const order = {
      examId: large.examId,
      sittingId: null,
      siteId: null,
      paths: null,
      staffId: 'staff-1',
      kind: 'door-sheets',
      perPage: 4,
      face: { examTitle: '测试考试', issuer: '测试单位', rehearsal: false },
      title: '门贴',
    } as const;
    const printing = test.get(PrintHallPapers);
    const whole = await printing.print(order);
    if (whole.form !== 'pdf') throw new Error('One document was expected');
    expect(pagesOfPdf(whole.bytes)).toHaveLength(11);
    const split = await printing.print({ ...order, partBytes: 1 });
    if (split.form !== 'zip') throw new Error('A zip was expected');
    await expect(printing.print(order)).rejects.toMatchObject({ code: 'HALL_PAPER_UNDER_WAY' });
    const files = filesIn(await buffer(split.stream));
    expect([...files.keys()]).toEqual(['门贴-01.pdf', '门贴-02.pdf']);
    expect([...files.values()].map((pdf) => pagesOfPdf(pdf).length)).toEqual([10, 1]);
    // Whoever stops the download may print again.
    const again = async (): Promise<boolean> => {
      const print = await printing.print({ ...order, partBytes: 1 }).catch(() => null);
      if (print?.form === 'zip') print.stream.destroy();
      return print !== null;
    };
    await until('a print that is stopped', again);
    await until('a print after it', again);
  });
});

/** The files of a zip that stores them. */
function filesIn(zip: Buffer): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  for (let at = 0; zip.readUInt32LE(at) === 0x04034b50;) {
    const [size, nameLength] = [zip.readUInt32LE(at + 18), zip.readUInt16LE(at + 26)];
    const start = at + 30 + nameLength;
    files.set(zip.toString('utf8', at + 30, start), zip.subarray(start, start + size));
    at = start + size;
  }
  return files;
}
