import { setTimeout as wait } from 'node:timers/promises';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeXlsx } from 'hucre/xlsx';
import type { StaffClient } from '../../../apps/rehearsal/src/office/staff-client';
import type { RunningSystem } from '../../../apps/topology/src/start-system';
import { measureBatch } from '../batch-process';
import { measure, type Row } from '../measure';
import { drawnQuestions } from './large-bank';

interface QuestionImport {
  system: RunningSystem;
  staff: StaffClient;
  folder: string;
  count: number;
}

interface Paper {
  id: string;
  state: string;
  counts: { all: number; good: number };
}

const HEADINGS = ['题型', '题干', '选项A', '选项B', '选项C', '选项D', '答案', '难度', '知识点'];
const DOMAIN = 'sample';
const ASKED_AGAIN_MS = 100;

/** From the upload of a workbook to the last question in the bank: read, checked, staged, stored. Returns the bank. */
export async function questionImportRow({
  system,
  staff,
  folder,
  count,
}: QuestionImport): Promise<{ row: Row; bankId: string }> {
  const [organisation] = await staff.get<{ id: string }[]>('organisations');
  const { id: bankId } = await staff.post<{ id: string }>('question-banks', {
    organisationId: organisation?.id,
    title: '性能测试',
    domains: [{ title: '测试', code: DOMAIN }],
  });
  const bytes = await workbookOf(count);
  const file = join(folder, 'questions.xlsx');
  writeFileSync(file, bytes);
  const baseline = await measureBatch({ name: 'bare-read', argument: file, count });
  let [checkedSeconds, storedSeconds] = [0, 0];
  const product = await measure({
    usage: () => system.processes.usage(),
    run: async () => {
      const beganMs = performance.now();
      const imports = `question-banks/${bankId}/paper-imports`;
      let paper = await staff.upload<Paper>(imports, { fileName: 'questions.xlsx', content: bytes });
      while (paper.state === 'reading') {
        await wait(ASKED_AGAIN_MS);
        paper = await staff.get<Paper>(`${imports}/${paper.id}`);
      }
      if (paper.counts.good !== count) throw new Error(`The file was read as ${JSON.stringify(paper)}`);
      checkedSeconds = (performance.now() - beganMs) / 1000;
      await staff.put(`${imports}/${paper.id}/settings`, { domainCode: DOMAIN, difficulty: 3 });
      const { stored } = await staff.post<{ stored: number }>(`${imports}/${paper.id}/store`, { which: 'all' });
      if (stored !== count) throw new Error(`${stored} of ${count} questions were stored`);
      storedSeconds = (performance.now() - beganMs) / 1000 - checkedSeconds;
      return { count, refused: 0, seconds: checkedSeconds + storedSeconds };
    },
  });
  const row = {
    name: `question import, ${count} rows`,
    product,
    baseline,
    baselineIs: 'hucre alone reads the same workbook',
    note: `read, checked and staged in ${checkedSeconds.toFixed(1)} s, stored in ${storedSeconds.toFixed(1)} s`,
  };
  return { row, bankId };
}

async function workbookOf(count: number): Promise<Uint8Array<ArrayBuffer>> {
  const rows = Array.from(drawnQuestions(count), ({ stem, options, key, difficulty, knowledgePoint }) => [
    '单选题',
    stem,
    ...options,
    key,
    difficulty,
    knowledgePoint,
  ]);
  return (await writeXlsx({ sheets: [{ name: '试题', rows: [HEADINGS, ...rows] }] })) as Uint8Array<ArrayBuffer>;
}
