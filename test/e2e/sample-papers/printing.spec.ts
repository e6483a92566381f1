import { ExamPlace } from '../../../libs/exam/test/exam-place';
import { pagesOfPdf } from '../../fixtures/papers/read-pdf';
import { StaffMember } from '../../fixtures/signed-in-staff';
import { createTestApp, type TestApp } from '../../fixtures/test-app';
import { describeOnBothEngines } from '../../fixtures/test-database';
import { CertificatesModule } from '@sunflower/certificates';

describeOnBothEngines('printing a sample paper', (engine) => {
  let test: TestApp;
  let place: ExamPlace;
  let examId: string;
  let trainer: StaffMember;

  beforeAll(async () => {
    test = await createTestApp({ engine, modules: [CertificatesModule] });
    place = await ExamPlace.prepare(test);
    examId = await place.aDraft();
    trainer = await StaffMember.signedIn({ app: test, grants: [['trainer', '350000']] });
  });
  afterAll(() => test.close());

  const print = (query: string, id = examId) => trainer.get(`exams/${id}/sample-papers/1/print?${query}`);
  const prints = () =>
    test.database.select<{ details: string }>(
      "SELECT details FROM audit_entry WHERE action = 'exam-paper.printed' ORDER BY id",
    );

  it('gives a PDF and a Word file, with the key or without, and each is on record', async () => {
    const pdf = await print('form=pdf').responseType('blob').expect(200).expect('Content-Type', 'application/pdf');
    expect(decodeURIComponent(String(pdf.headers['content-disposition']))).toContain('样卷1（含答案）.pdf');
    const text = pagesOfPdf(pdf.body as Buffer)
      .flat()
      .join('\n');
    expect(text).toContain('一、测试部分（共 7 题，共 10 分）');
    expect(text).toContain('参考答案及解析');
    const bare = await print('form=pdf&key=false').responseType('blob').expect(200);
    expect(
      pagesOfPdf(bare.body as Buffer)
        .flat()
        .join('\n'),
    ).not.toContain('测试解析');
    const word = await print('form=docx').responseType('blob').expect(200);
    expect((word.body as Buffer).subarray(0, 2).toString()).toBe('PK');
    expect((await prints()).map(({ details }) => JSON.parse(details) as object)).toEqual([
      { number: 1, form: 'pdf', withKey: true },
      { number: 1, form: 'pdf', withKey: false },
      { number: 1, form: 'docx', withKey: true },
    ]);
  });

  it('refuses who may not read the questions, and leaves no record of that', async () => {
    const before = await prints();
    const cityExamId = await place.aDraft({}, { organisationId: place.city.id });
    const city = await StaffMember.signedIn({ app: test, grants: [['administrator', '350100']] });
    await city.get(`exams/${cityExamId}/sample-papers/1/print?form=pdf`).expect(403, /SAMPLE_PAPER_NOT_READABLE/);
    await city.get(`exams/${examId}/sample-papers/1/print?form=pdf`).expect(403);
    await print('form=html').expect(400);
    expect(await prints()).toEqual(before);
  });
});
