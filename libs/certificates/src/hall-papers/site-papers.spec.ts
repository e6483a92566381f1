import { IdentityModule } from '@sunflower/identity';
import { Organisations } from '@sunflower/organisations';
import { Audit, newId } from '@sunflower/platform';
import { readXlsx } from 'hucre/xlsx';
import request, { type Response, type Test } from 'supertest';
import { aRoom, aSite, useRooms, type SiteReply } from '../../../../test/fixtures/a-hall';
import { anExam, type ExamFixture } from '../../../../test/fixtures/an-exam';
import { pagesOfPdf } from '../../../../test/fixtures/papers/read-pdf';
import { StaffMember } from '../../../../test/fixtures/signed-in-staff';
import { createTestApp, type TestApp } from '../../../../test/fixtures/test-app';
import { describeOnBothEngines } from '../../../../test/fixtures/test-database';
import { CertificatesModule } from '../index';

const HOUR_MS = 3_600_000;
const HOST = '350102';
const OTHER_HOST = '350103';
const PAPERS = ['overview', 'door-sheets', 'desk-labels', 'sign-in-sheets', 'room-records'] as const;
const ACCESS_CODE = /[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}/;

interface Seat {
  ticketNumber: string;
  sittingRoomId: string | null;
}

/** A province's exam with one person at the site of one county and one person at the site of another. */
describeOnBothEngines('the papers of a site, for the county that runs the site', (engine) => {
  let test: TestApp;
  let exam: ExamFixture;
  let owner: StaffMember;
  let host: StaffMember;
  let site: SiteReply;
  let otherSite: SiteReply;
  let here: Seat;
  let elsewhere: Seat;

  beforeAll(async () => {
    test = await createTestApp({ engine, modules: [IdentityModule, CertificatesModule] });
    const opensAt = test.clock.now() + HOUR_MS;
    exam = await anExam({ app: test, candidates: 2, sitting: { opensAt, closesAt: opensAt + 2 * HOUR_MS } });
    owner = await StaffMember.signedIn({ app: test });
    host = await StaffMember.signedIn({ app: test, grants: [['administrator', HOST]] });
    [site, otherSite] = [await aSiteOf(HOST, '本县考点'), await aSiteOf(OTHER_HOST, '邻县考点')];
    const { cookie } = owner;
    const used = await useRooms({ app: test, cookie, sittingId: exam.sittingId, sites: [site, otherSite], places: 1 });
    await owner.post(`sittings/${exam.sittingId}/seating`, { rule: 'random', anew: false }).expect(200);
    const { body } = await owner.get(`sittings/${exam.sittingId}/seats`).expect(200);
    const ownRoom = used.find(({ roomId }) => roomId === site.rooms[0]!.id)!;
    [here, elsewhere] = [true, false].map((own) =>
      (body.items as Seat[]).find((seat) => (seat.sittingRoomId === ownRoom.id) === own)!,
    ) as [Seat, Seat];
  }, 60_000);
  afterAll(() => test.close());

  async function aSiteOf(code: string, name: string): Promise<SiteReply> {
    const { id: organisationId } = (await test.get(Organisations).findByCode(code))!;
    return aSite({ app: test, cookie: owner.cookie, organisationId, name, rooms: [aRoom(1)] });
  }
  const asked = (paper: string, { siteId = site.id, sittingId = exam.sittingId, form = 'pdf', as = host } = {}): Test =>
    request(test.http)
      .get(`/api/v1/sites/${siteId}/sittings/${sittingId}/hall-papers/${paper}?form=${form}`)
      .set('Cookie', as.cookie);
  const printed = async (paper: string, form: 'pdf' | 'xlsx'): Promise<Buffer> =>
    (
      await asked(paper, { form })
        .buffer(true)
        .parse((response, done) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('end', () => done(null, Buffer.concat(chunks)));
        })
        .expect(200)
    ).body as Buffer;
  /** Ticket numbers are printed with and without spaces. */
  const unspaced = (words: readonly string[]): string => words.join('\n').replaceAll(' ', '');

  it.each(PAPERS)('have the rooms and people of the own site alone, without access codes: %s', async (paper) => {
    const pages = pagesOfPdf(await printed(paper, 'pdf'));
    expect(pages).toHaveLength(1);
    const { sheets } = await readXlsx(await printed(paper, 'xlsx'));
    expect(sheets[0]!.rows).toHaveLength(2);
    const hasPeople = paper !== 'overview' && paper !== 'room-records';
    for (const words of [unspaced(pages.flat()), unspaced(sheets[0]!.rows.flat().map(String))]) {
      expect(words).toContain('本县考点');
      expect(words).not.toContain('邻县考点');
      expect(words).not.toContain(elsewhere.ticketNumber);
      expect(words).not.toMatch(ACCESS_CODE);
      if (hasPeople) expect(words).toContain(here.ticketNumber);
    }
    expect(await test.get(Audit).listFor({ subjectType: 'exam', subjectId: exam.examId })).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          action: 'hall-papers.printed',
          actorId: host.id,
          details: { paper, form: 'pdf', sittingId: exam.sittingId, siteId: site.id },
        }),
      ]),
    );
  });

  it('are no tickets, and no way to the papers of the whole exam', async () => {
    await asked('tickets').expect(400);
    for (const path of ['hall-papers/door-sheets', `hall-papers/door-sheets?siteId=${site.id}`])
      await host.get(`exams/${exam.examId}/${path}`).expect(403);
    const tickets = await request(test.http)
      .get(`/api/v1/exams/${exam.examId}/tickets.pdf?siteId=${site.id}`)
      .set('Cookie', host.cookie);
    // Nobody of the county is registered, so no ticket is in its reach.
    expect(tickets.body).toMatchObject({ code: 'NOTHING_TO_PRINT' });
  });

  it('are not found for another site, for a sitting elsewhere, and for unknown ids, in the same words', async () => {
    const opensAt = test.clock.now() + 9 * HOUR_MS;
    const other = await anExam({ app: test, candidates: 0, sitting: { opensAt, closesAt: opensAt + HOUR_MS } });
    const neighbour = await StaffMember.signedIn({ app: test, grants: [['administrator', OTHER_HOST]] });
    const refused: Response[] = [
      await asked('door-sheets', { siteId: otherSite.id }),
      await asked('door-sheets', { sittingId: other.sittingId }),
      await asked('door-sheets', { as: neighbour }),
      await asked('door-sheets', { siteId: newId() }),
      await asked('door-sheets', { sittingId: newId() }),
    ];
    expect(new Set(refused.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(refused[0]!.body).toMatchObject({ code: 'SITE_NOT_FOUND' });
  });

  it('are for administrators', async () => {
    for (const role of ['trainer', 'invigilator'] as const)
      await asked('door-sheets', { as: await StaffMember.signedIn({ app: test, grants: [[role, HOST]] }) }).expect(403);
    await asked('door-sheets', { as: owner, form: 'xlsx' }).expect(200);
  });

  it('are offered for the rooms of the own site alone', async () => {
    const offered = async (as: StaffMember): Promise<[string, boolean][]> =>
      (
        (await as.get(`sittings/${exam.sittingId}/seating`).expect(200)).body.rooms as {
          siteId: string;
          mayPrintSite: boolean;
        }[]
      ).map(({ siteId, mayPrintSite }) => [siteId, mayPrintSite]);
    expect(await offered(host)).toEqual([
      [site.id, true],
      [otherSite.id, false],
    ]);
    expect((await offered(owner)).map(([, may]) => may)).toEqual([true, true]);
  });
});
