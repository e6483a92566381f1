import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { until } from '../../../fixtures/until';
import { CandidateScreen } from '../../candidate-screen';
import { AUTHORED, everyKind, SECRETS } from '../../every-kind';
import { ExamHall, type Ticket } from '../../exam-hall';
import { launchChromium } from '../../launch-chromium';
import { anyStart, type Passed } from '../../shaky-network';

jest.setTimeout(90_000);

const ROOT = resolve(__dirname, '../../../..');
const WEB = join(ROOT, 'dist/web');

/** Stored fields of questions, papers and sessions that must not leave the server. */
const SECRET_FIELDS = new Set([
  'key',
  'keys',
  'right',
  'rationale',
  'solution',
  'correct',
  'isCorrect',
  'blanks',
  'pairs',
  'order',
  'value',
  'tolerance',
  'optionOrder',
  'plan',
  'planSha256',
  'seed',
  'generatorVersion',
  'versionId',
  'questionId',
  'questionCode',
  'domainCode',
  'difficulty',
  'knowledgePoint',
  'source',
  'format',
  'fixedOptionOrder',
  'groupPosition',
  'multipleChoice',
]);

/** All fields of a paper in the contract; there must be no others. */
const PAPER_FIELDS = [
  'blankCount',
  'id',
  'itemNumber',
  'items',
  'options',
  'points',
  'prompts',
  'sections',
  'stem',
  'stimulus',
  'text',
  'title',
  'type',
];

const MARKS = AUTHORED.map((mark) => ({ mark, place: AUTHORED.indexOf(mark) }));

type Json = string | number | boolean | null | Json[] | { [field: string]: Json };
interface Item {
  type: string;
  options: { id: string; text: string }[];
}

function fieldsOf(json: Json): string[] {
  if (typeof json !== 'object' || json === null) return [];
  if (Array.isArray(json)) return json.flatMap(fieldsOf);
  return Object.entries(json).flatMap(([field, inner]) => [field, ...fieldsOf(inner)]);
}

function jsonOf({ reply }: Passed): Json {
  try {
    return JSON.parse(reply) as Json;
  } catch {
    return null;
  }
}

/** Leaks in one reply. */
function leaksOf(passed: Passed): string[] {
  const where = `${passed.method} ${passed.path} (${passed.status})`;
  const words = SECRETS.filter((secret) => passed.reply.includes(secret)).map((secret) => `${where} tells ${secret}`);
  // The fields of a paper are checked separately, and those in the API docs are only names.
  const fields = passed.path.startsWith('/api/v1/')
    ? fieldsOf(jsonOf(passed))
        .filter((field) => SECRET_FIELDS.has(field))
        .map((field) => `${where} has a field ${field}`)
    : [];
  const traces =
    /\n\s+at |node_modules|SELECT |\.ts:\d/.test(passed.reply) && passed.path.startsWith('/api/v1/')
      ? [`${where} shows the inside`]
      : [];
  return [...words, ...fields, ...traces];
}

/** Authored positions of the options, in the order of the paper. */
const authoredOrder = ({ options }: Item): number[] =>
  options.map(({ text }) => MARKS.find(({ mark }) => text.endsWith(mark))!.place);

