import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Registrations } from '@sunflower/exam';
import type { Config } from '@sunflower/platform';
import type { DemoState } from './demo-state';

const ROLE_NAMES = {
  administrator: 'Administrator 管理员',
  trainer: 'Trainer 命题教师',
  invigilator: 'Invigilator 监考员',
};
const CANDIDATES_SHOWN = 3;

/** The addresses, and a sign-in for each role. */
export async function describeDemo({
  app,
  config,
  state,
}: {
  app: NestFastifyApplication;
  config: Config;
  state: DemoState;
}): Promise<string> {
  const registrations = app.get(Registrations);
  const candidates = await registrations.page({
    examId: state.examId as string,
    afterId: null,
    limit: CANDIDATES_SHOWN,
  });
  const lines = [
    '',
    `Sunflower 向日葵  ${config.publicUrl}`,
    '',
    `  Candidate 考生            ${config.publicUrl}/`,
    ...candidates.map(
      (one) => `    准考证号 ${one.ticketNumber}   登录码 ${registrations.accessCodeOf(one)}   ${one.candidateName}`,
    ),
    `  Console 管理控制台        ${config.publicUrl}/console`,
    ...state.accounts.map(
      ({ role, username, password }) => `    ${ROLE_NAMES[role].padEnd(22)} ${username} / ${password}`,
    ),
    `  Certificate check 查验    ${config.publicUrl}/verify`,
    `  API                       ${config.publicUrl}/api/docs`,
    '',
    `  Data in ${config.dataDir}; Ctrl-C stops.`,
    '',
  ];
  return lines.join('\n');
}
