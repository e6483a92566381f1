import { Exams } from '@sunflower/exam';
import { newId } from '@sunflower/platform';
import { ExamPlace } from '../../../libs/exam/test/exam-place';
import { StaffMember } from '../../fixtures/signed-in-staff';
import { createTestApp, type TestApp } from '../../fixtures/test-app';
import { describeOnBothEngines } from '../../fixtures/test-database';
import { GradingModule } from '@sunflower/grading';
import type {
  SampleKeyDto,
  SamplePaperDto,
  SampleScoreDto,
} from '../../../libs/grading/src/sample-papers/sample-paper.dto';

const TABLES = [
  'audit_entry',
  'exam_pool_entry',
  'exam_session',
  'prepared_paper',
  'response',
  'grading_run',
  'result',
];

describeOnBothEngines('sample papers', (engine) => {
  let test: TestApp;
  let place: ExamPlace;
  let examId: string;
  let trainer: StaffMember;

  beforeAll(async () => {
    test = await createTestApp({ engine, modules: [GradingModule] });
    place = await ExamPlace.prepare(test);
    examId = await place.aDraft();
    trainer = await StaffMember.signedIn({ app: test, grants: [['trainer', '350000']] });
  });
  afterAll(() => test.close());

  const address = (number: number | string, id = examId) => `exams/${id}/sample-papers/${number}`;
  const paper = async (number: number, id = examId): Promise<SamplePaperDto> =>
    (await trainer.get(address(number, id)).expect(200)).body as SamplePaperDto;
  const answer = (sent: object, number = 1) => trainer.post(`${address(number)}/answers`, sent);
  const rowCounts = async (): Promise<number[]> => {
    const counts: number[] = [];
    for (const table of TABLES)
      counts.push(Number((await test.database.select<{ n: number }>(`SELECT COUNT(*) AS n FROM ${table}`))[0]?.n));
    return counts;
  };
  const right = (keys: readonly SampleKeyDto[]) =>
    keys.map(({ itemNumber, answer: response }) => ({ itemNumber, response }));

  it('are three different papers of the plan, each with a key for every item, and the same each time', async () => {
    const papers = [await paper(1), await paper(2), await paper(3)];
    for (const { paper: shown, keys, of } of papers) {
      const items = shown.sections.flatMap((section) => section.items);
      expect([of, items.length, keys.length]).toEqual([3, 7, 7]);
      expect(keys.map(({ itemNumber }) => itemNumber)).toEqual(items.map(({ itemNumber }) => itemNumber));
      keys.forEach(({ answer: letter }, index) => {
        expect(items[index]?.options.find(({ id }) => id === letter)?.text).toBe('乙');
      });
      expect(JSON.stringify(shown)).not.toContain('测试解析');
    }
    expect(new Set(papers.map(({ planSha256 }) => planSha256)).size).toBe(3);
    expect(await paper(2)).toEqual(papers[1]);
  });

  it('stay the same papers when the exam is locked', async () => {
    const draftId = await place.aDraft();
    const before = await paper(2, draftId);
    await test.get(Exams).lock({ examId: draftId, staffId: 'staff-1' });
    expect(await paper(2, draftId)).toEqual(before);
  });

  it('are marked by the rules of the exam, and nothing is stored', async () => {
    const before = await rowCounts();
    const { planSha256, keys } = await paper(1);
    const all = (await answer({ planSha256, responses: right(keys) }).expect(200)).body as SampleScoreDto;
    expect(all).toMatchObject({ earnedPoints: 10, maxPoints: 10, passMarkPoints: 6, passed: true, essayCount: 0 });
    expect(all.sections).toEqual([{ title: '测试部分', earnedPoints: 10, maxPoints: 10 }]);
    const wrong = [{ itemNumber: 1, response: keys[0]?.answer === 'A' ? 'B' : 'A' }];
    const none = (await answer({ planSha256, responses: wrong }).expect(200)).body as SampleScoreDto;
    expect(none).toMatchObject({ earnedPoints: 0, passed: false });
    expect(none.items[0]).toEqual({ itemNumber: 1, earnedPoints: 0, points: all.items[0]?.points });
    expect(await rowCounts()).toEqual(before);
  });

  it('refuse answers to another paper, and answers in a wrong form by their item', async () => {
    const { planSha256 } = await paper(2);
    await answer({ planSha256, responses: [] }, 1).expect(409, /SAMPLE_PAPER_CHANGED/);
    await answer({ planSha256, responses: [{ itemNumber: 1, response: 'Z' }] }, 2).expect(400, /Item 1/);
    await answer({ planSha256, responses: [{ itemNumber: 8, response: null }] }, 2).expect(400, /Item 8/);
  });

  it('are not found for a number past the third, for an unknown exam and from another city', async () => {
    await trainer.get(address(4)).expect(404);
    await trainer.get(address(1, newId())).expect(404);
    const elsewhere = await StaffMember.signedIn({ app: test, grants: [['administrator', '350200']] });
    const cityExamId = await place.aDraft({}, { organisationId: place.city.id });
    await elsewhere.get(address(1, cityExamId)).expect(404);
  });

  it('show no question of a bank that may only be used, nor to who may not see sample papers', async () => {
    const cityExamId = await place.aDraft({}, { organisationId: place.city.id });
    const city = await StaffMember.signedIn({ app: test, grants: [['administrator', '350100']] });
    await city.get(address(1, cityExamId)).expect(403, /SAMPLE_PAPER_NOT_READABLE/);
    await city
      .post(`${address(1, cityExamId)}/answers`, { planSha256: '0'.repeat(64), responses: [] })
      .expect(403, /SAMPLE_PAPER_NOT_READABLE/);
    const invigilator = await StaffMember.signedIn({ app: test, grants: [['invigilator', '350000']] });
    await invigilator.get(address(1)).expect(403);
  });

  it('tell what the bank lacks for a draft that cannot be drawn', async () => {
    const short = place.content().blueprint;
    const [section] = short.sections;
    const draws = section?.draws.map((draw) => ({ ...draw, count: draw.count * 20 })) ?? [];
    const shortId = await place.aDraft({ blueprint: { sections: [{ ...section!, draws }] } });
    await trainer.get(address(1, shortId)).expect(409, /BLUEPRINT_NOT_SATISFIABLE/);
  });
});
