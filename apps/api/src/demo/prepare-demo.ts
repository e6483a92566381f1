import { randomBytes } from 'node:crypto';
import { join, resolve } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Exams, RegisterPeople, Sittings } from '@sunflower/exam';
import { StaffAccounts } from '@sunflower/identity';
import { Organisations, People, RosterImports, type OrganisationView } from '@sunflower/organisations';
import { Clock, Database, StaffActor, type Config, type StaffRole } from '@sunflower/platform';
import { QuestionBanks } from '@sunflower/question-bank';
import { TrainingUnits } from '@sunflower/training';
import { demoBlueprint } from './demo-blueprint';
import { demoRosterCsv } from './demo-roster';
import { findDemoState, writeDemoState, type DemoState } from './demo-state';
import { describeDemo } from './describe-demo';

const PROVINCE = '350000';
const CANDIDATES = 200;
const OPEN_DAYS = 30;
const DAY_MS = 24 * 60 * 60 * 1000;
const PASS_MARK_MILLIPOINTS = 60_000;

// dist/apps/api/src/demo → the root of the project.
const BANK_FOLDER = resolve(__dirname, '../../../../../question-banks/child-health');

interface Demo {
  app: NestFastifyApplication;
  config: Config;
  state: DemoState;
  province: OrganisationView;
  /** Prints the current step, because the steps take a few seconds. */
  tell: (step: string) => void;
}

/**
 * Fills a new data folder with the real question bank, a roster of made-up people, an open exam, and accounts with
 * their own passwords. Returns null for a folder that did not begin as a demo.
 */
export async function prepareDemo({
  app,
  config,
}: {
  app: NestFastifyApplication;
  config: Config;
}): Promise<string | null> {
  const state = findDemoState(config.dataDir) ?? ((await isEmpty(app)) ? newState() : null);
  if (!state) return null;
  const organisations = app.get(Organisations);
  await organisations.loadRegions();
  const province = await organisations.findByCode(PROVINCE);
  if (!province) throw new Error('The province is missing from its own regions');
  const demo: Demo = { app, config, state, province, tell: (step) => void process.stdout.write(`  ${step} …\n`) };
  keep(demo);
  await makeAccounts(demo);
  await loadContent(demo);
  await loadRoster(demo);
  await makeExam(demo);
  await openSitting(demo);
  await register(demo);
  return describeDemo({ app, config, state });
}

async function isEmpty(app: NestFastifyApplication): Promise<boolean> {
  const rows = await app.get(Database).select<{ n: number }>('SELECT COUNT(*) AS n FROM staff_account');
  return Number(rows[0]?.n) === 0;
}

function newState(): DemoState {
  const account = (username: string, role: StaffRole) => ({
    username,
    role,
    password: `demo-${randomBytes(6).toString('hex')}`,
  });
  return {
    accounts: [account('admin', 'administrator'), account('trainer', 'trainer'), account('invigilator', 'invigilator')],
  };
}

function keep({ config, state }: Demo, progress: Partial<DemoState> = {}): void {
  Object.assign(state, progress);
  writeDemoState({ dataDir: config.dataDir, state });
}

async function makeAccounts(demo: Demo): Promise<void> {
  const { app, state, province } = demo;
  if (state.accountsMade) return;
  demo.tell('Demo accounts');
  const staff = app.get(StaffAccounts);
  const names: Record<StaffRole, string> = {
    administrator: '演示管理员',
    trainer: '演示命题教师',
    invigilator: '演示监考员',
  };
  for (const { username, password, role } of state.accounts) {
    if (await staff.findByUsername(username)) continue;
    await staff.createAccount({
      username,
      password,
      displayName: names[role],
      grants: [{ role, organisationId: province.id }],
      demo: true,
    });
  }
  keep(demo, { accountsMade: true });
}

