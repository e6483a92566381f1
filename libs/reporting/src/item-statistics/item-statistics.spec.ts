import { ACandidate } from '../../../../test/fixtures/a-candidate';
import { anExam, type ExamFixture } from '../../../../test/fixtures/an-exam';
import { StaffMember } from '../../../../test/fixtures/signed-in-staff';
import { createTestApp, type TestApp } from '../../../../test/fixtures/test-app';
import { describeOnBothEngines } from '../../../../test/fixtures/test-database';
import { until } from '../../../../test/fixtures/until';
import { GradingRuns, Results } from '@sunflower/grading';
import { Organisations } from '@sunflower/organisations';
import { JobQueue } from '@sunflower/platform';
import { readXlsx } from 'hucre/xlsx';
import request, { type Response } from 'supertest';
import { naiveStatistics, type MarkMatrix } from '../../../../test/fixtures/naive-statistics';
import { ReportingModule } from '../reporting.module';
import type { ExamItemStatisticsDto, ItemStatisticsDto } from './item-statistics.dto';
import { MakeItemStatistics } from './make-item-statistics';
import type { QuestionRecordDto } from './question-record.dto';

const HOURS_MS = 3 * 3_600_000;
const STAFF = { staffId: 'test' };
const PEOPLE = 24;
const CODES = [...Array.from({ length: 10 }, (_, index) => `S-${index + 1}`), 'X-1', 'X-2'];

/** By question code: the texts of the options that the candidate chose. */
type Chosen = Map<string, string[]>;

const isRight = ([code, texts]: [string, string[]]): boolean =>
  code.startsWith('S') ? texts[0] === '对' : texts.length === 2 && texts.every((text) => text.startsWith('对'));

/** The higher the person's number, the more right choices; no answer is random. */
function choiceOf({ person, code, options }: { person: number; code: string; options: string[] }): string[] {
  const knows = (person * 5 + CODES.indexOf(code) * 7) % PEOPLE < person;
  if (person % 8 === 7 && code.endsWith('1')) return [];
  const wrong = [...options].sort().filter((text) => text.startsWith('错'));
  if (knows) return options.filter((text) => text.startsWith('对'));
  return [wrong[person % wrong.length] as string];
}

