import { stringify } from 'yaml';
import type { Ticket } from '../../../apps/rehearsal/src/candidates/candidate';
import type { BankFile } from '../../../apps/rehearsal/src/bank/bank-files';
import { openWindow, prepareExam } from '../../../apps/rehearsal/src/office/prepare-exam';
import { importRoster, readTickets, registerEveryone } from '../../../apps/rehearsal/src/office/register-candidates';
import { StaffClient } from '../../../apps/rehearsal/src/office/staff-client';
import { syntheticRoster } from '../../../apps/rehearsal/src/roster/synthetic-roster';
import { SeededRandom } from '../../../apps/rehearsal/src/seeded-random';
import type { RunningSystem } from '../../../apps/topology/src/start-system';
import { aPng } from '../../fixtures/a-picture';

export const ITEMS = 200;
/** Every this many items, one shows a picture. */
const PICTURE_EVERY = 10;
const TAG = 'page';
const HOUR_MS = 60 * 60 * 1000;

/** The size of a phone photograph scaled down for the web: about 60 KB. */
const PHOTOGRAPH = { width: 800, height: 600, noiseRows: 25 };

/** Prepares an exam of 200 items with 20 pictures, open from now; returns the tickets of its candidates. */
export async function preparePictureExam({
  system,
  candidates,
}: {
  system: RunningSystem;
  candidates: number;
}): Promise<Ticket[]> {
  const staff = new StaffClient(system.origin);
  await staff.signIn(system.administrator);
  const organisations = await staff.get<{ id: string; code: string }[]>('organisations');
  const order = {
    title: '页面测速',
    organisationId: organisations[0]!.id,
    files: bankFiles(await uploadPictures({ staff, organisationId: organisations[0]!.id })),
    policy: 'all_or_nothing' as const,
    durationMinutes: 120,
    passMarkMillipoints: 1000,
    draws: [
      {
        title: '单选题',
        type: 'single_choice' as const,
        format: 'A1' as const,
        count: ITEMS,
        groupSize: null,
        pointsMillipoints: 500,
      },
    ],
  };
  const exam = await prepareExam({ staff, order, serverNowMs: Date.now() });
  const people = syntheticRoster({
    count: candidates,
    tag: TAG,
    organisationCodes: [organisations[0]!.code],
    random: SeededRandom.of('page'),
  });
  await importRoster({ staff, people });
  await registerEveryone({ staff, exam, tag: TAG, count: people.length });
  await openWindow({
    staff,
    sittingId: exam.sittingId,
    opensAtMs: Date.now() - 1000,
    closesAtMs: Date.now() + 4 * HOUR_MS,
  });
  return [...(await readTickets({ staff, examId: exam.examId })).values()];
}

/** Uploads the pictures of the exam; returns their addresses. */
async function uploadPictures({
  staff,
  organisationId,
}: {
  staff: StaffClient;
  organisationId: string;
}): Promise<string[]> {
  const addresses: string[] = [];
  for (let number = 0; number < ITEMS / PICTURE_EVERY; number += 1) {
    const content = Uint8Array.from(aPng({ ...PHOTOGRAPH, number }));
    addresses.push(
      (await staff.upload<{ address: string }>('media', { fileName: 'photograph.png', content, organisationId }))
        .address,
    );
  }
  return addresses;
}

function bankFiles(pictures: readonly string[]): BankFile[] {
  const questions = Array.from({ length: ITEMS }, (_, index) => ({
    id: `PAGE-${index + 1}`,
    type: 'single_choice',
    format: 'A1',
    status: 'published',
    difficulty: 3,
    knowledgePoint: '测速',
    source: 'page',
    rationale: '测速用题。',
    stem: `测速用题${index + 1}：家长带孩子来咨询，叙述了近两周的喂养、睡眠和活动情况，下列处理中最合适的一项是哪一项？${index % PICTURE_EVERY === 0 ? `\n\n![测速图](${pictures[index / PICTURE_EVERY]})` : ''}`,
    options: ['甲', '乙', '丙', '丁'].map(
      (name) => `做法${name}${index + 1}：先观察并记录，一周后复诊，再决定是否进一步检查`,
    ),
    key: 'ABCD'[index % 4],
  }));
  const content = stringify({
    domain: 'page',
    sources: { page: { issuer: '测速程序', title: '虚构的测速试题', year: 2020 } },
    questions,
  });
  return [
    {
      path: 'bank.yaml',
      content: stringify({ code: 'page-bench', title: '页面测速', domains: [{ code: 'page', title: '测速' }] }),
    },
    { path: 'page/questions.yaml', content },
  ];
}
