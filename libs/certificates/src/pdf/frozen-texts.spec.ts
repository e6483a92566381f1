import { anExam, type ExamFixture } from '../../../../test/fixtures/an-exam';
import { createTestApp, type TestApp } from '../../../../test/fixtures/test-app';
import { Exams, InvalidExamContent, type ExamContent } from '@sunflower/exam';
import { CertificatesModule } from '../certificates.module';

describe('the texts of an exam that are printed on its certificates', () => {
  let app: TestApp;
  let exam: ExamFixture;

  beforeAll(async () => {
    app = await createTestApp({ engine: 'sqlite', modules: [CertificatesModule] });
    exam = await anExam({ app, candidates: 1 });
  });

  afterAll(() => app.close());

  /** Not locked, because the lock checks the texts too. */
  const aDraft = async (content: Partial<ExamContent> = {}) => {
    const { bankId, organisationId } = exam;
    return app.get(Exams).create({
      content: {
        title: '测试考试',
        bankId,
        blueprint: {
          sections: [
            {
              title: '单选题',
              passMarkMillipoints: null,
              draws: [
                {
                  domainCode: 'sample',
                  type: 'single_choice',
                  format: null,
                  difficulty: null,
                  count: 3,
                  groupSize: null,
                  pointsMillipoints: 1000,
                },
              ],
            },
          ],
        },
        durationMinutes: 60,
        passMarkMillipoints: 1000,
        policies: { multipleChoice: 'all_or_nothing', shuffleItems: true, shuffleOptions: true },
        requiredTrainingUnitIds: [],
        instructions: '',
        rules: null,
        privacyNotice: null,
        certificateTitle: '测试合格证书',
        certificateIssuer: '测试单位',
        certificateValidMonths: null,
        ...content,
      },
      organisationId,
      rehearsal: false,
      staffId: 'test',
    });
  };

  const faultsOf = async (content: Partial<ExamContent>) => {
    const error: unknown = await aDraft(content).then(
      () => null,
      (refused: unknown) => refused,
    );
    return error instanceof InvalidExamContent ? (error.details as { faults: object[] }).faults : error;
  };

  it('are refused when no font has a character, which the fault names', async () => {
    expect(
      await faultsOf({ title: '测试考试😀', certificateTitle: '合格证书𠮷🌻', certificateIssuer: '测试单位' }),
    ).toEqual([
      expect.objectContaining({ field: 'title', code: 'CHARACTERS_NOT_PRINTABLE', details: { characters: '😀' } }),
      expect.objectContaining({
        field: 'certificateTitle',
        code: 'CHARACTERS_NOT_PRINTABLE',
        details: { characters: '𠮷 🌻' },
      }),
    ]);
    expect(await faultsOf({ title: '测试考试（2026年）第Ⅱ期·α' })).toBeNull();
  });

  it.each([
    ['a line break', '测试\n考试', 'U+000A'],
    ['a control', '测试\u0007考试', 'U+0007'],
    ['a mark that reverses the direction of writing', '测试\u202e考试', 'U+202E'],
    ['a zero-width space', '测试\u200b考试', 'U+200B'],
    ['a line separator', '测试\u2028考试', 'U+2028'],
    ['a lone surrogate', '测试\ud83d考试', 'U+D83D'],
  ])('are refused with %s', async (_, certificateIssuer, mark) => {
    expect(await faultsOf({ certificateIssuer })).toEqual([
      expect.objectContaining({ field: 'certificateIssuer', code: 'INVISIBLE_MARK', details: { mark } }),
    ]);
  });

  it('are checked again by the lock, because a draft may be older than the check', async () => {
    const { id: examId } = await aDraft();
    await app.database.execute(`UPDATE exam SET title = '测试考试😀' WHERE id = ?`, [examId]);
    await expect(app.get(Exams).lock({ examId, staffId: null })).rejects.toMatchObject({
      code: 'INVALID_EXAM_CONTENT',
      details: { faults: [{ field: 'title', code: 'CHARACTERS_NOT_PRINTABLE' }] },
    });
    await app.database.execute(`UPDATE exam SET title = '测试考试' WHERE id = ?`, [examId]);
    await app.get(Exams).lock({ examId, staffId: null });
  });
});