/** Runs at every start: loads new versions of the bank's files and leaves the rest unchanged. */
async function loadContent(demo: Demo): Promise<void> {
  const { app, state, province } = demo;
  if (!state.bankId) demo.tell('Question bank 儿童保健家庭指导员题库');
  const banks = app.get(QuestionBanks);
  await banks.loadBankFolder({ folder: BANK_FOLDER, organisationId: province.id, staffId: null });
  await app.get(TrainingUnits).loadUnitFile({
    file: join(BANK_FOLDER, 'training', 'exam-rules-and-study-guide.md'),
    organisationId: province.id,
  });
  if (state.bankId) return;
  const bank = await banks.findBankByCode('child-health');
  keep(demo, { bankId: bank?.id });
}

async function loadRoster(demo: Demo): Promise<void> {
  const { app, state, province } = demo;
  if (state.rosterLoaded) return;
  demo.tell(`Roster of ${CANDIDATES} made-up people`);
  const counties = (await app.get(Organisations).listSubtree([province.path])).filter(
    ({ level }) => level === 'county',
  );
  const file = demoRosterCsv({ count: CANDIDATES, organisationCodes: counties.map(({ code }) => code) });
  const staff = await administrator(demo);
  const imports = app.get(RosterImports);
  const checked = await imports.check({ fileName: 'demo-roster.csv', bytes: file, organisationId: province.id, staff });
  await imports.apply({ importId: checked.id, staff });
  keep(demo, { rosterLoaded: true });
}

async function makeExam(demo: Demo): Promise<void> {
  const { app, state, province } = demo;
  if (state.examId) return;
  demo.tell('Demo exam');
  const bankId = state.bankId as string;
  const domains = await app.get(QuestionBanks).listDomains(bankId);
  const { staffId } = await administrator(demo);
  const { id: examId } = await app.get(Exams).create({
    content: {
      title: '全省儿童保健家庭指导员培训考试（演示）',
      bankId,
      blueprint: demoBlueprint(domains.map(({ code }) => code)),
      durationMinutes: 60,
      passMarkMillipoints: PASS_MARK_MILLIPOINTS,
      policies: { multipleChoice: 'partial_no_wrong', shuffleItems: true, shuffleOptions: true },
      requiredTrainingUnitIds: [],
      instructions: '本卷共 50 题，满分 100 分，60 分及格。多项选择题选对部分且无错选可得部分分。',
      rules: null,
      privacyNotice: null,
      certificateTitle: '儿童保健家庭指导员培训合格证书',
      certificateIssuer: '向日葵培训考试平台（演示）',
      certificateValidMonths: null,
    },
    organisationId: province.id,
    rehearsal: false,
    staffId,
  });
  await app.get(Exams).lock({ examId, staffId });
  keep(demo, { examId });
}

async function openSitting(demo: Demo): Promise<void> {
  const { app, state } = demo;
  if (state.sittingId) return;
  const now = app.get(Clock).now();
  const { id: sittingId } = await app.get(Sittings).create({
    examId: state.examId as string,
    content: {
      title: '演示场次',
      opensAt: now,
      closesAt: now + OPEN_DAYS * DAY_MS,
      latestEntryAt: null,
      earliestSubmissionMinutes: 0,
      site: null,
    },
    staffId: (await administrator(demo)).staffId,
  });
  keep(demo, { sittingId });
}

async function register(demo: Demo): Promise<void> {
  const { app, state, province } = demo;
  if (state.registered) return;
  demo.tell('Registrations and admission tickets');
  const personIds = await app.get(People).listIds({ organisationPath: province.path });
  await app.get(RegisterPeople).register({
    examId: state.examId as string,
    sittingId: state.sittingId as string,
    personIds,
    staffId: (await administrator(demo)).staffId,
  });
  keep(demo, { registered: true });
}

async function administrator({ app, state, province }: Demo): Promise<StaffActor> {
  const { username } = state.accounts.find(({ role }) => role === 'administrator') as DemoState['accounts'][number];
  const account = await app.get(StaffAccounts).findByUsername(username);
  if (!account) throw new Error(`The demo account ${username} is gone`);
  return new StaffActor(account.id, account.displayName, [
    { role: 'administrator', organisationId: province.id, organisationPath: province.path },
  ]);
}
