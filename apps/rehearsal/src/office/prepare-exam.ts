import type { PaperDraw } from '../bank/paper-shape';
import type { BankFile } from '../bank/bank-files';
import { isoTime } from '../monotonic-clock';
import type { MultipleChoicePolicy } from '../oracle/score-item';
import type { StaffClient } from './staff-client';

export interface ExamOrder {
  title: string;
  organisationId: string;
  files: readonly BankFile[];
  draws: readonly PaperDraw[];
  policy: MultipleChoicePolicy;
  durationMinutes: number;
  passMarkMillipoints: number;
}

export interface PreparedExam {
  examId: string;
  sittingId: string;
}

const FAR_AWAY_MS = 24 * 60 * 60 * 1000;

/** Uploads the bank, then creates and locks a rehearsal exam with one sitting that is not open yet. */
export async function prepareExam({
  staff,
  order,
  serverNowMs,
}: {
  staff: StaffClient;
  order: ExamOrder;
  serverNowMs: number;
}): Promise<PreparedExam> {
  const { organisationId, title } = order;
  const { bankId } = await staff.post<{ bankId: string }>('question-banks/import', {
    organisationId,
    files: order.files,
  });
  const { id: examId } = await staff.post<{ id: string }>('exams', {
    title,
    organisationId,
    bankId,
    blueprint: blueprintOf(order.draws),
    durationMinutes: order.durationMinutes,
    passMarkPoints: order.passMarkMillipoints / 1000,
    policies: { multipleChoice: order.policy, shuffleItems: true, shuffleOptions: true },
    instructions: '系统演练，考生均为虚构。',
    certificateTitle: '演练证书（无效）',
    certificateIssuer: '系统演练',
    rehearsal: true,
  });
  await staff.post(`exams/${examId}/lock`, {});
  const sitting = {
    title: '演练场次',
    opensAt: isoTime(serverNowMs + FAR_AWAY_MS),
    closesAt: isoTime(serverNowMs + 2 * FAR_AWAY_MS),
  };
  const { id: sittingId } = await staff.post<{ id: string }>(`exams/${examId}/sittings`, sitting);
  return { examId, sittingId };
}

/** Moves the window of the sitting into place once everything else is ready. */
export async function openWindow({
  staff,
  sittingId,
  opensAtMs,
  closesAtMs,
}: {
  staff: StaffClient;
  sittingId: string;
  opensAtMs: number;
  closesAtMs: number;
}): Promise<void> {
  await staff.put(`sittings/${sittingId}`, {
    title: '演练场次',
    opensAt: isoTime(opensAtMs),
    closesAt: isoTime(closesAtMs),
    reason: '演练准备就绪',
  });
}

function blueprintOf(draws: readonly PaperDraw[]): unknown {
  const titles = [...new Set(draws.map(({ title }) => title))];
  return {
    sections: titles.map((title) => ({
      title,
      passMarkPoints: null,
      draws: draws
        .filter((draw) => draw.title === title)
        .map(({ type, format, count, groupSize, pointsMillipoints }) => ({
          domainCode: null,
          type,
          format,
          difficulty: null,
          count,
          groupSize,
          points: pointsMillipoints / 1000,
        })),
    })),
  };
}
