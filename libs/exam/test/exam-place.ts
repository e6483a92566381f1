import { Organisations, type OrganisationView } from '@sunflower/organisations';
import { newId, placeholders, StaffActor, type Clock, type Database, type StaffRole } from '@sunflower/platform';
import { BankShares, QuestionBanks } from '@sunflower/question-bank';
import type { ExamContent } from '../src/content/exam-content';
import { ExamModule } from '../src/exam.module';
import { Exams } from '../src/exam/exams';
import { Sittings, type SittingContent } from '../src/sitting/sittings';
import { aBlueprint, aDraw } from './a-draw';

/** What `ExamPlace` needs of a test app. */
interface Place {
  get: <T>(type: new (...parts: never[]) => T) => T;
  database: Database;
  clock: Clock;
}

export const HOUR_MS = 3_600_000;

const question = (id: string, stem: string, indent = '  ') =>
  [
    '- id: ' + id,
    '  type: single_choice',
    '  status: published',
    '  difficulty: 2',
    '  knowledgePoint: 测试',
    `  stem: ${stem}`,
    '  options: [甲, 乙, 丙, 丁]',
    '  key: B',
    '  rationale: 测试解析',
    '  source: guide',
  ]
    .map((line) => indent + line)
    .join('\n');

/**
 * Eight A1 questions and two A3 groups of three, all published, in domain `sample`. Another `mark` gives other stems,
 * so other versions.
 */
export function bankFiles(mark = ''): { path: string; content: string }[] {
  const alone = Array.from({ length: 8 }, (_, index) =>
    question(`S-${index + 1}`, `测试题${index + 1}${mark}`).replace('  status', '  format: A1\n    status'),
  );
  const groups = [1, 2].map((group) =>
    [
      `  - id: G-${group}`,
      '    format: A3',
      `    stimulus: 测试病例${group}`,
      '    questions:',
      ...[1, 2, 3].map((member) => question(`G-${group}-${member}`, `病例题${group}-${member}${mark}`, '      ')),
    ].join('\n'),
  );
  const sources = 'sources:\n  guide: { issuer: 测试单位, title: 测试指南, year: 2020 }';
  return [
    {
      path: 'bank.yaml',
      content: 'code: exam-test\ntitle: 测试题库\ndomains:\n  - { code: sample, title: 测试领域 }\n',
    },
    {
      path: 'sample/questions.yaml',
      content: ['domain: sample', sources, 'questions:', ...alone, 'groups:', ...groups, ''].join('\n'),
    },
  ];
}

/** Four A1 items of 1 point, and one A3 group of three items of 2 points. */
export const BLUEPRINT = aBlueprint(
  aDraw({ domainCode: 'sample', type: 'single_choice', count: 4 }),
  aDraw({ domainCode: 'sample', groupSize: 3, count: 3, pointsMillipoints: 2000 }),
);

/** A province with a bank that its cities may use; makes people, exams and sittings. */
export class ExamPlace {
  private constructor(
    private readonly app: Place,
    readonly province: OrganisationView,
    readonly city: OrganisationView,
    readonly county: OrganisationView,
    readonly otherCity: OrganisationView,
    readonly bankId: string,
  ) {}

  static readonly modules = [ExamModule];

  static async prepare(app: Place): Promise<ExamPlace> {
    const organisations = app.get(Organisations);
    await organisations.loadRegions();
    const byCode = async (code: string) => (await organisations.findByCode(code)) as OrganisationView;
    const province = await byCode('350000');
    await app
      .get(QuestionBanks)
      .importFiles({ files: bankFiles(), bankId: null, organisationId: province.id, staffId: null });
    const bank = await app.get(QuestionBanks).findBankByCode('exam-test');
    if (!bank) throw new Error('The bank was not imported');
    const [city, county, otherCity] = [await byCode('350100'), await byCode('350102'), await byCode('350200')];
    const share = { bank, right: 'use', reason: '测试', staffId: 'staff-1' } as const;
    for (const { code } of [city, otherCity]) await app.get(BankShares).give({ ...share, organisationCode: code });
    return new ExamPlace(app, province, city, county, otherCity, bank.id);
  }

  content(content: Partial<ExamContent> = {}): ExamContent {
    return {
      title: '测试考试',
      bankId: this.bankId,
      blueprint: BLUEPRINT,
      durationMinutes: 60,
      passMarkMillipoints: 6000,
      policies: { multipleChoice: 'all_or_nothing', shuffleItems: true, shuffleOptions: true },
      requiredTrainingUnitIds: [],
      instructions: '',
      rules: null,
      privacyNotice: null,
      certificateTitle: '测试合格证书',
      certificateIssuer: '测试单位',
      certificateValidMonths: null,
      ...content,
    };
  }

  async aDraft(
    content: Partial<ExamContent> = {},
    { organisationId = this.province.id, rehearsal = false } = {},
  ): Promise<string> {
    const { id } = await this.app
      .get(Exams)
      .create({ content: this.content(content), organisationId, rehearsal, staffId: 'staff-1' });
    return id;
  }

  async aLockedExam(wishes: { organisationId?: string; rehearsal?: boolean } = {}): Promise<string> {
    const examId = await this.aDraft({}, wishes);
    await this.app.get(Exams).lock({ examId, staffId: 'staff-1' });
    return examId;
  }

  /** By default open from now for two hours. */
  async aSitting(examId: string, content: Partial<SittingContent> = {}): Promise<string> {
    const now = this.app.clock.now();
    const { id } = await this.app.get(Sittings).create({
      examId,
      staffId: 'staff-1',
      content: {
        title: '第一场',
        opensAt: now,
        closesAt: now + 2 * HOUR_MS,
        latestEntryAt: null,
        earliestSubmissionMinutes: 0,
        site: '测试考点',
        ...content,
      },
    });
    return id;
  }

  /** Returns their ids. */
  async people(count: number, organisationId = this.county.id): Promise<string[]> {
    const ids = Array.from({ length: count }, newId);
    for (let start = 0; start < count; start += 500) {
      const chunk = ids.slice(start, start + 500);
      await this.app.database.execute(
        `INSERT INTO person (id, name, id_type, id_number_sealed, id_number_hash, id_number_last_four, organisation_id, created_at, updated_at)
          VALUES ${placeholders({ rows: chunk.length, columns: 9 })}`,
        chunk.flatMap((id, index) => [
          id,
          `考生${String(start + index + 1).padStart(4, '0')}`,
          'passport',
          'sealed',
          id,
          String(1000 + index),
          organisationId,
          0,
          0,
        ]),
      );
    }
    return ids;
  }

  staff(role: StaffRole, { id, path }: Pick<OrganisationView, 'id' | 'path'> = this.province): StaffActor {
    return new StaffActor('staff-1', '测试管理员', [{ role, organisationId: id, organisationPath: path }]);
  }
}