describeOnBothEngines('statistics of the questions of an exam', (engine) => {
  let test: TestApp;
  let administrator: StaffMember;
  let trainer: StaffMember;
  let exam: ExamFixture;
  const chosen: Chosen[] = [];

  beforeAll(async () => {
    test = await createTestApp({ engine, modules: [ReportingModule], role: 'worker' });
    await test.get(Organisations).loadRegions();
    await test.get(JobQueue).start();
    administrator = await StaffMember.signedIn({ app: test });
    trainer = await StaffMember.signedIn({ app: test, grants: [['trainer', '350000']] });
    exam = await anExam({ app: test, candidates: PEOPLE });
  });
  afterAll(() => test.close());

  const get = (staff: StaffMember, { examId = exam.examId, query = '' } = {}): request.Test =>
    staff.get(`exams/${examId}/item-statistics${query}`);

  const statistics = async (staff: StaffMember, query = ''): Promise<ExamItemStatisticsDto> =>
    ((await get(staff, { query }).expect(200)) as Response).body as ExamItemStatisticsDto;

  async function sit(person: number): Promise<void> {
    const candidate = await ACandidate.signedIn({
      app: test,
      ticketNumber: exam.registrations[person]!.ticketNumber,
      accessCode: exam.accessCodes[person]!,
    });
    await candidate.start();
    const mine: Chosen = new Map();
    const responses = candidate.items.map(({ itemNumber, stem, type, options }) => {
      const number = /第(\d+)道/.exec(stem)![1]!;
      const code = `${type === 'single_choice' ? 'S' : 'X'}-${number}`;
      const texts = choiceOf({ person, code, options: options.map(({ text }) => text) });
      mine.set(code, texts);
      const letters = options.filter(({ text }) => texts.includes(text)).map(({ id }) => id);
      const response = letters.length === 0 ? null : type === 'single_choice' ? letters[0] : letters;
      return { itemNumber, revision: 1, response };
    });
    expect((await candidate.submit(responses)).status).toBe(200);
    chosen[person] = mine;
  }

  const graded = () =>
    until('all sessions graded', async () => (await test.get(Results).progress(exam.examId)).ungraded === 0, 30_000);

  const byCode = ({ items }: ExamItemStatisticsDto): Map<string, ItemStatisticsDto> =>
    new Map(items.map((item) => [item.code, item]));

  /** Wait, because the sweep may already be making them. */
  const made = async (): Promise<void> => {
    await test.get(MakeItemStatistics).makeWanted();
    await until('statistics made', async () => (await statistics(trainer)).state === 'ready');
  };

  it('are absent before anything is graded', async () => {
    expect(await statistics(trainer)).toEqual({
      state: 'nothing_graded',
      run: null,
      madeAt: null,
      newerResults: 0,
      paper: null,
      items: [],
    });
    await get(trainer, { query: '.xlsx' }).expect(409);
  });

  it('are made on request, and match what the candidates did', async () => {
    for (let person = 0; person < PEOPLE; person += 1) await sit(person);
    await graded();
    expect(await statistics(trainer)).toMatchObject({ state: 'being_made', run: { runNumber: 1, releasedAt: null } });
    await made();
    const { state, paper, items } = await statistics(trainer);
    expect(state).toBe('ready');

    const pointsOf = (code: string): number => (code.startsWith('S') ? 1000 : 2000);
    const matrix: MarkMatrix = chosen.map((mine) =>
      CODES.map((code) => {
        const texts = mine.get(code);
        return texts ? (isRight([code, texts]) ? pointsOf(code) : 0) : null;
      }),
    );
    const naive = naiveStatistics({
      items: CODES.map((code) => ({ max: pointsOf(code), stratum: code[0]! })),
      matrix,
    });
    expect(paper).toMatchObject({ people: PEOPLE, itemsAPaper: 4, samePaper: false, sameWorth: true });
    expect(paper!.meanMillipoints).toBeCloseTo(naive.mean!, 9);
    expect(paper!.standardDeviationMillipoints).toBeCloseTo(naive.standardDeviation!, 9);
    expect(paper!.alpha).toBeCloseTo(naive.alpha!, 9);
    const shown = new Map(items.map((item) => [item.code, item]));
    for (const [index, code] of CODES.entries()) {
      const expected = naive.items[index]!;
      if (expected.pairs.length === 0) {
        expect(shown.has(code)).toBe(false);
        continue;
      }
      const item = shown.get(code)!;
      expect(item.people).toBe(expected.pairs.length);
      expect(item.facilityPercent).toBeCloseTo((100 * expected.mean!) / pointsOf(code), 9);
      if (expected.discrimination === null) expect(item.discriminationIndex).toBeNull();
      else expect(item.discriminationIndex).toBeCloseTo(expected.discrimination, 9);
      const count = (wanted: (texts: string[]) => boolean): number =>
        chosen.filter((mine) => mine.has(code) && wanted(mine.get(code)!)).length;
      const sum = (counts: number[]): number => counts.reduce((all, one) => all + one, 0);
      for (const { text, right, byThird } of item.choices.options) {
        expect(sum(byThird)).toBe(count((texts) => texts.includes(text)));
        expect(right).toBe(text.startsWith('对'));
      }
      expect(sum(item.choices.unanswered)).toBe(count((texts) => texts.length === 0));
    }
    expect(shown.get('S-1')?.guessPercent ?? shown.get('S-2')?.guessPercent).toBe(25);
    expect(shown.get('X-1')!.guessPercent).toBeCloseTo(100 / 15, 9);
  });

  it('are stored, and not made again while nothing changes', async () => {
    const before = await statistics(administrator);
    test.clock.advance(HOURS_MS);
    await administrator.signIn();
    await trainer.signIn();
    expect(await statistics(administrator)).toEqual(before);
    const [row] = await test.database.select<{ wanted: number }>('SELECT wanted FROM item_analysis');
    expect(Number(row!.wanted)).toBe(0);
  });

  const sheetRows = async () => {
    const { body } = await get(trainer, { query: '.xlsx' })
      .buffer(true)
      .parse((reply, done) => {
        const pieces: Buffer[] = [];
        reply.on('data', (piece: Buffer) => pieces.push(piece));
        reply.on('end', () => done(null, Buffer.concat(pieces)));
      })
      .expect(200);
    const { sheets } = await readXlsx(body as Buffer);
    expect(sheets.map(({ name }) => name)).toEqual(['试题统计']);
    return sheets[0]!.rows;
  };

  it('are written to a workbook, figures as numbers and remarks in words', async () => {
    const rows = await sheetRows();
    const { items } = await statistics(trainer);
    expect(rows[0]!.slice(0, 6)).toEqual(['大题', '试题编号', '题干', '分值', '人次', '得分率（%）']);
    expect(rows.length).toBe(items.length + 1);
    const at = (heading: string): number => rows[0]!.indexOf(heading);
    for (const [index, { code, people, facilityPercent, choices }] of items.entries()) {
      const row = rows[index + 1]!;
      expect([row[at('试题编号')], row[at('人次')]]).toEqual([code, people]);
      expect(row[at('得分率（%）')]).toBeCloseTo(facilityPercent!, 1);
      const [first] = choices.options;
      const chosen = first!.byThird.reduce((sum, one) => sum + one, 0);
      expect(row[at('选项分布（人次）')]).toMatch(new RegExp(`^A${first!.right ? '✓' : ''} ${chosen}，.*未作答 \\d+$`));
    }
  });

  it('follow the released run: a dropped question has no facility, and its options are still counted', async () => {
    const [dropped] = (await statistics(trainer)).items.filter(({ code }) => code.startsWith('S'));
    const overrides = [{ kind: 'drop' as const, questionVersionId: dropped!.questionVersionId }];
    await test.get(GradingRuns).createRun({ examId: exam.examId, overrides, reason: '测试', staff: STAFF });
    await graded();
    const run = (await test.get(GradingRuns).currentRun(exam.examId))!;
    await test.get(GradingRuns).release({ runId: run.id, reason: '测试', staff: STAFF });
    expect(await statistics(trainer)).toMatchObject({ state: 'being_made', run: { runNumber: 2 }, items: [] });
    await made();
    const after = await statistics(trainer);
    expect(after).toMatchObject({ state: 'ready', run: { runNumber: 2, releasedAt: expect.any(String) } });
    expect(byCode(after).get(dropped!.code)).toMatchObject({
      overrides: ['drop'],
      facilityPercent: null,
      discriminationIndex: null,
      choices: { everybody: dropped!.choices.everybody.map(() => expect.any(Number)) },
    });
    expect((await statistics(trainer, '?runNumber=1')).run).toEqual({ runNumber: 1, releasedAt: null });
    expect((await get(trainer, { query: '?runNumber=3' })).body.code).toBe('GRADING_RUN_NOT_FOUND');
    // A dropped question has empty cells, and a word for the reason.
    const rows = await sheetRows();
    const row = rows.find((one) => one[1] === dropped!.code)!;
    expect([row[5], row[10]].every((cell) => cell === null || cell === '')).toBe(true);
    expect(row.at(-1)).toContain('本批次不计分');
  });

  it('are shown for one question over its exams, by the run that counts and without rehearsals', async () => {
    const { items } = await statistics(trainer);
    const [dropped, other] = [items.find(({ overrides }) => overrides.length > 0)!, items.at(-1)!];
    const record = async (staff: StaffMember, { questionId } = other) =>
      (await staff.get(`questions/${questionId}/exam-statistics`).expect(200)).body as QuestionRecordDto;
    const { exams, othersCount } = await record(trainer);
    expect(othersCount).toBe(0);
    expect(exams).toHaveLength(1);
    expect(exams[0]).toMatchObject({
      examId: exam.examId,
      versionNumber: 1,
      runNumber: 2,
      releasedAt: expect.any(String),
      people: other.people,
      facilityPercent: other.facilityPercent,
      discriminationIndex: other.discriminationIndex,
      flags: other.flags,
    });
    expect((await record(trainer, dropped)).exams[0]).toMatchObject({
      discriminationIndex: null,
      discriminationGap: 'not_counted',
    });

    const { id: cityId } = (await test.get(Organisations).findByCode('350100'))!;
    const city = await StaffMember.signedIn({ app: test, grants: [['trainer', '350100']] });
    await city.get(`questions/${other.questionId}/exam-statistics`).expect(404);
    const [bank] = await test.database.select<{ id: string; organisation_id: string }>(
      'SELECT b.id, b.organisation_id FROM question_bank b JOIN exam e ON e.bank_id = b.id WHERE e.id = ?',
      [exam.examId],
    );
    const moveBank = (to: string) =>
      test.database.execute('UPDATE question_bank SET organisation_id = ? WHERE id = ?', [to, bank!.id]);
    await moveBank(cityId);
    expect(await record(city)).toEqual({ exams: [], othersCount: 1 });
    await moveBank(bank!.organisation_id);

    const rehearse = (rehearsal: number) =>
      test.database.execute('UPDATE exam SET rehearsal = ? WHERE id = ?', [rehearsal, exam.examId]);
    await rehearse(1);
    expect(await record(trainer)).toEqual({ exams: [], othersCount: 0 });
    await rehearse(0);
  });

  it('are deleted with the runs of a rehearsal', async () => {
    await test.database.transaction(async () => {
      await test.database.execute('DELETE FROM result');
      await test.database.execute('DELETE FROM grading_run');
    });
    expect(await test.database.select('SELECT * FROM item_analysis')).toEqual([]);
    expect(await test.database.select('SELECT * FROM item_statistics')).toEqual([]);
  });

  it('are refused to staff who may draw from the bank but not read it', async () => {
    const { id } = (await test.get(Organisations).findByCode('350100'))!;
    const other = await anExam({ app: test, candidates: 1 });
    await test.database.execute('UPDATE exam SET organisation_id = ? WHERE id = ?', [id, other.examId]);
    const city = await StaffMember.signedIn({ app: test, grants: [['administrator', '350100']] });
    const reply = await get(city, { examId: other.examId });
    expect([reply.status, reply.body.code]).toEqual([403, 'STATISTICS_NOT_READABLE']);
  });
});