describe('replies to a candidate before release', () => {
  let hall: ExamHall;
  let browser: Browser;
  let tickets: Ticket[];

  beforeAll(async () => {
    [hall, browser] = await Promise.all([ExamHall.open(), launchChromium()]);
    ({ tickets } = await hall.exam({ candidates: 12, content: await everyKind(hall) }));
  });
  afterAll(async () => {
    await browser?.close();
    await hall?.close();
  });

  /** A candidate's calls through the network that records replies. */
  class Caller {
    private cookie = '';
    constructor(readonly ticket: Ticket) {}

    async call(method: string, path: string, body?: unknown): Promise<Passed> {
      const headers = { Cookie: this.cookie, ...(body !== undefined && { 'Content-Type': 'application/json' }) };
      const reply = await fetch(`${hall.url}${path}`, {
        method,
        headers,
        body: typeof body === 'string' ? body : JSON.stringify(body),
      });
      await reply.arrayBuffer();
      const [cookie] = reply.headers.getSetCookie();
      if (cookie && path.endsWith('/sign-in')) this.cookie = cookie.split(';')[0]!;
      return hall.network.passed.at(-1)!;
    }

    async signIn(): Promise<void> {
      const { ticketNumber, accessCode } = this.ticket;
      const signedIn = await this.call('POST', '/api/v1/candidate/sign-in', { ticketNumber, accessCode });
      expect(signedIn.status).toBe(200);
      const { rulesVersion, privacyVersion } = (JSON.parse(signedIn.reply) as { consent: Record<string, string> })
        .consent;
      await this.call('POST', '/api/v1/candidate/consent', { rulesVersion, privacyVersion });
    }

    start = () => this.call('POST', '/api/v1/candidate/sessions', {});
  }

  async function seated(): Promise<{ caller: Caller; sessionId: string; items: Item[] }> {
    const caller = new Caller(tickets.pop()!);
    await caller.signIn();
    const started = JSON.parse((await caller.start()).reply) as {
      session: { id: string };
      paper: { sections: { items: Item[] }[] };
    };
    return { caller, sessionId: started.session.id, items: started.paper.sections.flatMap(({ items }) => items) };
  }

  /** Calls every candidate route with valid and invalid requests. */
  async function askEverything({ caller, sessionId }: { caller: Caller; sessionId: string }): Promise<void> {
    const own = `/api/v1/candidate/sessions/${sessionId}`;
    await caller.call('GET', '/api/v1/candidate/me');
    await caller.start();
    for (const path of ['', '/result', '/certificate.pdf', '/unknown']) await caller.call('GET', own + path);
    for (const seat of [1, 99]) {
      for (const response of ['A', 'Z', 7, null, ['A', 'A'], { 1: 'A' }]) {
        await caller.call('PUT', `${own}/responses`, {
          seat,
          responses: [1, 13, 14, 15, 16, 17, 18].map((itemNumber) => ({ itemNumber, revision: 1, response })),
        });
        await caller.call('PUT', `${own}/responses`, { seat, responses: [{ itemNumber: 1, revision: 1, response }] });
      }
    }
    for (const body of [
      undefined,
      {},
      '{',
      '[]',
      { seat: 1, responses: [{ itemNumber: 0, revision: 0, response: 'A' }] },
    ]) {
      await caller.call('PUT', `${own}/responses`, body);
      await caller.call('POST', `${own}/events`, body);
      await caller.call('POST', '/api/v1/candidate/consent', body);
      await caller.call('POST', '/api/v1/candidate/sign-in', body);
    }
    await caller.call('GET', '/api/v1/candidate/sessions/00000000-0000-7000-8000-000000000000');
  }

  const expectNoLeak = () => expect([...new Set(hall.network.passed.flatMap(leaksOf))]).toEqual([]);

  it('have only the contract’s fields in a paper', async () => {
    const { caller } = await seated();
    const { paper } = jsonOf(await caller.start()) as { paper: Json };
    expect([...new Set(fieldsOf(paper))].sort()).toEqual(PAPER_FIELDS);
  });

  it('have options in an order that reveals nothing of the authored order', async () => {
    const papers = [await seated(), await seated(), await seated()];
    const shuffled = papers
      .flatMap(({ items }) => items)
      .filter(({ options }) => options.length === AUTHORED.length)
      .map(authoredOrder);
    const asWritten = shuffled.filter((order) => order.every((place, index) => place === index));
    expect(shuffled.length).toBeGreaterThan(40);
    // By chance, one in 24 is in authored order.
    expect(asWritten.length).toBeLessThan(shuffled.length / 4);
    for (const place of [0, 1, 2, 3]) {
      const first = shuffled.filter((order) => order[0] === place);
      expect(first.length).toBeGreaterThan(0);
    }
  });

  it('contain no secret on any route in any state of a session', async () => {
    const open = await seated();
    await askEverything(open);
    for (const act of ['lock', 'close', 'void']) {
      const one = await seated();
      await hall.staff('POST', `/sessions/${one.sessionId}/${act}`, { reason: '测试' });
      await askEverything(one);
    }
    const late = await seated();
    await hall.endIn({ ...late.caller.ticket, ms: -1000 });
    await askEverything(late);
    await until(
      'the session to be timed out',
      async () => (await hall.holds(late.caller.ticket)).state === 'timed_out',
      30_000,
    );
    await askEverything(late);
    const submitted = await seated();
    await submitted.caller.call('POST', `/api/v1/candidate/sessions/${submitted.sessionId}/submit`, {
      seat: 1,
      responses: [],
    });
    await until(
      'the result to be graded and withheld',
      async () =>
        (await submitted.caller.call('GET', `/api/v1/candidate/sessions/${submitted.sessionId}/result`)).reply.includes(
          'withheld',
        ),
      30_000,
    );
    await askEverything(submitted);
    // Another candidate's session, and an exam that is not open yet.
    await submitted.caller.call('GET', `/api/v1/candidate/sessions/${open.sessionId}`);
    const early = new Caller(await hall.ticket({ opensInMs: 3_600_000 }));
    await early.signIn();
    await early.start();
    expectNoLeak();
  });

  it('are refusals on all other routes', async () => {
    const { caller, sessionId } = await seated();
    const { paths } = jsonOf(await caller.call('GET', '/api/docs-json')) as unknown as {
      paths: Record<string, Record<string, object>>;
    };
    const questions = await hall.office.database.select<{ id: string }>('SELECT id FROM question LIMIT 1');
    const forOthers = Object.entries(paths).filter(
      ([path]) =>
        !/^\/api\/v1\/((candidate|certificates|certificate-(keys|issuer|status))\b|media\/|self-registration\/)|sign-(in(\/code)?|out)$/.test(
          path,
        ) && path.startsWith('/api/v1/'),
    );
    expect(forOthers.length).toBeGreaterThan(20);
    for (const [path, methods] of forOthers) {
      for (const method of Object.keys(methods)) {
        for (const id of [sessionId, questions[0]!.id]) {
          const passed = await caller.call(
            method.toUpperCase(),
            path.replace(/\{\w+\}/g, id),
            method === 'get' ? undefined : {},
          );
          expect([method, path, [401, 403].includes(passed.status!)]).toEqual([method, path, true]);
        }
      }
    }
    expectNoLeak();
  });

  it('contain no secret for a browser either', async () => {
    const ticket = tickets.pop()!;
    const screen = await CandidateScreen.open({ browser, url: hall.url });
    await screen.arrive(ticket);
    await screen.answer(1, 'A');
    await screen.untilSaved();
    await screen.page.reload();
    await screen.untilAnswering();
    await screen.submit();
    await screen.says('成绩尚未公布');
    expect(hall.network.passed.filter(anyStart).length).toBeGreaterThan(0);
    expectNoLeak();
    await screen.close();
  });

  it('include no source map, and built files contain no text of a question bank', async () => {
    const files = readdirSync(WEB, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(WEB, join(entry.parentPath, entry.name)));
    const rationales = readdirSync(join(ROOT, 'question-banks'), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('questions.yaml'))
      .flatMap((name) =>
        [...readFileSync(join(ROOT, 'question-banks', name), 'utf8').matchAll(/rationale: (.{20})/g)].map(
          ([, begun]) => begun!,
        ),
      );
    expect(rationales.length).toBeGreaterThan(100);
    for (const file of files) {
      const content = readFileSync(join(WEB, file), 'utf8');
      expect([file, /\.map$/.test(file), /sourceMappingURL/.test(content)]).toEqual([file, false, false]);
      expect([file, rationales.filter((begun) => content.includes(begun))]).toEqual([file, []]);
      // Below /console and /verify, every address returns the page.
      const reply = await fetch(`${hall.url}/${file}.map`);
      const text = await reply.text();
      expect([file, reply.ok && !text.startsWith('<!doctype html>')]).toEqual([file, false]);
    }
  });
});
